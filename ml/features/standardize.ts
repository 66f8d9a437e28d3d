/** Turns every play the same way: the offense attacks +x. A half turn of the field, never a mirror image, so that
 *  left stays left for the man who plays there. */
import { FIELD_LENGTH, FIELD_WIDTH } from '../football/field.ts'
import type { PlayDirection } from '../football/play.ts'
import type { TrackColumn, Tracking } from '../football/tracking.ts'
import { type Yards, yards } from '../football/units.ts'

/** The tracks of a play as recorded, turned so that the offense attacks +x: x -> 120 - x, y -> 53 1/3 - y, headings
 *  + pi when it moved left, and untouched when it moved right. */
export function standardized(recorded: Tracking, direction: PlayDirection): Tracking {
  if (direction === 'right') return recorded
  return {
    ...recorded,
    x: reflected(recorded.x, FIELD_LENGTH),
    y: reflected(recorded.y, FIELD_WIDTH),
    heading: turned(recorded.heading),
    orientation: turned(recorded.orientation),
  }
}

/** A line across the recorded field (a line of scrimmage, say) on the standardized one. */
export function standardizedLine(recorded: Yards, direction: PlayDirection): Yards {
  return direction === 'right' ? recorded : yards(FIELD_LENGTH - recorded)
}

/** Positions on an axis of a length, counted from its other end. */
function reflected(positions: TrackColumn, length: number): TrackColumn {
  const result = new Float32Array(positions.length)
  for (let i = 0; i < result.length; i++) result[i] = length - (positions[i] as number)
  return result
}

/** Headings half a turn on, still in [0, 2 pi); what is missing stays NaN. */
function turned(headings: TrackColumn): TrackColumn {
  const result = new Float32Array(headings.length)
  for (let i = 0; i < result.length; i++) {
    const heading = headings[i] as number
    result[i] = heading < Math.PI ? heading + Math.PI : heading - Math.PI
  }
  return result
}
