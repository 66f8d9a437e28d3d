/** Tracks in the library. */
import type { PlayKey } from '../../ml/football/ids.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import type { LibraryReader } from './database.ts'
import { trackingFromArrow } from './trackingArrow.ts'

/** The tracks of a play on the standardized field, or null where the play cannot be replayed. */
export function findTracking(library: LibraryReader, key: PlayKey): Tracking | null {
  const arrow = library
    .prepare('SELECT arrow FROM tracking WHERE game_id = ? AND play_id = ?')
    .pluck()
    .get(key.gameId, key.playId) as Uint8Array | undefined
  return arrow === undefined ? null : trackingFromArrow(arrow)
}
