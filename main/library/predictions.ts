/** What models predict for plays: P(man) of every frame, by play, model and feature version. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, type Result } from '../../ml/base/result.ts'
import { COVERAGES } from '../../ml/football/coverage.ts'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import type { FrameReads } from '../../ml/model/frameReads.ts'
import { attempt, type LibraryReader, type LibraryWriter } from './database.ts'
import { goneFault, readOnlyReason } from './libraryFile.ts'
import { fillMotion, type StoredTracks } from './tracking.ts'

/** Whose numbers these are: another model, or other features, makes other predictions. */
export interface ModelKey {
  readonly modelId: string
  readonly featureVersion: string
}

export interface PredictionKey extends PlayKey, ModelKey {}

/** The tracks that something was predicted from, and under which key it is stored. */
export interface PredictedTracks extends StoredTracks {
  readonly key: PredictionKey
}

/** `outdated`: an import replaced the tracks meanwhile, and nothing was stored. */
export type Stored = 'stored' | 'outdated'

/** The prediction of a play; null where there is none, or where it does not fit the play's tracks. */
export function findPrediction(library: LibraryReader, key: PredictionKey): FrameReads | null {
  const row = library
    .prepare(`SELECT man_probability, band, coverage, frame_count FROM predictions JOIN tracking USING (game_id, play_id)
      WHERE game_id = @gameId AND play_id = @playId AND model_id = @modelId AND feature_version = @featureVersion`)
    .get(key) as (PredictionRow & { readonly frame_count: number }) | undefined
  return row === undefined ? null : predictionFromRow(row, row.frame_count)
}

/** Stores a prediction in place of the one before, unless the tracks that it was made from are no longer the play's.
 *  Errors: `prediction-not-finite`, `library-gone`, the reason why the library can only be read, and what the disk
 *  refuses. */
export function storePrediction(
  library: LibraryReader,
  { key, digest, tracking }: PredictedTracks,
  reads: FrameReads,
): Result<Stored> {
  if (!isSound(reads, tracking.frameCount)) return failed(notFinite(key))
  return storeGuarded(library, { key, digest }, (writer) => {
    putPrediction(writer, key, reads)
    fillMotion(writer, key, tracking)
  })
}

/** Stores what follows from a play's tracks in one transaction, if the library can be written, is still in its place, and
 *  the tracks are still those with this digest. Errors: as `storePrediction`. */
export function storeGuarded(
  library: LibraryReader,
  { key, digest }: Pick<PredictedTracks, 'key' | 'digest'>,
  store: (library: LibraryWriter) => void,
): Result<Stored> {
  const readOnly = readOnlyReason(library)
  if (readOnly !== null) return failed(readOnly)
  const gone = attempt(library, () => goneFault(library))
  if (!gone.ok) return gone
  if (gone.value !== null) return failed(gone.value)
  return attempt(library, () => {
    const digestNow = library.prepare('SELECT digest FROM tracking WHERE game_id = ? AND play_id = ?').pluck()
    return library
      .transaction((): Stored => {
        const now = digestNow.get(key.gameId, key.playId) as Uint8Array | undefined
        if (now === undefined || Buffer.compare(now, digest) !== 0) return 'outdated'
        store(library as LibraryWriter)
        return 'stored'
      })
      .immediate()
  })
}

/** Not exported: `storePrediction` is the way to store one. */
function putPrediction(library: LibraryWriter, key: PredictionKey, reads: FrameReads): void {
  const { gameId, playId, modelId, featureVersion } = key
  const manProbability = bytesOf(reads.manProbability)
  const band = reads.band === null ? null : Buffer.concat([bytesOf(reads.band.low), bytesOf(reads.band.high)])
  const coverage = reads.coverage && bytesOf(reads.coverage)
  library
    .prepare(`INSERT OR REPLACE INTO predictions
      (game_id, play_id, model_id, feature_version, man_probability, band, coverage) VALUES (?, ?, ?, ?, ?, ?, ?)`)
    .run(gameId, playId, modelId, featureVersion, manProbability, band, coverage)
}

/** The columns that hold a prediction. */
export interface PredictionRow {
  readonly man_probability: Uint8Array
  readonly band: Uint8Array | null
  readonly coverage: Uint8Array | null
}

/** The prediction in a row for a play of so many frames; null where it is not one of as many finite numbers. */
export function predictionFromRow(row: PredictionRow, frameCount: number): FrameReads | null {
  const manProbability = floatsFromBlob(row.man_probability)
  const edges = row.band === null ? null : floatsFromBlob(row.band)
  const coverage = row.coverage === null ? null : floatsFromBlob(row.coverage)
  if (
    manProbability === null ||
    (row.band !== null && edges === null) ||
    (row.coverage !== null && coverage === null)
  ) {
    return null
  }
  const band = edges && { low: edges.slice(0, frameCount), high: edges.slice(frameCount) }
  const reads = { manProbability, band, coverage }
  return isSound(reads, frameCount) ? reads : null
}

/** A blob's bytes lie anywhere in memory, and floats only at multiples of their width: they are copied. Null for bytes
 *  that are not a whole number of floats. */
export function floatsFromBlob(blob: Uint8Array): Float32Array | null {
  if (blob.byteLength % Float32Array.BYTES_PER_ELEMENT !== 0) return null
  return new Float32Array(Uint8Array.from(blob).buffer)
}

function isSound({ manProbability, band, coverage }: FrameReads, frameCount: number): boolean {
  const lengths = [manProbability.length, ...(band === null ? [] : [band.low.length, band.high.length])]
  if (lengths.some((length) => length !== frameCount)) return false
  if (coverage !== null && coverage.length !== frameCount * COVERAGES.length) return false
  return [manProbability, band?.low, band?.high, coverage].every((values) => values?.every(Number.isFinite) ?? true)
}

function notFinite(key: PlayKey): Fault {
  return {
    kind: 'prediction-not-finite',
    where: `play ${playKeyText(key)}`,
    what: 'The model gives no number for this play, so its prediction is not stored.',
    next: 'Use another model, or import the game again if its tracking looks wrong.',
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
