/** Where everybody is at a time: positions between two frames are interpolated, everything that was worked out frame
 *  by frame holds until the next frame comes. Nothing is allocated. */
import { FRAME_RATE, type Tracking } from '../../ml/football/tracking.ts'

/** One moment of a play; `sampleFrame` writes into it. Of somebody who is not there, all is NaN. */
export interface FrameSample {
  /** The frame at or before the time: what holds then. */
  frame: number
  /** [tracks], yards. */
  readonly x: Float64Array
  /** [tracks], yards. */
  readonly y: Float64Array
  /** [tracks], yards per second. */
  readonly speed: Float64Array
  /** [tracks], radians in [0, 2 pi). */
  readonly heading: Float64Array
  /** [tracks], radians in [0, 2 pi). */
  readonly orientation: Float64Array
}

/** Shares of a frame below this are rounding: the time is the frame's. */
const ROUNDING_frames = 1e-4
const FULL_TURN = 2 * Math.PI

export function frameSampleOf({ tracks }: Tracking): FrameSample {
  const column = () => new Float64Array(tracks.length).fill(Number.NaN)
  return { frame: 0, x: column(), y: column(), speed: column(), heading: column(), orientation: column() }
}

/** The frame that holds at a time (seconds from the snap): the last one at or before it. */
export function frameAt(tracking: Tracking, time: number): number {
  return Math.min(Math.max(Math.floor(positionOf(tracking, time) + ROUNDING_frames), 0), tracking.frameCount - 1)
}

/** Writes the moment `time` (seconds from the snap) of the play into `sample`. */
export function sampleFrame(sample: FrameSample, tracking: Tracking, time: number): void {
  const width = tracking.tracks.length
  const frame = frameAt(tracking, time)
  const share = Math.min(Math.max(positionOf(tracking, time) - frame, 0), 1)
  const hasNext = share > ROUNDING_frames && frame + 1 < tracking.frameCount
  const row = frame * width
  const next = hasNext ? row + width : row
  sample.frame = frame
  for (let slot = 0; slot < width; slot++) {
    sample.x[slot] = between(tracking.x, row + slot, next + slot, share)
    sample.y[slot] = between(tracking.y, row + slot, next + slot, share)
    sample.speed[slot] = between(tracking.speed, row + slot, next + slot, share)
    sample.heading[slot] = headingBetween(tracking.heading, row + slot, next + slot, share)
    sample.orientation[slot] = headingBetween(tracking.orientation, row + slot, next + slot, share)
  }
}

/** Frames since the first one. */
function positionOf(tracking: Tracking, time: number): number {
  return time * FRAME_RATE + (tracking.snapFrame ?? 0)
}

/** Somebody who leaves stays where he was until he is gone; somebody who comes is not there before. */
function between(column: Float32Array, here: number, there: number, share: number): number {
  const from = column[here] as number
  const to = column[there] as number
  return Number.isNaN(to) ? from : from + (to - from) * share
}

/** Along the shorter arc. */
function headingBetween(column: Float32Array, here: number, there: number, share: number): number {
  const from = column[here] as number
  const to = column[there] as number
  if (Number.isNaN(to)) return from
  let turn = (to - from) % FULL_TURN
  if (turn > Math.PI) turn -= FULL_TURN
  if (turn < -Math.PI) turn += FULL_TURN
  const heading = (from + turn * share) % FULL_TURN
  return heading < 0 ? heading + FULL_TURN : heading
}
