/** Puts tracking rows together to plays, as they come: a segment is done when the next row belongs to another play. */
import { TRACK_COLUMNS, type TrackColumn, type TrackColumnName } from '../../ml/football/tracking.ts'
import { RowBuffer } from './rowBuffer.ts'
import type { RecordedEvent, RecordedTrack, RowKey, Segment } from './segment.ts'
import { EVENT_MARK, NO_ID, NO_KEY, SNAP_MARK, type TrackingRows } from './trackingRows.ts'

/** A row that cannot be used: a position that is no place on a field, or one player too many. */
export interface BadRow extends RowKey {
  readonly column: 'x' | 'y' | 'nflId'
  readonly value: number
}

/** What says which play and when. */
export type KeyColumn = 'gameId' | 'playId' | 'frameId'

export interface AssemblyOutput {
  /** Whether a play is in the plays table; rows of others are passed over. */
  isKnown(gameId: number, playId: number): boolean
  unknownPlay(key: { gameId: number; playId: number }): void
  segment(segment: Segment): void
  badRow(row: BadRow): void
  /** A row without a key, by its number (from 1) among those that were added. */
  keylessRow(column: KeyColumn, row: number): void
  /** Frames so far from the rest of their play that their numbers must be wrong. */
  strayFrames(key: { gameId: number; playId: number; frameIds: readonly number[] }): void
}

/** A player stands at most this far outside the field; beyond it the number is wrong. */
const OUTSIDE_FIELD_YD = 40
const X_RANGE = [-OUTSIDE_FIELD_YD, 120 + OUTSIDE_FIELD_YD] as const
const Y_RANGE = [-OUTSIDE_FIELD_YD, 54 + OUTSIDE_FIELD_YD] as const
/** Frames of one play that lie further apart than this (30 s) do not belong together. */
const LONGEST_GAP_FRAMES = 300
/** No play lasts ten minutes: what does is a wrong frame number, and must not fill the memory. */
const LONGEST_PLAY_FRAMES = 6_000
/** Two whole squads and the ball: more players in one play are wrong numbers. */
const MOST_TRACKS = 110
/** A segment with this many rows is closed; the rest of the play makes another, and they are joined later. */
const MOST_ROWS = 100_000

export class PlayAssembler {
  readonly #output: AssemblyOutput
  readonly #isAfterThrow: boolean
  readonly #rows = new RowBuffer()
  #gameId = Number.NaN
  #playId = Number.NaN
  #isKnown = false
  #direction: string | null = null
  #tracks: RecordedTrack[] = []
  #trackByKey = new Map<number | string, number>()
  #events = new Map<string, RecordedEvent>()
  #snapTypeFrameId: number | null = null
  #added = 0

  constructor(output: AssemblyOutput, isAfterThrow: boolean) {
    this.#output = output
    this.#isAfterThrow = isAfterThrow
  }

  add(rows: TrackingRows): void {
    let lastId = Number.NaN
    let track = -1
    for (let row = 0; row < rows.rowCount; row++) {
      const missing = missingKey(rows, row)
      if (missing !== null) {
        this.#output.keylessRow(missing, this.#added + row + 1)
        continue
      }
      if (rows.gameId[row] !== this.#gameId || rows.playId[row] !== this.#playId) {
        this.#begin(rows, row)
        lastId = Number.NaN
      }
      if (!this.#isKnown) continue
      const id = rows.nflId[row] as number
      if (id !== lastId || id === NO_ID) track = this.#trackOf(rows, row, id)
      lastId = id
      if (this.#isUsable(rows, row, track)) this.#rows.push(rows, row, track)
      if (rows.marks[row] !== 0) this.#readMarks(rows, row)
      if (this.#rows.count === MOST_ROWS) this.#end()
    }
    this.#added += rows.rowCount
  }

  /** The last play is done too: no more rows come. */
  finish(): void {
    this.#end()
    this.#gameId = Number.NaN
  }

  #begin(rows: TrackingRows, row: number): void {
    this.#end()
    this.#gameId = rows.gameId[row] as number
    this.#playId = rows.playId[row] as number
    this.#isKnown = this.#output.isKnown(this.#gameId, this.#playId)
    if (!this.#isKnown) this.#output.unknownPlay({ gameId: this.#gameId, playId: this.#playId })
    this.#direction = rows.direction(row)
    this.#tracks = []
    this.#trackByKey.clear()
    this.#events.clear()
    this.#snapTypeFrameId = null
  }

  /** The row's track: a player by his number, the ball and players without one by name and club. */
  #trackOf(rows: TrackingRows, row: number, id: number): number {
    const key = id === NO_ID ? `${rows.name(row)}/${rows.club(row)}` : id
    const known = this.#trackByKey.get(key)
    if (known !== undefined) return known
    const track = this.#tracks.length
    if (track === MOST_TRACKS) return track
    this.#trackByKey.set(key, track)
    this.#tracks.push({
      nflId: id === NO_ID ? null : id,
      name: rows.name(row),
      jersey: rows.jersey(row),
      club: rows.club(row),
      position: rows.position(row),
    })
    return track
  }

