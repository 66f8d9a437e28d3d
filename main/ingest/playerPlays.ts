/** What each player did on each play, kept in DuckDB while a source is read: a season has 350,000 of these rows. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type GameId, playerId, playId } from '../../ml/football/ids.ts'
import type { PlayerPlay } from '../../ml/football/play.ts'
import { csvLine } from '../csvLine.ts'
import { isWholeRow, lossProblem, OTHER_ROWS } from './badRows.ts'
import { NUMBER_BOUNDS, textBoundsOf } from './bounds.ts'
import { readCsv } from './csv.ts'
import { DuckError, type DuckSession, readParquet, sqlName, sqlText } from './duck.ts'
import type { Occurrence, ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import { attemptTable } from './tableAttempt.ts'
import { tableRow } from './tableRow.ts'
import { eachRow, type PlacedTable, type RowReading } from './tableRows.ts'
import type { ColumnName } from './tables.ts'
import type { PlainFile } from './unpack.ts'
import { booleanFrom, FALSE_WORDS, MISSING_WORDS, numberFrom, TRUE_WORDS } from './values.ts'

const KEYS = ['gameId', 'playId', 'nflId'] as const
const TEXTS = ['role', 'linedUpAt', 'coverageAssignment'] as const
const ANSWERS = ['wasPassRusher', 'wasRunningRoute', 'inMotionAtSnap'] as const
const COLUMNS = [...TEXTS, 'matchup', ...ANSWERS] as const satisfies readonly ColumnName[]
const YES_OR_NO = 'a yes or no, as in TRUE and FALSE'

/** Text that is gathered before it is written. */
const GATHERED_CHARACTERS = 1 << 20

export interface PlayerPlaysReading extends RowReading {
  readonly problems: ProblemList
  /** A folder for a file on the way. */
  readonly scratch: string
  /** A table that could not be opened has been reported. */
  open(table: Table): Promise<PlainFile | null>
}

/** Loads the tables of one source, in place of those of the source before. Values that are wrong become problems.
 *  Returns how many tables were loaded. */
export async function loadPlayerPlays(tables: readonly Table[], reading: PlayerPlaysReading): Promise<number> {
  const texts = COLUMNS.map((name) => `${name} VARCHAR`).join(', ')
  await reading.session.run(
    `CREATE OR REPLACE TEMP TABLE player_plays (game BIGINT, play BIGINT, player BIGINT, ${texts})`,
  )
  let loaded = 0
  for (const table of tables) {
    const plain = await reading.open(table)
    if (plain === null) continue
    const rowCount = await attemptTable(table, reading, () => loadTable({ table, path: plain.path }, reading))
    if (rowCount === null) continue
    if (plain.loss !== null) reading.problems.add(lossProblem(table, rowCount, plain.loss))
    loaded++
  }
  return loaded
}

/** Loads one table; returns how many rows its file has. */
async function loadTable(at: PlacedTable, reading: PlayerPlaysReading): Promise<number> {
  const { session, signal, scratch } = reading
  const rowCount = await interruptible(reading, () => loadedSound(session, at))
  if (rowCount !== null) {
    // a damaged Parquet file can say of its rows what they do not hold, and be believed when they are looked for
    const [found] = await session.rows(`SELECT count(*)::INTEGER AS rows FROM player_plays WHERE ${IS_KEYLESS}`)
    if (found?.rows === 0) return rowCount
    reading.problems.add(keylessProblem(at.table, Number(found?.rows)))
    await session.run(`DELETE FROM player_plays WHERE ${IS_KEYLESS}`)
    return rowCount
  }
  signal.throwIfAborted()
  const path = join(scratch, 'player_plays.csv')
  const rows = await writeSoundRows(at, path, reading)
  const types = [...KEYS, ...COLUMNS].map((name) => [name, 'VARCHAR'] as const)
  const columns = Object.fromEntries(types.map(([name]) => [name, name]))
  const from = readCsv({ path, delimiter: ',', types })
  await interruptible(reading, () => session.run(`INSERT INTO player_plays ${select(columns, from)}`))
  rmSync(path)
  return rows
}

