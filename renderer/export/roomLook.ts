/** How the film room looks just now, for what is taken out of it. */
import type { PlayKey } from '../../ml/football/ids.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import { useCamera } from '../replay/cameraControl.ts'
import { playbackOf } from '../replay/playback.ts'
import { flagsOf, useFlags } from '../session/flags.ts'
import { useLibrary } from '../session/library.ts'
import { useSettings } from '../session/settings.ts'
import { useView } from '../session/view.ts'
import { useWork } from '../session/work.ts'
import { useShown } from '../ui/followTheme.ts'
import type { ClipSource } from './clipPlan.ts'
import type { RoomLook, ShownPlay } from './pictureOf.ts'

export function roomLook(): RoomLook {
  return {
    theme: useShown.getState().theme,
    isTrueSide: useView.getState().isTrueSide,
    threshold: useSettings.getState().threshold,
    noRead: useWork.getState().model?.card.noRead ?? null,
    camera: useCamera.getState().camera,
  }
}

/** A play with its game and its flags, all of it on the curve; the marks are those of the play on the field. */
export function shownPlay(key: PlayKey, opened: OpenedPlay, reading: PlayReading | null): ShownPlay {
  const game = useLibrary.getState().games.find(({ gameId }) => gameId === key.gameId) ?? null
  const { start, end } = playbackOf(opened.tracking)
  const flags = flagsOf(useFlags.getState().flags, key)
  return { opened, reading, game, flags, range: { start, end }, marks: { in: null, out: null } }
}

/** What of a play can be shown. */
export function sourceOf(tracking: Tracking | null, { markIn, markOut }: Marks = NO_MARKS): ClipSource {
  const { start, end } = playbackOf(tracking)
  return { start, end, markIn, markOut, hasSnap: tracking?.snapFrame != null }
}

type Marks = Pick<ClipSource, 'markIn' | 'markOut'>
const NO_MARKS: Marks = { markIn: null, markOut: null }
