/** Where a time and a probability lie on the curve's plot, and back: for drawing it and for scrubbing on it. */

/** CSS pixels. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Seconds from the snap. */
export interface TimeRange {
  readonly start: number
  readonly end: number
}

/** Room for the numbers at the left, for flags above, and for events and seconds below, CSS pixels. */
const LEFT_px = 44
const RIGHT_px = 12
export const ABOVE_px = 16
const BELOW_px = 32

/** The part of `rect` that the curve itself takes. */
export function plotOf({ x, y, width, height }: Rect): Rect {
  return {
    x: x + LEFT_px,
    y: y + ABOVE_px,
    width: Math.max(1, width - LEFT_px - RIGHT_px),
    height: Math.max(1, height - ABOVE_px - BELOW_px),
  }
}

export function xOfTime(plot: Rect, { start, end }: TimeRange, time: number): number {
  return plot.x + (plot.width * (time - start)) / (end - start || 1)
}

/** Within the range, wherever the pointer is. */
export function timeOfX(plot: Rect, { start, end }: TimeRange, x: number): number {
  const share = Math.min(Math.max((x - plot.x) / plot.width, 0), 1)
  return start + share * (end - start)
}

export function yOfProbability(plot: Rect, probability: number): number {
  return plot.y + plot.height * (1 - probability)
}
