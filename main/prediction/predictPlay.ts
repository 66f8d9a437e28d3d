/** Predicts a play of a library and stores what comes of it: the one way to do so, for the window and the terminal. */
import type { Fault } from '../../ml/base/fault.ts'
import { ok, type Result } from '../../ml/base/result.ts'
import { type EncodedFrames, encodeFrames, type FeatureInput, type FeatureSet } from '../../ml/features/featureSet.ts'
import type { PlayKey } from '../../ml/football/ids.ts'
import type { Play } from '../../ml/football/play.ts'
import type { FrameReads } from '../../ml/model/frameReads.ts'
import { attempt, type LibraryReader } from '../library/database.ts'
import { findPlay } from '../library/plays.ts'
import { findPrediction, type ModelKey, type PredictedTracks, storePrediction } from '../library/predictions.ts'
import { findTracks } from '../library/tracking.ts'

/** Whatever predicts frames, in this thread or another. */
export interface Predictor {
  readonly key: ModelKey
  readonly features: FeatureSet
  /** The frames are handed over: nothing may use them afterwards. */
  predict(frames: EncodedFrames): Promise<FrameReads>
}

/** A play that can be replayed, with the prediction of all its frames. */
export interface PlayPrediction {
  readonly play: Play
  readonly input: FeatureInput
  /** What it was predicted from. */
  readonly tracks: PredictedTracks
  readonly reads: FrameReads
  /** Why a prediction that was made now could not be stored; it stands all the same. */
  readonly notStored: Fault | null
}

/** The prediction of a play, from the library or made now and stored; null where the play is gone, or has no tracks. The
 *  work begins before the call returns. Where an import replaces the tracks meanwhile, the new ones are predicted.
 *  Errors: `play-damaged`, `prediction-not-finite`, and what the disk refuses. */
export async function predictPlay(
  library: LibraryReader,
  key: PlayKey,
  predictor: Predictor,
): Promise<Result<PlayPrediction | null>> {
  for (;;) {
    const loaded = attempt(library, () => loadPlay(library, key, predictor.key))
    if (!loaded.ok) return loaded
    if (loaded.value === null) return ok(null)
    const { play, input, tracks, stored } = loaded.value
    if (stored !== null) return ok({ play, input, tracks, reads: stored, notStored: null })
    const reads = await predictor.predict(encodeFrames(predictor.features, input))
    const outcome = storePrediction(library, tracks, reads)
    if (outcome.ok && outcome.value === 'outdated') continue
    if (!outcome.ok && outcome.fault.kind === 'prediction-not-finite') return outcome
    return ok({ play, input, tracks, reads, notStored: outcome.ok ? null : outcome.fault })
  }
}

/** Whether a fault is one of a single play, and says nothing of the others. */
export function isOfOnePlay({ kind }: Fault): boolean {
  return kind === 'play-damaged' || kind === 'prediction-not-finite'
}

function loadPlay(library: LibraryReader, { gameId, playId }: PlayKey, model: ModelKey) {
  const play = findPlay(library, { gameId, playId })
  const found = findTracks(library, { gameId, playId })
  if (play === null || found === null) return null
  const key = { gameId, playId, modelId: model.modelId, featureVersion: model.featureVersion }
  const { tracking } = found
  return {
    play,
    input: { tracking, lineOfScrimmage: play.lineOfScrimmage, direction: play.direction ?? ('right' as const) },
    tracks: { ...found, key },
    stored: findPrediction(library, key),
  }
}
