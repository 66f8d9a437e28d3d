/** Where a moment lies on the timeline, and which moment lies under the pointer. */
import { FRAME_RATE } from '../../ml/football/tracking.ts'

/** From the first to the last frame of a play (seconds from the snap), over some pixels. */
export interface TimeScale {
  readonly start: number
  readonly end: number
  /** Pixels of `start` and of `end`. */
  readonly left: number
  readonly right: number
}

export function xOfTime({ start, end, left, right }: TimeScale, time: number): number {
  return end === start ? left : left + ((time - start) / (end - start)) * (right - left)
}

export function xOfFrame(scale: TimeScale, frame: number): number {
  return xOfTime(scale, scale.start + frame / FRAME_RATE)
}

/** The frame nearest to a pixel. */
export function frameAtX(scale: TimeScale, x: number): number {
  const { start, end, left, right } = scale
  const share = right === left ? 0 : (x - left) / (right - left)
  const last = Math.round((end - start) * FRAME_RATE)
  return Math.min(last, Math.max(0, Math.round(share * last)))
}

/** The moment of a frame, seconds: tenths that are counted from the snap, so that the snap is 0 and nothing near it. */
export function timeAtFrame({ start }: Pick<TimeScale, 'start'>, frame: number): number {
  return (frame + Math.round(start * FRAME_RATE)) / FRAME_RATE
}

/** Pixels that a labelled second needs. */
const SECOND_ROOM = 44
const STEPS_s = [1, 2, 5, 10, 20, 60] as const

/** The whole seconds that get a label: as many as fit, zero among them. */
export function labelledSeconds(scale: TimeScale): number[] {
  const perSecond = (scale.right - scale.left) / Math.max(scale.end - scale.start, 1 / FRAME_RATE)
  const step = STEPS_s.find((seconds) => seconds * perSecond >= SECOND_ROOM) ?? 60
  const first = Math.ceil(scale.start / step)
  const last = Math.floor(scale.end / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step)
}
