/** What each player did on a play, in the library. */
import { gameId, type PlayKey, playerId, playId, playKeyText } from '../../ml/football/ids.ts'
import type { PlayerPlay } from '../../ml/football/play.ts'
import { decodedRow } from './damagedRow.ts'
import type { LibraryReader } from './database.ts'

/** What the players of a play did, by player; empty where no source says. */
export function listPlayerPlays(library: LibraryReader, key: PlayKey): PlayerPlay[] {
  const rows = library
    .prepare('SELECT * FROM player_plays WHERE game_id = ? AND play_id = ? ORDER BY player_id')
    .all(key.gameId, key.playId) as PlayerPlayRow[]
  return rows.map((row) =>
    decodedRow('play', playKeyText(key), () => ({
      gameId: gameId(row.game_id),
      playId: playId(row.play_id),
      playerId: playerId(row.player_id),
      role: row.role,
      linedUpAt: row.lined_up_at,
      coverageAssignment: row.coverage_assignment,
      matchupPlayerId: row.matchup_player_id === null ? null : playerId(row.matchup_player_id),
      wasPassRusher: asBoolean(row.was_pass_rusher),
      wasRunningRoute: asBoolean(row.was_running_route),
      inMotionAtSnap: asBoolean(row.in_motion_at_snap),
    })),
  )
}

function asBoolean(value: number | null): boolean | null {
  return value === null ? null : value === 1
}

interface PlayerPlayRow {
  readonly game_id: number
  readonly play_id: number
  readonly player_id: number
  readonly role: string | null
  readonly lined_up_at: string | null
  readonly coverage_assignment: string | null
  readonly matchup_player_id: number | null
  readonly was_pass_rusher: number | null
  readonly was_running_route: number | null
  readonly in_motion_at_snap: number | null
}
