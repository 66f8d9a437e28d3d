/** Players in the library, each in the id space of the source he came from. */
import { type PlayerId, playerId } from '../../ml/football/ids.ts'
import type { Player } from '../../ml/football/play.ts'
import type { LibraryReader, LibraryWriter } from './database.ts'

/** Adds players of one id space; what is known of a player is kept where the new record leaves it out. */
export function putPlayers(library: LibraryWriter, space: string, players: Iterable<Player>): void {
  const put = library.prepare(`
    INSERT INTO players (player_id_space, player_id, name, position, college, roster_id)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
      name = excluded.name,
      position = coalesce(excluded.position, position),
      college = coalesce(excluded.college, college),
      roster_id = coalesce(excluded.roster_id, roster_id)`)
  for (const player of players) {
    put.run(space, player.playerId, player.name, player.position, player.college, player.rosterId)
  }
}

/** A player by his number in a space. */
export function findPlayer(library: LibraryReader, space: string, id: PlayerId): Player | null {
  const row = library.prepare('SELECT * FROM players WHERE player_id_space = ? AND player_id = ?').get(space, id) as
    | PlayerRow
    | undefined
  if (row === undefined) return null
  return {
    playerId: playerId(row.player_id),
    name: row.name,
    position: row.position,
    college: row.college,
    rosterId: row.roster_id === null ? null : playerId(row.roster_id),
  }
}

interface PlayerRow {
  readonly player_id: number
  readonly name: string
  readonly position: string | null
  readonly college: string | null
  readonly roster_id: number | null
}
