/** What models read from plays: P(man) of every frame, by play, model and feature version. */
import type { PlayKey } from '../../ml/football/ids.ts'
import type { FrameReads } from '../../ml/model/frameReads.ts'
import type { LibraryReader, LibraryWriter } from './database.ts'

/** Whose numbers these are: another model, or other features, makes other predictions. */
export interface ModelKey {
  readonly modelId: string
  readonly featureVersion: string
}

export interface PredictionKey extends PlayKey, ModelKey {}

/** The reads of a play; null where it has not been predicted. */
export function findPrediction(library: LibraryReader, key: PredictionKey): FrameReads | null {
  const row = library
    .prepare(`SELECT man_probability, band, coverage FROM predictions
      WHERE game_id = @gameId AND play_id = @playId AND model_id = @modelId AND feature_version = @featureVersion`)
    .get(key) as PredictionRow | undefined
  return row === undefined ? null : readsFromRow(row)
}

/** Keeps a prediction; one that was there is replaced. */
export function putPrediction(library: LibraryWriter, key: PredictionKey, reads: FrameReads): void {
  const { gameId, playId, modelId, featureVersion } = key
  const manProbability = bytesOf(reads.manProbability)
  const band = reads.band === null ? null : Buffer.concat([bytesOf(reads.band.low), bytesOf(reads.band.high)])
  const coverage = reads.coverage && bytesOf(reads.coverage)
  library
    .prepare(`INSERT OR REPLACE INTO predictions
      (game_id, play_id, model_id, feature_version, man_probability, band, coverage) VALUES (?, ?, ?, ?, ?, ?, ?)`)
    .run(gameId, playId, modelId, featureVersion, manProbability, band, coverage)
}

/** The columns that hold reads. */
export interface PredictionRow {
  readonly man_probability: Uint8Array
  readonly band: Uint8Array | null
  readonly coverage: Uint8Array | null
}

export function readsFromRow(row: PredictionRow): FrameReads {
  const manProbability = floatsFromBlob(row.man_probability)
  const coverage = row.coverage && floatsFromBlob(row.coverage)
  if (row.band === null) return { manProbability, band: null, coverage }
  const edges = floatsFromBlob(row.band)
  const { length } = manProbability
  return { manProbability, band: { low: edges.slice(0, length), high: edges.slice(length) }, coverage }
}

/** A blob's bytes lie anywhere in memory, and floats only at multiples of their width: they are copied. */
export function floatsFromBlob(blob: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(blob).buffer)
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
