/** Predictions of the library's plays: those that are not there yet are made, one play a batch, and kept. */
import { encodeFrames, type FeatureInput } from '../../ml/features/featureSet.ts'
import type { GameId } from '../../ml/football/ids.ts'
import type { Play } from '../../ml/football/play.ts'
import type { FrameReads } from '../../ml/model/frameReads.ts'
import { featureVersionOf } from '../../ml/model/modelCard.ts'
import type { LibraryWriter } from '../library/database.ts'
import { listPlays } from '../library/plays.ts'
import { findPrediction, type PredictionKey, putPrediction } from '../library/predictions.ts'
import { findTracking } from '../library/tracking.ts'
import type { InferenceThread } from './inferenceThread.ts'

/** A play that can be replayed, with P(man) of each of its frames. */
export interface PredictedPlay {
  readonly play: Play
  readonly input: FeatureInput
  /** Calibrated, [frameCount]. */
  readonly manProbability: Float32Array
}

export interface PredictOptions {
  readonly model: InferenceThread
  /** One game, or all. */
  readonly game: GameId | null
  readonly signal: AbortSignal
  onPlay?(done: number, total: number): void
}

/** All plays with tracks, in order, each predicted now or before. */
export async function* predictedPlays(library: LibraryWriter, options: PredictOptions): AsyncGenerator<PredictedPlay> {
  const plays = listPlays(library, options.game).filter(({ frameCount }) => frameCount > 0)
  // the next play is encoded here while the thread is busy with this one
  let next = plays[0] === undefined ? null : begun(library, plays[0].play, options)
  for (const [index] of plays.entries()) {
    options.signal.throwIfAborted()
    const current = next
    const following = plays[index + 1]
    next = following === undefined ? null : begun(library, following.play, options)
    if (current === null) continue
    const { play, input, key, isStored, reading } = current
    const reads = await reading
    if (!isStored) putPrediction(library, key, reads)
    options.onPlay?.(index + 1, plays.length)
    yield { play, input, manProbability: reads.manProbability }
  }
}

interface BegunPlay {
  readonly play: Play
  readonly input: FeatureInput
  readonly key: PredictionKey
  readonly isStored: boolean
  readonly reading: Promise<FrameReads>
}

/** Takes a play's prediction from the library, or asks for it. */
function begun(library: LibraryWriter, play: Play, { model }: PredictOptions): BegunPlay | null {
  const tracking = findTracking(library, play)
  if (tracking === null) return null
  const { modelId, card } = model.model
  const key = { gameId: play.gameId, playId: play.playId, modelId, featureVersion: featureVersionOf(card) }
  const input = { tracking, lineOfScrimmage: play.lineOfScrimmage, direction: play.direction ?? 'right' }
  const stored = findPrediction(library, key)
  if (stored !== null) return { play, input, key, isStored: true, reading: Promise.resolve(stored) }
  const reading = model.read(encodeFrames(model.features, input))
  // a failure is taken up where the play's turn comes, which may be later than Node waits for that
  reading.catch(() => null)
  return { play, input, key, isStored: false, reading }
}