const { low: LOWEST_ID, high: HIGHEST_ID } = NUMBER_BOUNDS.nflId
const IS_KEYLESS = ['game', 'play', 'player']
  .map((id) => `coalesce(${id} NOT BETWEEN ${LOWEST_ID} AND ${HIGHEST_ID}, true)`)
  .join(' OR ')

function tooManyProblem(file: string, game: GameId): Occurrence {
  const problem = `There are rows of more than ${MOST_OF_GAME.toLocaleString('en-US')} players on plays of game ${game}. Correct the ids and import again.`
  return {
    kind: 'too-many-rows',
    file,
    line: null,
    column: null,
    problem,
    kept: 'the game, without what each player did',
  }
}

function keylessProblem({ file, columns }: Table, count: number): Occurrence {
  const rows = count === 1 ? 'One row has' : `${count} rows have`
  const problem = `${rows} no usable ${columns.gameId}, ${columns.playId} or ${columns.nflId}. Correct them and import again.`
  return { kind: 'missing-number', file: file.name, line: null, column: null, problem, kept: OTHER_ROWS }
}

/** Ends what DuckDB is at when the signal is cancelled, and throws the signal's reason then. */
async function interruptible<Answer>({ session, signal }: RowReading, work: () => Promise<Answer>): Promise<Answer> {
  const interrupt = () => session.interrupt()
  signal.addEventListener('abort', interrupt)
  try {
    const answer = await work()
    signal.throwIfAborted()
    return answer
  } finally {
    signal.removeEventListener('abort', interrupt)
  }
}

/** Loads a table with DuckDB, if every row of it is sound; null where one is not. */
async function loadedSound(session: DuckSession, { table, path }: PlacedTable): Promise<number | null> {
  const { columns, delimiter, header, file } = table
  const types = header.map((name) => [name, 'VARCHAR'] as const)
  const from = file.format === 'csv' ? readCsv({ path, delimiter, types }) : readParquet(path)
  try {
    const [found] = await session.rows(`SELECT count(*)::INTEGER AS count FROM ${from} WHERE ${unsound(columns)}`)
    if (found?.count !== 0) return null
    const [inserted] = await session.rows(`INSERT INTO player_plays ${select(columns, from)}`)
    return Number(inserted?.Count)
  } catch (error) {
    if (!(error instanceof DuckError)) throw error
    // what DuckDB has to say of a row that it cannot read is not for people: they are told by line
    return null
  }
}

/** What is not so in a sound row. */
function unsound(columns: Readonly<Partial<Record<ColumnName, string>>>): string {
  const list = (words: readonly string[]) => words.map(sqlText).join(', ')
  const text = (name: string) => `trim(CAST(${sqlName(name)} AS VARCHAR))`
  const isMissing = (name: string) => `(${sqlName(name)} IS NULL OR ${text(name)} IN (${list(MISSING_WORDS)}))`
  const { low, high } = NUMBER_BOUNDS.nflId
  const number = (name: string) => `TRY_CAST(${sqlName(name)} AS DOUBLE)`
  const isId = (name: string) =>
    `coalesce(${number(name)} BETWEEN ${low} AND ${high} AND ${number(name)} = floor(${number(name)}), false)`
  const conditions = COLUMNS.flatMap((column) => {
    const name = columns[column]
    if (name === undefined) return []
    if (column === 'matchup') return [`NOT (${isMissing(name)} OR ${isId(name)})`]
    const isText = (TEXTS as readonly string[]).includes(column)
    const isSound = isText
      ? `length(${text(name)}) <= ${textBoundsOf(column).longest}`
      : `lower(${text(name)}) IN (${list([...TRUE_WORDS, ...FALSE_WORDS])})`
    return [`NOT (${isMissing(name)} OR ${isSound})`]
  })
  return [...KEYS.map((key) => `NOT ${isId(columns[key] ?? '')}`), ...conditions].join(' OR ')
}

