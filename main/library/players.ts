/** Players in the library, each in the id space of the source he came from. */
import type { Player } from '../../ml/football/play.ts'
import type { LibraryWriter } from './database.ts'

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
