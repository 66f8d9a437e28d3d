/** A page that makes clips with the real stage and the real encoder, for tests and benches that look at the file. */
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import { ClipFrames, type ClipPicture } from '../../renderer/export/clipFrames.ts'
import { clipLayoutOf } from '../../renderer/export/clipLayout.ts'
import type { ClipPlan } from '../../renderer/export/clipPlan.ts'
import { pngOf } from '../../renderer/export/framePicture.ts'
import { estimatedGifBytes, gifOf } from '../../renderer/export/makeGif.ts'
import { playbackOf } from '../../renderer/replay/playback.ts'
import { PLAIN_LOOK, type SceneLook } from '../../renderer/replay/scene.ts'
import { inventedReading, openedPlays } from '../builders/openedPlay.ts'

export interface ClipShot {
  readonly opened: OpenedPlay
  readonly reading: PlayReading | null
  readonly look?: Partial<SceneLook>
  readonly plan: ClipPlan
  readonly width: number
  readonly isLooped: boolean
}

function pictureOf({ opened, reading, look, width }: Omit<ClipShot, 'plan' | 'isLooped'>): ClipPicture {
  const { start, end } = playbackOf(opened.tracking)
  return {
    scene: { opened, reading, look: { ...PLAIN_LOOK, ...look } },
    layout: clipLayoutOf(width, true),
    resolution: 1,
    caption: { pieces: ['AWY at HOM', 'Q2 4:12', 'HOM 3rd & 8'], aside: 'Played: Cover-3 (zone)' },
    range: { start, end },
    flags: [],
    marks: { in: null, out: null },
  }
}

/** The file of a clip, in base 64; null where it was cancelled, as it is after `cancelAfter` frames. */
async function makeGif(shot: ClipShot, cancelAfter = Number.POSITIVE_INFINITY): Promise<string | null> {
  const source = await ClipFrames.create(pictureOf(shot))
  const stop = new AbortController()
  const onProgress = (done: number) => (done >= cancelAfter ? stop.abort() : undefined)
  const { plan, isLooped } = shot
  const file = await gifOf({ source, plan, isLooped, signal: stop.signal, onProgress })
  source.dispose()
  return file === null ? null : base64(file)
}

/** Bytes that the file of a clip is thought to have. */
async function estimateGif(shot: ClipShot): Promise<number | null> {
  const source = await ClipFrames.create(pictureOf(shot))
  const { signal } = new AbortController()
  const bytes = await estimatedGifBytes({ source, plan: shot.plan, isLooped: shot.isLooped, signal })
  source.dispose()
  return bytes
}

/** The file of a still, in base 64. */
async function makePng(shot: Omit<ClipShot, 'plan' | 'isLooped'>, time: number, resolution: number): Promise<string> {
  const file = await pngOf({ ...pictureOf(shot), resolution }, time)
  if (file === null) throw new Error('no still came')
  return base64(file)
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

const api = { makeGif, estimateGif, makePng, openedPlays, inventedReading }

declare global {
  var clips: typeof api
}
globalThis.clips = api