/** Writes what is sound of the rows of a table as a CSV with our names, and reports the rest. Returns how many rows there
 *  are. */
async function writeSoundRows(at: PlacedTable, path: string, reading: PlayerPlaysReading): Promise<number> {
  const { problems } = reading
  const file = openSync(path, 'w')
  let gathered = csvLine([...KEYS, ...COLUMNS])
  let rowCount = 0
  try {
    await eachRow(at, reading, (raw) => {
      rowCount++
      if (!isWholeRow(raw, at.table, problems)) return true
      const row = tableRow(raw, at.table, problems)
      const keys = KEYS.map((key) => row.key(key))
      if (keys.includes(null)) return true
      const answers = ANSWERS.map((name) => row.word(name, booleanFrom, YES_OR_NO))
      gathered += csvLine([...keys, ...TEXTS.map((name) => row.text(name)), row.number('matchup'), ...answers])
      if (gathered.length < GATHERED_CHARACTERS) return true
      writeSync(file, gathered)
      gathered = ''
      return true
    })
    writeSync(file, gathered)
    return rowCount
  } finally {
    closeSync(file)
  }
}

function select(columns: Readonly<Partial<Record<ColumnName, string>>>, from: string): string {
  const id = (name: string | undefined) => `TRY_CAST(TRY_CAST(${sqlName(name ?? '')} AS DOUBLE) AS BIGINT)`
  const ids = [`${id(columns.gameId)} AS game`, `${id(columns.playId)} AS play`, `${id(columns.nflId)} AS player`]
  const texts = COLUMNS.map((name) => {
    const own = columns[name]
    return own === undefined ? `NULL AS ${name}` : `trim(CAST(${sqlName(own)} AS VARCHAR)) AS ${name}`
  })
  return `SELECT ${[...ids, ...texts].join(', ')} FROM ${from}`
}

/** Players times plays of a game: twenty times as many as there are. */
const MOST_OF_GAME = 100_000

/** The rows of one game, by play; none, with a problem reported, of a game of which there are more than can be. */
export async function playerPlaysOf(
  { session, problems }: { readonly session: DuckSession; readonly problems: ProblemList },
  game: GameId,
  file: string,
): Promise<ReadonlyMap<number, PlayerPlay[]>> {
  // an estimate, since counting them would take the memory that is to be saved
  const [found] = await session.rows(
    `SELECT approx_count_distinct((play, player))::DOUBLE AS count FROM player_plays WHERE game = ${game}`,
  )
  if (Number(found?.count) > MOST_OF_GAME) {
    problems.add(tooManyProblem(file, game))
    return new Map()
  }
  // of several rows for one player the fullest counts, and of those the one whose texts come first
  const missing = MISSING_WORDS.map(sqlText).join(', ')
  const gaps = COLUMNS.map((name) => `(${name} IS NULL OR ${name} IN (${missing}))::INTEGER`).join(' + ')
  const rows = await session.rows(`SELECT DISTINCT ON (play, player) * FROM player_plays WHERE game = ${game}
    ORDER BY play, player, ${gaps}, ${COLUMNS.join(', ')}`)
  const facts = rows.map((row): PlayerPlay => {
    const text = (name: (typeof COLUMNS)[number]) => {
      const value = row[name]
      return typeof value === 'string' && !(MISSING_WORDS as readonly string[]).includes(value) ? value : null
    }
    const matchup = numberFrom(text('matchup'))
    return {
      gameId: game,
      playId: playId(Number(row.play)),
      playerId: playerId(Number(row.player)),
      role: text('role'),
      linedUpAt: text('linedUpAt'),
      coverageAssignment: text('coverageAssignment'),
      matchupPlayerId: matchup === null ? null : playerId(matchup),
      wasPassRusher: booleanFrom(text('wasPassRusher')),
      wasRunningRoute: booleanFrom(text('wasRunningRoute')),
      inMotionAtSnap: booleanFrom(text('inMotionAtSnap')),
    }
  })
  return Map.groupBy(facts, (fact) => fact.playId as number)
}
