/** The mirror image of a whole play, worked out on its tracks: what the mirrored features are held against. */
import { FIELD_WIDTH } from '../../ml/football/field.ts'
import type { TrackColumn, Tracking } from '../../ml/football/tracking.ts'

/** y -> 53 1/3 - y, and with it both headings. */
export function mirrored(tracking: Tracking): Tracking {
  return {
    ...tracking,
    y: tracking.y.map((y) => FIELD_WIDTH - y),
    heading: reflected(tracking.heading),
    orientation: reflected(tracking.orientation),
  }
}

function reflected(headings: TrackColumn): TrackColumn {
  return headings.map((heading) => -heading)
}
