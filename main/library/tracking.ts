/** Tracks in the library. */
import { createHash } from 'node:crypto'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import { isInMotion } from '../../ml/football/motion.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import { decodedRow } from './damagedRow.ts'
import type { LibraryReader, LibraryWriter } from './database.ts'
import { trackingFromArrow } from './trackingArrow.ts'

/** A play's tracks, and by what it is known that they are still the same. */
export interface StoredTracks {
  readonly tracking: Tracking
  readonly digest: Uint8Array
}

/** The tracks of a play on the standardized field, or null where the play cannot be replayed. */
export function findTracking(library: LibraryReader, key: PlayKey): Tracking | null {
  return findTracks(library, key)?.tracking ?? null
}

/** As `findTracking`, with the tracks' digest. */
export function findTracks(library: LibraryReader, { gameId, playId }: PlayKey): StoredTracks | null {
  const row = library
    .prepare('SELECT digest, arrow FROM tracking WHERE game_id = ? AND play_id = ?')
    .get(gameId, playId) as { readonly digest: Uint8Array; readonly arrow: Uint8Array } | undefined
  if (row === undefined) return null
  return decodedRow('play', playKeyText({ gameId, playId }), () => {
    if (!isIntact(row)) throw new Error('the tracks are not those that were stored')
    return { tracking: trackingFromArrow(row.arrow), digest: row.digest }
  })
}

/** Whether stored tracks are, to the byte, those that their digest was made of. */
export function isIntact({ digest, arrow }: { readonly digest: Uint8Array; readonly arrow: Uint8Array }): boolean {
  return Buffer.compare(createHash('sha256').update(arrow).digest(), digest) === 0
}

/** Says of tracks that were stored by an older version whether somebody was in motion. */
export function fillMotion(library: LibraryWriter, { gameId, playId }: PlayKey, tracking: Tracking): void {
  const told = library
    .prepare('SELECT max(in_motion_at_snap) FROM player_plays WHERE game_id = ? AND play_id = ?')
    .pluck()
    .get(gameId, playId) as number | null
  const shown = isInMotion(tracking)
  const isMoving = told ?? (shown === null ? null : Number(shown))
  library
    .prepare('UPDATE tracking SET is_in_motion = ? WHERE game_id = ? AND play_id = ? AND is_in_motion IS NULL')
    .run(isMoving, gameId, playId)
}
