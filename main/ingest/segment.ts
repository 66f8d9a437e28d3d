/** Rows of one play as they came out of a file, in any order: what lies in the spool until its game is stored. The field
 *  and the headings are as recorded. */

/** What the rows say of whom a track belongs to, in the source's words. */
export interface RowTexts {
  readonly name: string | null
  readonly jersey: string | null
  /** The team's abbreviation, "home" or "away", "football" or "ball", or "Offense" and "Defense". */
  readonly club: string | null
  readonly position: string | null
  /** Which way the offense goes. */
  readonly direction: string | null
}

/** The same texts in several rows. */
export interface CountedTexts extends RowTexts {
  readonly rowCount: number
}

export interface SegmentTrack {
  /** Null for the ball and for players without a number: they are told apart by name and club. */
  readonly nflId: number | null
  readonly texts: readonly CountedTexts[]
}

export interface RecordedEvent {
  readonly frameId: number
  readonly name: string
}

/** [row] each. */
export interface RowColumns {
  /** Index into the tracks of the segment. */
  readonly track: Int32Array
  readonly frameId: Int32Array
  /** Which row of the file it is, from 1. */
  readonly record: Uint32Array
  /** Yards. */
  readonly x: Float32Array
  /** Yards. */
  readonly y: Float32Array
  /** Yards per second; NaN where it is missing, as in the columns below. */
  readonly s: Float32Array
  /** Yards per second squared. */
  readonly a: Float32Array
  /** Degrees clockwise from +y. */
  readonly o: Float32Array
  /** Degrees clockwise from +y. */
  readonly dir: Float32Array
}

export const ROW_COLUMNS = ['track', 'frameId', 'record', 'x', 'y', 's', 'a', 'o', 'dir'] as const

export interface Segment {
  readonly gameId: number
  readonly playId: number
  readonly tracks: readonly SegmentTrack[]
  readonly events: readonly RecordedEvent[]
  /** The first frame whose type says SNAP. */
  readonly snapTypeFrameId: number | null
  /** There were more players, or more names for them, than one play can have: the play cannot be used. */
  readonly isCrowded: boolean
  /** There were more events than one play can have: none of them is to be believed. */
  readonly hasTooManyEvents: boolean
  /** Frame numbers start again at 1 after the throw (Big Data Bowl 2026): they go on from the rest of the play. */
  readonly isAfterThrow: boolean
}

/** What tells a track from others, wherever it comes up. */
export function trackKey({ nflId, texts }: SegmentTrack): string {
  const [first] = texts
  return nflId === null ? `${first?.name ?? ''}\n${first?.club ?? ''}` : String(nflId)
}
