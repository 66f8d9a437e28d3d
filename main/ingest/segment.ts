/** A run of rows of one play as they stood in a file, put into columns: what lies in the spool until its game is
 *  stored. The field is as recorded, headings are in radians already. */
import type { TrackColumn, TrackColumnName } from '../../ml/football/tracking.ts'

/** Who a recorded track belongs to, in the source's words. */
export interface RecordedTrack {
  /** Null for the ball and for players without a number. */
  readonly nflId: number | null
  readonly name: string | null
  readonly jersey: string | null
  /** The team's abbreviation, "home" or "away", "football" or "ball", or "Offense" and "Defense". */
  readonly club: string | null
  readonly position: string | null
}

export interface RecordedEvent {
  readonly frameId: number
  readonly name: string
}

export interface Segment {
  readonly gameId: number
  readonly playId: number
  readonly direction: string | null
  readonly tracks: readonly RecordedTrack[]
  readonly firstFrameId: number
  readonly frameCount: number
  readonly events: readonly RecordedEvent[]
  /** The first frame whose type says SNAP. */
  readonly snapTypeFrameId: number | null
  /** [frameCount, tracks.length] row-major; NaN where a track is missing. */
  readonly columns: Readonly<Record<TrackColumnName, TrackColumn>>
  readonly doubled: DoubledRows
  /** Frame numbers start again at 1 after the throw (Big Data Bowl 2026): they go on from the rest of the play. */
  readonly isAfterThrow: boolean
}

/** Rows that stood twice: a player can be in one place only. */
export interface DoubledRows {
  /** With the same values. */
  readonly identical: number
  /** With other values: the first one counts. */
  readonly different: number
  /** The first of either. */
  readonly first: RowKey | null
}

/** Finds a row in its file again. */
export interface RowKey {
  readonly gameId: number
  readonly playId: number
  readonly nflId: number
  readonly frameId: number
}