  #isUsable(rows: TrackingRows, row: number, track: number): boolean {
    const [x, y, nflId] = [rows.x[row] as number, rows.y[row] as number, rows.nflId[row] as number]
    if (isWithin(x, X_RANGE) && isWithin(y, Y_RANGE) && track < MOST_TRACKS) return true
    const key = { gameId: this.#gameId, playId: this.#playId, nflId, frameId: rows.frameId[row] as number }
    if (!isWithin(x, X_RANGE)) this.#output.badRow({ ...key, column: 'x', value: x })
    else if (!isWithin(y, Y_RANGE)) this.#output.badRow({ ...key, column: 'y', value: y })
    else this.#output.badRow({ ...key, column: 'nflId', value: nflId })
    return false
  }

  #readMarks(rows: TrackingRows, row: number): void {
    const frameId = rows.frameId[row] as number
    const marks = rows.marks[row] as number
    const name = (marks & EVENT_MARK) === 0 ? null : rows.event(row)
    if (name !== null) this.#events.set(`${frameId} ${name}`, { frameId, name })
    if ((marks & SNAP_MARK) !== 0) this.#snapTypeFrameId = Math.min(frameId, this.#snapTypeFrameId ?? frameId)
  }

  #end(): void {
    if (this.#rows.count > 0) this.#output.segment(this.#segment())
    this.#rows.clear()
  }

  #segment(): Segment {
    const [firstFrameId, lastFrameId] = this.#frameRange()
    const frameCount = lastFrameId - firstFrameId + 1
    const width = this.#tracks.length
    const columns = Object.fromEntries(
      TRACK_COLUMNS.map((name) => [name, new Float32Array(frameCount * width).fill(Number.NaN)]),
    ) as Record<TrackColumnName, TrackColumn>
    const { identical, different, firstRow } = this.#rows.scatter({ firstFrameId, frameCount, width }, columns)
    const first = firstRow === null ? null : this.#keyOf(firstRow)
    const { gameId, playId, direction, tracks, snapTypeFrameId } = this.#play()
    const events = [...this.#events.values()].toSorted((a, b) => a.frameId - b.frameId)
    const doubled = { identical, different, first }
    const place = { gameId, playId, direction, tracks, firstFrameId, frameCount }
    return { ...place, events, snapTypeFrameId, columns, doubled, isAfterThrow: this.#isAfterThrow }
  }

  #play() {
    return {
      gameId: this.#gameId,
      playId: this.#playId,
      direction: this.#direction,
      tracks: this.#tracks,
      snapTypeFrameId: this.#snapTypeFrameId,
    }
  }

  #keyOf(row: number): RowKey {
    const nflId = this.#tracks[this.#rows.trackAt(row)]?.nflId ?? NO_ID
    return { gameId: this.#gameId, playId: this.#playId, nflId, frameId: this.#rows.frameIdAt(row) }
  }

  /** First and last frame of the play; frames far from the others are given up, and reported. */
  #frameRange(): readonly [number, number] {
    const { lowest, highest } = this.#rows
    // too few frames for any of them to be far from the rest
    if (highest - lowest < LONGEST_GAP_FRAMES) return [lowest, highest]
    const ids = this.#rows.distinctFrameIds()
    const blocks: number[][] = []
    for (const id of ids) {
      const block = blocks.at(-1)
      if (block !== undefined && id - (block.at(-1) as number) <= LONGEST_GAP_FRAMES) block.push(id)
      else blocks.push([id])
    }
    const longest = blocks.toSorted((a, b) => b.length - a.length)[0] as number[]
    const main = longest.filter((id) => id - (longest[0] as number) < LONGEST_PLAY_FRAMES)
    const [first, last] = [main[0] as number, main.at(-1) as number]
    const frameIds = ids.filter((id) => id < first || id > last)
    if (frameIds.length > 0) this.#output.strayFrames({ gameId: this.#gameId, playId: this.#playId, frameIds })
    return [first, last]
  }
}

function missingKey(rows: TrackingRows, row: number): KeyColumn | null {
  const gameId = rows.gameId[row] as number
  // files also have NaN for a missing game
  if (gameId === NO_KEY || Number.isNaN(gameId)) return 'gameId'
  if (rows.playId[row] === NO_KEY) return 'playId'
  return rows.frameId[row] === NO_KEY ? 'frameId' : null
}

function isWithin(value: number, [low, high]: readonly [number, number]): boolean {
  return value >= low && value <= high
}
