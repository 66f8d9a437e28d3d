/** A page that makes clips with the real stage and the real encoder, for tests and benches that look at the file. */
import type { OpenedPlay, PlayReading } from '../../preload/contract.ts'
import { ClipFrames, type ClipPicture } from '../../renderer/export/clipFrames.ts'
import { clipLayoutOf } from '../../renderer/export/clipLayout.ts'
import { type ClipPlan, sampleSteps } from '../../renderer/export/clipPlan.ts'
import { estimatedGifBytes, gifOf } from '../../renderer/export/makeGif.ts'
import { PLAIN_LOOK } from '../../renderer/replay/scene.ts'
import { inventedReading, openedPlays } from '../builders/openedPlay.ts'

export interface ClipShot {
  readonly opened: OpenedPlay
  readonly reading: PlayReading | null
  readonly plan: ClipPlan
  readonly width: number
  readonly isLooped: boolean
}

function pictureOf({ opened, reading, width }: ClipShot): ClipPicture {
  return {
    scene: { opened, reading, look: PLAIN_LOOK },
    layout: clipLayoutOf(width, true),
    resolution: 1,
    caption: { pieces: ['SIM at LAB', 'Q2 4:12', '3rd & 8'], aside: 'Played: Cover-3 (zone)' },
    flags: [],
    marks: { in: null, out: null },
  }
}

/** The file of a clip, in base 64; null where it was cancelled after `cancelAfter` frames. */
async function makeClip(shot: ClipShot, cancelAfter = Number.POSITIVE_INFINITY): Promise<string | null> {
  const source = await ClipFrames.create(pictureOf(shot))
  const stop = new AbortController()
  const onProgress = (done: number) => (done >= cancelAfter ? stop.abort() : undefined)
  const file = await gifOf({ source, plan: shot.plan, isLooped: shot.isLooped, signal: stop.signal, onProgress })
  source.dispose()
  return file?.toBase64() ?? null
}

async function estimate(shot: ClipShot): Promise<number | null> {
  const source = await ClipFrames.create(pictureOf(shot))
  const { signal } = new AbortController()
  const bytes = await estimatedGifBytes({ source, plan: shot.plan, isLooped: shot.isLooped, signal })
  source.dispose()
  return bytes
}

const api = { makeClip, estimate, openedPlays, inventedReading, ClipFrames, pictureOf, clipLayoutOf, sampleSteps }

declare global {
  var clips: typeof api
  interface Uint8Array {
    toBase64(): string
  }
}
globalThis.clips = api
