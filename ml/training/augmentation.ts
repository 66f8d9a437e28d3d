/** Plays as they could have been: the mirror image, and players whose orientation nobody measured. */
import { FIELD_WIDTH } from '../football/field.ts'
import type { TrackColumn, Tracking } from '../football/tracking.ts'

const FULL_TURN = 2 * Math.PI

/** The mirror image along the field: y -> 53 1/3 - y, and with it v_y and both headings. Left and right swap, man and
 *  zone do not. */
export function mirrored(tracking: Tracking): Tracking {
  return {
    ...tracking,
    y: tracking.y.map((y) => FIELD_WIDTH - y),
    heading: reflected(tracking.heading),
    orientation: reflected(tracking.orientation),
  }
}

/** The same play from a source that has no orientation. */
export function withoutOrientation(tracking: Tracking): Tracking {
  return { ...tracking, orientation: new Float32Array(tracking.orientation.length).fill(Number.NaN) }
}

/** Headings seen in the mirror, in [0, 2 pi). */
function reflected(headings: TrackColumn): TrackColumn {
  return headings.map((heading) => (heading > 0 ? FULL_TURN - heading : heading))
}
