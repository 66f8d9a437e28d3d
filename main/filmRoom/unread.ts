/** Plays with tracks that a model has not read. */
import type { GameId, PlayKey } from '../../ml/football/ids.ts'
import type { LibraryReader } from '../library/database.ts'
import type { ModelKey } from '../library/predictions.ts'

export interface Unread {
  /** Plays with tracks in the whole library. */
  readonly tracked: number
  /** [plays, 2]: game and play of each, games by date, plays in order. Numbers, to be handed from thread to thread. */
  readonly keys: Float64Array
}

/** Unread plays of one game, or of all. */
export function listUnread(library: LibraryReader, model: ModelKey, game: GameId | null): Unread {
  const tracked = library.prepare('SELECT count(*) FROM tracking').pluck().get() as number
  const rows = library
    .prepare(`
    SELECT tracking.game_id, tracking.play_id FROM tracking JOIN games USING (game_id)
    WHERE (@game IS NULL OR tracking.game_id = @game) AND NOT EXISTS (SELECT 1 FROM predictions
      WHERE predictions.game_id = tracking.game_id AND predictions.play_id = tracking.play_id
        AND model_id = @modelId AND feature_version = @featureVersion)
    ORDER BY games.date, tracking.game_id, tracking.play_id`)
    .raw()
    .all({ ...model, game }) as [number, number][]
  return { tracked, keys: Float64Array.from(rows.flat()) }
}

export function keysOf({ keys }: Unread): PlayKey[] {
  return Array.from({ length: keys.length / 2 }, (_, i) => ({
    gameId: keys[2 * i] as PlayKey['gameId'],
    playId: keys[2 * i + 1] as PlayKey['playId'],
  }))
}
