/** What models read from plays: P(man) of every frame, by play, model and feature version. */
import type { PlayKey } from '../../ml/football/ids.ts'
import type { LibraryReader, LibraryWriter } from './database.ts'

/** Which numbers these are: another model, or other features, makes other predictions. */
export interface PredictionKey extends PlayKey {
  readonly modelId: string
  readonly featureVersion: string
}

/** Calibrated P(man) of every frame of a play, [frameCount] in [0, 1]; null where it has not been predicted. */
export function findPrediction(library: LibraryReader, key: PredictionKey): Float32Array | null {
  const blob = library
    .prepare(`SELECT man_probability FROM predictions
      WHERE game_id = @gameId AND play_id = @playId AND model_id = @modelId AND feature_version = @featureVersion`)
    .pluck()
    .get(key) as Uint8Array | undefined
  return blob === undefined ? null : new Float32Array(Uint8Array.from(blob).buffer)
}

/** Keeps a prediction; one that was there is replaced. */
export function putPrediction(library: LibraryWriter, key: PredictionKey, manProbability: Float32Array): void {
  const { gameId, playId, modelId, featureVersion } = key
  const blob = new Uint8Array(manProbability.buffer, manProbability.byteOffset, manProbability.byteLength)
  library
    .prepare('INSERT OR REPLACE INTO predictions VALUES (?, ?, ?, ?, ?)')
    .run(gameId, playId, modelId, featureVersion, blob)
}
