/** The rows of a tracking table as typed columns, whatever the year: one query that gives every layout one shape. */
import { readCsv } from './csv.ts'
import { type Chunk, readParquet, sqlName } from './duck.ts'
import type { Table } from './sources.ts'
import type { ColumnName } from './tables.ts'
import { MISSING_WORDS } from './values.ts'

/** No number of a player: the ball, or a player without one. */
export const NO_ID = -1

/** No game, play or frame: the row cannot be used. */
export const NO_KEY = -(2 ** 31)

/** The number columns, in the order of the query; every one but the ids can be NaN. Game, play and frame can be
 *  `NO_KEY`. */
export interface TrackingRows {
  readonly rowCount: number
  readonly gameId: Float64Array
  readonly playId: Int32Array
  /** `NO_ID` where there is none. */
  readonly nflId: Int32Array
  readonly frameId: Int32Array
  readonly x: Float32Array
  readonly y: Float32Array
  readonly s: Float32Array
  readonly a: Float32Array
  /** Degrees clockwise from +y. */
  readonly o: Float32Array
  /** Degrees clockwise from +y. */
  readonly dir: Float32Array
  /** `SNAP_MARK` where the frame's type says SNAP, plus `EVENT_MARK` where there may be an event: one look for both. */
  readonly marks: Int32Array
  /** A hash of the five texts that say who a row is about (name, club, jersey, position, direction): the same number, the
   *  same texts, and nobody has to look at them. */
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

/** The columns that a row cannot do without. */
export const KEY_COLUMNS = ['gameId', 'playId', 'frameId', 'x', 'y'] as const satisfies readonly ColumnName[]

const TYPES: Readonly<Partial<Record<ColumnName, string>>> = {
  gameId: 'DOUBLE',
  playId: 'INTEGER',
  nflId: 'INTEGER',
  frameId: 'INTEGER',
  x: 'FLOAT',
  y: 'FLOAT',
  s: 'FLOAT',
  a: 'FLOAT',
  o: 'FLOAT',
  dir: 'FLOAT',
}

/** The query over a table whose file lies unpacked at `path`. A CSV row with a bad number goes to the rejects; with
 *  `lenient`, and in Parquet, a bad number is NaN and a bad key `NO_KEY`. */
export function trackingQuery(table: Table, path: string, lenient = false): string {
  const { columns } = table
  const number = (ours: ColumnName, missing: string) => {
    const name = columns[ours]
    const type = TYPES[ours]
    return name === undefined ? `${missing}::${type}` : `coalesce(TRY_CAST(${sqlName(name)} AS ${type}), ${missing})`
  }
  // as it comes, whatever its type: turning every row's value into text costs a second a gigabyte, and few are looked at
  const text = (ours: ColumnName) => (columns[ours] === undefined ? 'NULL::VARCHAR' : sqlName(columns[ours]))
  const event = text('event')
  const isSnap = columns.frameType === undefined ? 'false' : `${sqlName(columns.frameType)} IS NOT DISTINCT FROM 'SNAP'`
  const selected = [
    number('gameId', String(NO_KEY)),
    number('playId', String(NO_KEY)),
    number('nflId', String(NO_ID)),
    number('frameId', String(NO_KEY)),
    ...(['x', 'y', 's', 'a', 'o', 'dir'] as const).map((name) => number(name, "'nan'")),
    `${SNAP_MARK} * (${isSnap})::INTEGER + ${EVENT_MARK} * (${event} IS NOT NULL)::INTEGER`,
    event,
    columns.club === undefined ? text('playerSide') : text('club'),
    text('displayName'),
    text('jerseyNumber'),
    text('position'),
    text('playDirection'),
  ]
  const identity = `(hash(${selected.slice(-5).join(', ')}) & ${0x7fffffff})::INTEGER`
  return `SELECT ${[...selected, identity].join(', ')} FROM ${sourceOf(table, path, lenient)}`
}

export function trackingRows(chunk: Chunk): TrackingRows {
  return {
    rowCount: chunk.rowCount,
    gameId: chunk.doubles(0),
    playId: chunk.integers(1),
    nflId: chunk.integers(2),
    frameId: chunk.integers(3),
    x: chunk.floats(4),
    y: chunk.floats(5),
    s: chunk.floats(6),
    a: chunk.floats(7),
    o: chunk.floats(8),
    dir: chunk.floats(9),
    marks: chunk.integers(10),
    event: present(chunk.texts(11)),
    club: present(chunk.texts(12)),
    name: present(chunk.texts(13)),
    jersey: present(chunk.texts(14)),
    position: present(chunk.texts(15)),
    direction: present(chunk.texts(16)),
    identity: chunk.integers(17),
  }
}

/** Texts with the words for "missing" taken for what they mean: here and not in SQL, since few are ever looked at. */
function present(texts: (row: number) => string | null): (row: number) => string | null {
  return (row) => {
    const text = texts(row)
    return text === null || (MISSING_WORDS as readonly string[]).includes(text) ? null : text
  }
}

function sourceOf(table: Table, path: string, lenient: boolean): string {
  if (table.file.format === 'parquet') return readParquet(path)
  const ours = new Map(Object.entries(table.columns).map(([ours, theirs]) => [theirs, ours as ColumnName]))
  const typeOf = (name: string) => (lenient ? 'VARCHAR' : (TYPES[ours.get(name) ?? 'event'] ?? 'VARCHAR'))
  const types = table.header.map((name) => [name, typeOf(name)] as const)
  if (lenient) return readCsv({ path, delimiter: table.delimiter, types })
  const neverMissing = KEY_COLUMNS.flatMap((name) => table.columns[name] ?? [])
  return readCsv({ path, delimiter: table.delimiter, types, missing: MISSING_WORDS, neverMissing })
}
