/** Plays as the film room lists them: the record, what the tracks tell, and the read by one model. */
import type { PlayKey } from '../../ml/football/ids.ts'
import { playedManZone } from '../../ml/football/play.ts'
import { disguiseNumbersOf } from '../../ml/model/disguise.ts'
import type { PlayRow, ReadSummary } from '../../preload/values.ts'
import type { LibraryReader } from './database.ts'
import { type PlayColumns, playFromRow } from './plays.ts'
import { type ModelKey, predictionFromRow } from './predictions.ts'

/** All plays, or one; games by date, plays in order. Without a model nothing is read. */
export function listPlayRows(library: LibraryReader, model: ModelKey | null, key: PlayKey | null): PlayRow[] {
  const rows = library
    .prepare(
      `${SELECT} ${key === null ? 'ORDER BY games.date, game_id, play_id' : 'WHERE plays.game_id = @gameId AND plays.play_id = @playId'}`,
    )
    .all({ modelId: model?.modelId ?? null, featureVersion: model?.featureVersion ?? null, ...key }) as ListedRow[]
  return rows.map(playRowFrom)
}

/** The numbers of a play's read; null where there is nothing to tell. */
export function readSummaryOf(
  play: Parameters<typeof playedManZone>[0],
  manProbability: ArrayLike<number>,
  snapFrame: number | null,
): ReadSummary | null {
  if (snapFrame === null) return null
  return disguiseNumbersOf({ manProbability, snapFrame }, playedManZone(play))
}

const SELECT = `
  SELECT plays.*, frame_count, snap_frame, is_snap_estimated, is_in_motion, man_probability
  FROM plays JOIN games USING (game_id) LEFT JOIN tracking USING (game_id, play_id)
    LEFT JOIN predictions ON predictions.game_id = plays.game_id AND predictions.play_id = plays.play_id
      AND model_id = @modelId AND feature_version = @featureVersion`

function playRowFrom(row: ListedRow): PlayRow {
  const play = playFromRow(row)
  const reads =
    row.man_probability === null
      ? null
      : predictionFromRow({ man_probability: row.man_probability, band: null, coverage: null }, row.frame_count ?? 0)
  return {
    play,
    frameCount: row.frame_count ?? 0,
    snapFrame: row.snap_frame,
    isSnapEstimated: row.is_snap_estimated === 1,
    isInMotion: row.is_in_motion === null ? null : row.is_in_motion === 1,
    read: reads === null ? null : readSummaryOf(play, reads.manProbability, row.snap_frame),
    isRead: reads !== null,
  }
}

interface ListedRow extends PlayColumns {
  readonly frame_count: number | null
  readonly snap_frame: number | null
  readonly is_snap_estimated: number | null
  readonly man_probability: Uint8Array | null
  readonly is_in_motion: number | null
}
