/** What each player did on each play, kept in DuckDB while a source is read: a season has 350,000 of these rows. */
import { type GameId, playerId, playId } from '../../ml/football/ids.ts'
import type { PlayerPlay } from '../../ml/football/play.ts'
import { readCsv } from './csv.ts'
import { type DuckSession, readParquet, sqlName, sqlText } from './duck.ts'
import { lossProblem, rejectProblems, takeRejects } from './rejects.ts'
import type { Occurrence, ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import { attemptTable } from './tableAttempt.ts'
import type { ColumnName } from './tables.ts'
import type { PlainFile } from './unpack.ts'
import { booleanFrom, MISSING_WORDS, numberFrom } from './values.ts'

const COLUMNS = [
  'role',
  'linedUpAt',
  'coverageAssignment',
  'matchup',
  'wasPassRusher',
  'wasRunningRoute',
  'inMotionAtSnap',
] as const satisfies readonly ColumnName[]

interface LoadingPlayerPlays {
  readonly session: DuckSession
  readonly problems: ProblemList
  /** A table that could not be opened has been reported. */
  open(table: Table): Promise<PlainFile | null>
}

/** Loads the tables of one source, in place of those of the source before. Rows that cannot be used become problems.
 *  Returns how many tables were loaded. */
export async function loadPlayerPlays(
  tables: readonly Table[],
  { session, problems, open }: LoadingPlayerPlays,
): Promise<number> {
  let loaded = 0
  const texts = COLUMNS.map((name) => `${name} VARCHAR`).join(', ')
  await session.run(`CREATE OR REPLACE TEMP TABLE player_plays (game BIGINT, play BIGINT, player BIGINT, ${texts})`)
  for (const table of tables) {
    const plain = await open(table)
    if (plain === null) continue
    if (
      (await attemptTable(table, { session, problems }, () => loadTable(table, plain, { session, problems }))) !== null
    ) {
      loaded++
    }
  }
  return loaded
}

async function loadTable(
  table: Table,
  plain: PlainFile,
  { session, problems }: Pick<LoadingPlayerPlays, 'session' | 'problems'>,
): Promise<void> {
  const [inserted] = await session.rows(`INSERT INTO player_plays ${select(table, plain.path)}`)
  if (plain.loss !== null) problems.add(lossProblem(table, Number(inserted?.Count), plain.loss))
  const rejects = table.file.format === 'csv' ? await takeRejects(session, plain.path) : []
  for (const problem of rejectProblems(rejects, table)) problems.add(problem)
  const [counted] = await session.rows(`SELECT count(*)::INTEGER AS rows FROM player_plays WHERE ${IS_KEYLESS}`)
  if (Number(counted?.rows) > 0) problems.add(keylessProblem(table, Number(counted?.rows)))
  await session.run(`DELETE FROM player_plays WHERE ${IS_KEYLESS}`)
}

const HIGHEST_ID = Number.MAX_SAFE_INTEGER
const IS_KEYLESS = ['game', 'play', 'player']
  .map((id) => `coalesce(${id} NOT BETWEEN -${HIGHEST_ID} AND ${HIGHEST_ID}, true)`)
  .join(' OR ')

function keylessProblem({ file, columns }: Table, count: number): Occurrence {
  const rows = count === 1 ? 'One row has' : `${count} rows have`
  const problem = `${rows} no usable ${columns.gameId}, ${columns.playId} or ${columns.nflId}. Correct them and import again.`
  return { kind: 'missing-number', file: file.name, line: null, column: null, problem, kept: 'all other rows' }
}

/** The rows of one game, by play. */
export async function playerPlaysOf(session: DuckSession, game: GameId): Promise<ReadonlyMap<number, PlayerPlay[]>> {
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
      matchupPlayerId: matchup !== null && Number.isSafeInteger(matchup) ? playerId(matchup) : null,
      wasPassRusher: booleanFrom(text('wasPassRusher')),
      wasRunningRoute: booleanFrom(text('wasRunningRoute')),
      inMotionAtSnap: booleanFrom(text('inMotionAtSnap')),
    }
  })
  return Map.groupBy(facts, (fact) => fact.playId as number)
}

function select(table: Table, path: string): string {
  const { columns, delimiter, header, file } = table
  const types = header.map((name) => [name, 'VARCHAR'] as const)
  const from = file.format === 'csv' ? readCsv({ path, delimiter, types }) : readParquet(path)
  const id = (name: string | undefined) => `TRY_CAST(TRY_CAST(${sqlName(name ?? '')} AS DOUBLE) AS BIGINT)`
  const ids = [`${id(columns.gameId)} AS game`, `${id(columns.playId)} AS play`, `${id(columns.nflId)} AS player`]
  const texts = COLUMNS.map((name) => {
    const own = columns[name]
    return own === undefined ? `NULL AS ${name}` : `CAST(${sqlName(own)} AS VARCHAR) AS ${name}`
  })
  return `SELECT ${[...ids, ...texts].join(', ')} FROM ${from}`
}
