/** Predictions of a library's plays, in order: those that are not there yet are made, one play a batch, and stored. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { FeatureInput } from '../../ml/features/featureSet.ts'
import { type GameId, playKeyText } from '../../ml/football/ids.ts'
import type { Play } from '../../ml/football/play.ts'
import { featureVersionOf } from '../../ml/model/modelCard.ts'
import type { InferenceThread } from '../inference/inferenceThread.ts'
import type { LibraryWriter } from '../library/database.ts'
import { listPlays } from '../library/plays.ts'
import { duringStep } from '../step.ts'
import { type PlayPrediction, type Predictor, predictPlay } from './predictPlay.ts'

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
  /** A play that is left out, and why: what the library holds of it is damaged. */
  onDamaged?(fault: Fault): void
}

/** All plays with tracks, in order, each predicted now or before. The first fault is the last that is given.
 *  Errors: those of `predictPlay`, and of storing a prediction. */
export async function* predictedPlays(
  library: LibraryWriter,
  options: PredictOptions,
): AsyncGenerator<Result<PredictedPlay>> {
  const plays = listPlays(library, options.game).filter(({ frameCount }) => frameCount > 0)
  const predictor = predictorOf(options.model)
  const begin = (index: number) => {
    const play = plays[index]?.play
    const prediction =
      play === undefined
        ? null
        : duringStep(`predicting play ${playKeyText(play)}`, () => predictPlay(library, play, predictor))
    // a failure is taken up where the play's turn comes, which may be later than Node waits for that
    prediction?.catch(() => null)
    return prediction
  }
  // the next play is encoded here while the thread is busy with this one
  let next = begin(0)
  for (let index = 0; index < plays.length; index++) {
    options.signal.throwIfAborted()
    const current = next
    next = begin(index + 1)
    const predicted = (await current) ?? ok(null)
    options.onPlay?.(index + 1, plays.length)
    const outcome = storedOnly(predicted)
    if (!outcome.ok && outcome.fault.kind === 'play-damaged') options.onDamaged?.(outcome.fault)
    else if (!outcome.ok || outcome.value !== null) yield outcome as Result<PredictedPlay>
    if (!outcome.ok && outcome.fault.kind !== 'play-damaged') return
  }
}

function predictorOf(thread: InferenceThread): Predictor {
  const { modelId, card } = thread.model
  const key = { modelId, featureVersion: featureVersionOf(card) }
  return { key, features: thread.features, predict: (frames) => thread.read(frames) }
}

/** A command that stores predictions has failed where it could not. */
function storedOnly(predicted: Result<PlayPrediction | null>): Result<PredictedPlay | null> {
  if (!predicted.ok || predicted.value === null) return predicted as Result<null>
  const { play, input, reads, notStored } = predicted.value
  return notStored === null ? ok({ play, input, manProbability: reads.manProbability }) : failed(notStored)
}
