/** Flags in the library: on the disk when the call returns, and never taken away by an import or a new model. */

import type { Flag, FlagState } from '../../ml/football/flag.ts'
import { gameId, type PlayKey, playId } from '../../ml/football/ids.ts'
import { seconds } from '../../ml/football/units.ts'
import { decodedRow } from './damagedRow.ts'
import type { LibraryReader, LibraryWriter } from './database.ts'

/** Flags of one play, or of all, oldest first. */
export function listFlags(library: LibraryReader, key: PlayKey | null): Flag[] {
  const rows = library.prepare(`
    SELECT * FROM flags WHERE @gameId IS NULL OR (game_id = @gameId AND play_id = @playId)
    ORDER BY game_id, play_id, created_at, flag_id`)
  return (rows.all(key ?? { gameId: null, playId: null }) as FlagRow[]).map(flagFromRow)
}

function flagFromRow(row: FlagRow): Flag {
  return decodedRow('flag', row.flag_id, () => ({
    flagId: row.flag_id,
    gameId: gameId(row.game_id),
    playId: playId(row.play_id),
    moment: seconds(row.moment_s),
    state: row.state,
    note: row.note,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  }))
}

/** Adds a flag, or changes the one with its id. */
export function putFlag(library: LibraryWriter, flag: Flag): void {
  library
    .prepare(`
    INSERT INTO flags VALUES (@flagId, @gameId, @playId, @moment, @state, @note, @createdAt, @changedAt)
    ON CONFLICT (flag_id) DO UPDATE SET
      moment_s = excluded.moment_s, state = excluded.state, note = excluded.note, changed_at = excluded.changed_at`)
    .run(flag)
}

export function removeFlag(library: LibraryWriter, flagId: string): void {
  library.prepare('DELETE FROM flags WHERE flag_id = ?').run(flagId)
}

interface FlagRow {
  readonly flag_id: string
  readonly game_id: number
  readonly play_id: number
  readonly moment_s: number
  readonly state: FlagState
  readonly note: string
  readonly created_at: string
  readonly changed_at: string
}
