/** What each player did on each play, kept in DuckDB while a source is read: a season has 350,000 of these rows. */
import { type GameId, playerId, playId } from '../../ml/football/ids.ts'
import type { PlayerPlay } from '../../ml/football/play.ts'
import { readCsv } from './csv.ts'
import { type DuckSession, sqlName, sqlText } from './duck.ts'
import type { Table } from './sources.ts'
import type { ColumnName } from './tables.ts'
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

/** Loads the tables of one source, in place of those of the source before. */
export async function loadPlayerPlays(
  session: DuckSession,
  tables: readonly { readonly table: Table; readonly path: string }[],
): Promise<void> {
  const selects = tables.map(({ table, path }) => select(table, path))
  const empty = `SELECT NULL::BIGINT AS game, NULL::BIGINT AS play, NULL::BIGINT AS player,
    ${COLUMNS.map((name) => `NULL::VARCHAR AS ${name}`).join(', ')} WHERE false`
  await session.run(`CREATE OR REPLACE TEMP TABLE player_plays AS ${[empty, ...selects].join(' UNION ALL ')}`)
}

/** The rows of one game, by play. */
export async function playerPlaysOf(session: DuckSession, game: GameId): Promise<ReadonlyMap<number, PlayerPlay[]>> {
  const rows = await session.rows(`SELECT * FROM player_plays WHERE game = ${game} ORDER BY play, player`)
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
  const from = file.format === 'csv' ? readCsv({ path, delimiter, types }) : `read_parquet(${sqlText(path)})`
  const id = (name: string | undefined) => `TRY_CAST(TRY_CAST(${sqlName(name ?? '')} AS DOUBLE) AS BIGINT)`
  const ids = [`${id(columns.gameId)} AS game`, `${id(columns.playId)} AS play`, `${id(columns.nflId)} AS player`]
  const texts = COLUMNS.map((name) => {
    const own = columns[name]
    return own === undefined ? `NULL AS ${name}` : `CAST(${sqlName(own)} AS VARCHAR) AS ${name}`
  })
  return `SELECT * FROM (SELECT ${[...ids, ...texts].join(', ')} FROM ${from})
    WHERE game IS NOT NULL AND play IS NOT NULL AND player IS NOT NULL`
}
