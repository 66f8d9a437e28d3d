/** Games in the library. */
import { type GameId, gameId } from '../../ml/football/ids.ts'
import type { Game } from '../../ml/football/play.ts'
import type { GameSummary } from '../../preload/values.ts'
import { decodedRow } from './damagedRow.ts'
import type { LibraryReader, LibraryWriter } from './database.ts'

/** Games by date and id, oldest first. */
export function listGames(library: LibraryReader): GameSummary[] {
  const rows = library.prepare(`
    SELECT games.*, count(plays.play_id) AS plays, count(tracking.play_id) AS tracked,
      count(CASE WHEN lower(plays.man_zone_label) IN ('man', 'zone') THEN 1 END) AS labelled
    FROM games LEFT JOIN plays USING (game_id) LEFT JOIN tracking USING (game_id, play_id)
    GROUP BY game_id ORDER BY date, game_id`)
  return (rows.all() as (GameRow & { plays: number; tracked: number; labelled: number })[]).map((row) => ({
    ...gameFromRow(row),
    plays: row.plays,
    trackedPlays: row.tracked,
    labelledPlays: row.labelled,
  }))
}

export function findGame(library: LibraryReader, id: GameId): Game | null {
  const row = library.prepare('SELECT * FROM games WHERE game_id = ?').get(id) as GameRow | undefined
  return row === undefined ? null : gameFromRow(row)
}

export interface GameOrigin {
  /** Of the sources that its plays came from, in the order in which the library first met them. */
  readonly locations: readonly string[]
  /** Plays of the game that the library has. */
  readonly playIds: readonly number[]
}

/** Where a game came from; empty for one that is not in the library. */
export function gameOrigin(library: LibraryReader, id: GameId): GameOrigin {
  const locations = library
    .prepare(`SELECT DISTINCT location FROM play_sources JOIN sources USING (source_id) WHERE game_id = ?
      ORDER BY source_id`)
    .pluck()
  const playIds = library.prepare('SELECT play_id FROM plays WHERE game_id = ?').pluck()
  return { locations: locations.all(id) as string[], playIds: playIds.all(id) as number[] }
}

/** Adds a game, or fills in what the library did not know of it. What the game says wins, what it leaves out stays. */
export function putGame(library: LibraryWriter, game: Game): void {
  library
    .prepare(`
    INSERT INTO games (game_id, season, week, date, home_team, visitor_team, home_score, visitor_score, is_simulated)
    VALUES (@gameId, @season, @week, @date, @homeTeam, @visitorTeam, @homeScore, @visitorScore, @isSimulated)
    ON CONFLICT DO UPDATE SET
      season = coalesce(excluded.season, season),
      week = coalesce(excluded.week, week),
      date = coalesce(excluded.date, date),
      home_team = excluded.home_team,
      visitor_team = excluded.visitor_team,
      home_score = coalesce(excluded.home_score, home_score),
      visitor_score = coalesce(excluded.visitor_score, visitor_score),
      is_simulated = excluded.is_simulated`)
    .run({ ...game, isSimulated: Number(game.isSimulated) })
}

interface GameRow {
  readonly game_id: number
  readonly season: number | null
  readonly week: number | null
  readonly date: string | null
  readonly home_team: string
  readonly visitor_team: string
  readonly home_score: number | null
  readonly visitor_score: number | null
  readonly is_simulated: number
}

function gameFromRow(row: GameRow): Game {
  return decodedRow('game', String(row.game_id), () => ({
    gameId: gameId(row.game_id),
    season: row.season,
    week: row.week,
    date: row.date,
    homeTeam: row.home_team,
    visitorTeam: row.visitor_team,
    homeScore: row.home_score,
    visitorScore: row.visitor_score,
    isSimulated: row.is_simulated === 1,
  }))
}
