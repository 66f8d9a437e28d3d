/** From the clock's every tick to the frames that are worth telling. */
import { FRAME_RATE } from '../../ml/football/tracking.ts'
import type { Playback } from './playback.ts'

/** Times closer to a frame than this are on it: sums of tenths are not exact. */
const ROUNDING_frames = 1e-4

/** The frame that holds at a playback's time. */
export function frameOf({ time, start }: Pick<Playback, 'time' | 'start'>): number {
  return Math.max(0, Math.floor((time - start) * FRAME_RATE + ROUNDING_frames))
}

/** Hears of playbacks and tells their frames: each once, while the film runs no more often than every `least_ms`, and
 *  always the one it stands at. */
export function steadyFrames(
  least_ms: number,
  tell: (frame: number) => void,
  now: () => number = () => performance.now(),
): (playback: Playback) => void {
  let told = Number.NaN
  let last_ms = Number.NEGATIVE_INFINITY
  return (playback) => {
    const frame = frameOf(playback)
    // a tick that comes a little early is as good as one on time
    const isTooSoon = playback.isPlaying && now() - last_ms < least_ms * EARLY
    if (frame === told || isTooSoon) return
    told = frame
    last_ms = now()
    tell(frame)
  }
}

const EARLY = 0.9
