/** The rows of a tracking table as typed columns, whatever the year: one query that gives every layout one shape. */
import { isWithinBounds, NUMBER_BOUNDS, type NumberColumn, textBoundsOf } from './bounds.ts'
import { readCsv } from './csv.ts'
import { type Chunk, readParquet, sqlName } from './duck.ts'
import type { PlacedTable } from './tableRows.ts'
import type { ColumnName } from './tables.ts'
import { directionFrom, isMissing, MISSING_WORDS, numberFrom } from './values.ts'

/** The number columns are NaN where a value is missing. */
export interface TrackingRows {
  readonly rowCount: number
  readonly gameId: Float64Array
  readonly playId: Float64Array
  /** Missing for the ball, and for players without a number. */
  readonly nflId: Float64Array
  readonly frameId: Float64Array
  readonly x: Float64Array
  readonly y: Float64Array
  readonly s: Float64Array
  readonly a: Float64Array
  /** Degrees clockwise from +y. */
  readonly o: Float64Array
  /** Degrees clockwise from +y. */
  readonly dir: Float64Array
  /** `SNAP_MARK` where the frame's type says SNAP, plus `EVENT_MARK` where there may be an event: one look for both. */
  readonly marks: Int32Array
  /** The same number, the same texts that say who a row is about (name, club, jersey, position, direction): nobody has to
   *  look at them. */
  readonly identity: Int32Array
  readonly event: (row: number) => string | null
  readonly club: (row: number) => string | null
  readonly name: (row: number) => string | null
  readonly jersey: (row: number) => string | null
  readonly position: (row: number) => string | null
  readonly direction: (row: number) => string | null
}

export const SNAP_MARK = 1
export const EVENT_MARK = 2

/** The number columns of a row, in the order of the query. */
export const TRACKING_NUMBERS = ['gameId', 'playId', 'nflId', 'frameId', 'x', 'y', 's', 'a', 'o', 'dir'] as const

/** The columns that a row cannot do without. */
export const KEY_COLUMNS = ['gameId', 'playId', 'frameId', 'x', 'y'] as const satisfies readonly NumberColumn[]

/** The column that says whose side a player is on. */
export function clubColumnOf({ table }: PlacedTable): ColumnName {
  return table.columns.club === undefined ? 'playerSide' : 'club'
}

/** The query over a table. It fails at a row of a CSV whose values do not fit. */
export function trackingQuery(at: PlacedTable): string {
  const { columns } = at.table
  // everything a number can be is a DOUBLE: whether an id is whole can then be seen, and is not rounded away
  const number = (ours: ColumnName) => {
    const name = columns[ours]
    return name === undefined ? `'nan'::DOUBLE` : `coalesce(TRY_CAST(${sqlName(name)} AS DOUBLE), 'nan')`
  }
  // as it comes, whatever its type: turning every row's value into text costs a second a gigabyte, and few are looked at
  const text = (ours: ColumnName) => (columns[ours] === undefined ? 'NULL::VARCHAR' : sqlName(columns[ours]))
  const event = text('event')
  const isSnap = columns.frameType === undefined ? 'false' : `${sqlName(columns.frameType)} IS NOT DISTINCT FROM 'SNAP'`
  const who = [clubColumnOf(at), 'displayName', 'jerseyNumber', 'position', 'playDirection'] as const
  const selected = [
    ...TRACKING_NUMBERS.map(number),
    `${SNAP_MARK} * (${isSnap})::INTEGER + ${EVENT_MARK} * (${event} IS NOT NULL)::INTEGER`,
    `(hash(${who.map(text).join(', ')}) & ${0x7fffffff})::INTEGER`,
    event,
    ...who.map(text),
  ]
  return `SELECT ${selected.join(', ')} FROM ${sourceOf(at)}`
}

/** The rows of a chunk of the query. `onWrongText` is called for a text that is none of its column, when it is looked at. */
export function trackingRows(chunk: Chunk, onWrongText: () => void): TrackingRows {
  const sound = (place: number, isSound: (text: string) => boolean) => {
    const texts = chunk.texts(place)
    // the words for "missing" are taken for what they mean here and not in SQL, since few texts are ever looked at
    return (row: number) => {
      const text = texts(row)
      if (text === null || isMissing(text)) return null
      if (!isSound(text)) onWrongText()
      return text
    }
  }
  const isName = (text: string) => text.length <= textBoundsOf('displayName').longest
  const isJersey = (text: string) => isWithinBounds(numberFrom(text) ?? 0, 'jerseyNumber')
  return {
    rowCount: chunk.rowCount,
    gameId: chunk.doubles(0),
    playId: chunk.doubles(1),
    nflId: chunk.doubles(2),
    frameId: chunk.doubles(3),
    x: chunk.doubles(4),
    y: chunk.doubles(5),
    s: chunk.doubles(6),
    a: chunk.doubles(7),
    o: chunk.doubles(8),
    dir: chunk.doubles(9),
    marks: chunk.integers(10),
    identity: chunk.integers(11),
    event: sound(12, isName),
    club: sound(13, isName),
    name: sound(14, isName),
    jersey: sound(15, isJersey),
    position: sound(16, isName),
    direction: sound(17, (text) => directionFrom(text) !== null),
  }
}

/** Whether every number of every row is one that its column can have, and none is missing that a row needs. */
export function areSound(rows: TrackingRows): boolean {
  for (const column of TRACKING_NUMBERS) {
    const { low, high, isWhole } = NUMBER_BOUNDS[column]
    const values = rows[column]
    const canBeMissing = !(KEY_COLUMNS as readonly string[]).includes(column)
    for (let row = 0; row < rows.rowCount; row++) {
      const value = values[row] as number
      if (value >= low && value <= high && (!isWhole || Math.floor(value) === value)) continue
      if (!canBeMissing || !Number.isNaN(value)) return false
    }
  }
  return true
}

function sourceOf({ table, path }: PlacedTable): string {
  if (table.file.format === 'parquet') return readParquet(path)
  const numbers = new Set(TRACKING_NUMBERS.map((name) => table.columns[name]))
  const types = table.header.map((name) => [name, numbers.has(name) ? 'DOUBLE' : 'VARCHAR'] as const)
  return readCsv({ path, delimiter: table.delimiter, types, missing: MISSING_WORDS })
}
