/** From the pointer to a frame, and from a frame to what the slider says. */
import { FRAME_RATE } from '../../ml/football/tracking.ts'
import type { NoReadBand } from '../../ml/model/noRead.ts'
import { readText } from '../read/readText.ts'
import { type Rect, type TimeRange, timeOfX } from './curveScale.ts'
import { momentText } from './moments.ts'

export function frameAtX(plot: Rect, range: TimeRange, x: number): number {
  return Math.round((timeOfX(plot, range, x) - range.start) * FRAME_RATE)
}

/** The moment of a frame, seconds: tenths that are counted from the snap, so that the snap is 0 and nothing near it. */
export function timeOfFrameIn({ start }: Pick<TimeRange, 'start'>, frame: number): number {
  return (frame + Math.round(start * FRAME_RATE)) / FRAME_RATE
}

/** "-1.2 s, man 83 %", "-1.2 s, no read". */
export function valueText(time: number, manProbability: number | null | undefined, band: NoReadBand): string {
  return `${momentText(time)}, ${readText(manProbability, band)}`
}
