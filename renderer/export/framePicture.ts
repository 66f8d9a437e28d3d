/** The frame on the field as a PNG: the field as it is on screen, with its curve, twice as sharp. */
import { filmRoom, saveBytes } from '../filmRoom.ts'
import { showFault } from '../session/notices.ts'
import { clock, useOpenPlay } from '../session/openPlay.ts'
import { useView } from '../session/view.ts'
import { ClipFrames, type ClipPicture } from './clipFrames.ts'
import { clipFileName } from './clipNames.ts'
import { ENCODING_FAILED } from './exportFaults.ts'
import { pictureOf } from './pictureOf.ts'
import { roomLook, shownPlay } from './roomLook.ts'
import { showSaved } from './savedNews.ts'

/** As wide as the field on a common screen; twice that in the file, for print and large screens. */
const WIDTH = 1280
const RESOLUTION = 2

/** Asks where to and saves the frame; nothing where there is no play on the field. */
export async function saveFrame(): Promise<void> {
  const { key, opened, reading } = useOpenPlay.getState()
  if (key === null || opened?.tracking == null) return
  const { time, markIn, markOut } = clock.playback
  const { showsShares, showsMatchUps, showsTrails } = useView.getState()
  const switches = { showsShares, showsMatchUps, showsTrails }
  const shown = { showsCurve: true, showsPlayed: true, isAsOnScreen: true, ...switches, width: WIDTH }
  const play = { ...shownPlay(key, opened, reading), marks: { in: markIn, out: markOut } }
  const picture = { ...pictureOf(play, shown, roomLook()), resolution: RESOLUTION }
  const chosen = await filmRoom.chooseSaveFile({ kind: 'png', suggestedName: clipFileName(opened.row.play, 'png') })
  if (!chosen.ok) return showFault(chosen.fault)
  if (chosen.value === null) return
  const file = await pngOf(picture, time)
  if (file === null) return showFault(ENCODING_FAILED)
  const saved = await saveBytes(chosen.value.ticket, file, null)
  if (saved.ok) showSaved(chosen.value)
  else showFault(saved.fault)
}

/** The file of one moment; null where the page has no memory left for it. */
export async function pngOf(picture: ClipPicture, time: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const frames = await ClipFrames.create(picture)
  frames.draw(time)
  const blob = await new Promise<Blob | null>((resolve) => frames.canvas.toBlob(resolve, 'image/png'))
  frames.dispose()
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer())
}
