/** Trains one network on one split, epoch by epoch, with a checkpoint after each. */
import { createHash } from 'node:crypto'
import { randomFrom } from '../../ml/base/random.ts'
import { sigmoid } from '../../ml/model/calibration.ts'
import { inferenceModel } from '../../ml/network/inference.ts'
import type { Network } from '../../ml/network/network.ts'
import { initialState, type TrainedState } from '../../ml/network/parameters.ts'
import type { TrainingPlan } from '../../ml/network/trainingGraph.ts'
import { KERNELS, type Provider } from '../../ml/onnx/kernels.ts'
import { takeIntoAverage } from '../../ml/training/averaging.ts'
import type { LabelledPlay, PlayFrame } from '../../ml/training/dataset.ts'
import { accuracyOf, aucOf, logLossOf } from '../../ml/training/evaluation.ts'
import type { Recipe } from '../../ml/training/recipe.ts'
import { lossOf } from '../../ml/training/recipeLoss.ts'
import { epochExamples, validationFrames } from '../../ml/training/sampling.ts'
import { bestEpoch, type EpochRecord, isExhausted, learningRateAt } from '../../ml/training/schedule.ts'
import type { Split } from '../../ml/training/split.ts'
import { InferenceSession } from '../inference/onnxRuntime.ts'
import { sessionOptions } from '../inference/providers.ts'
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { exampleBatch, standardizationOf } from './exampleBatch.ts'
import { type FrameLogit, readLogits } from './readLogits.ts'
import { TrainingStepper, untrained } from './stepper.ts'
import { divergedFailure, notFiniteFailure, workOn } from './trainingFailure.ts'
import { type Processors, workDivision } from './workDivision.ts'

/** What a network learns from. */
export interface TrainingPlays {
  /** The plays of an epoch, from 1: the same at every asking, and never those of a held-out game. */
  ofEpoch(epoch: number): Promise<readonly LabelledPlay[]>
  /** Plays of games that are held out to tell when to stop. */
  readonly held: readonly LabelledPlay[]
  /** Changes with the plays: a checkpoint goes on with the same plays alone. */
  readonly identity: unknown
}

/** The same plays in every epoch. */
export function playsOfSplit({ training, validation }: Split<LabelledPlay>): TrainingPlays {
  const keysOf = (plays: readonly LabelledPlay[]) => plays.map((play) => [play.gameId, play.playId])
  const identity = [keysOf(training), keysOf(validation)]
  return { ofEpoch: async () => training, held: validation, identity }
}

export interface TrainingSetup {
  readonly recipe: Recipe
  /** Through this epoch, if not through all: the checkpoint takes the run up from there. */
  readonly until?: number
  /** The network of a run that is taken up, where it is at hand: else it is made again. */
  readonly network?: Network
  readonly seed: number
  /** Trained before, on something else: training goes on from there. Null for chance. */
  readonly from: TrainedNetwork | null
  readonly processors: Processors
  /** Changes with the plays. */
  readonly dataHash: string
  readonly signal: AbortSignal
  /** Where the run is kept between epochs. */
  readonly checkpoint: string
  onEpoch?(record: EpochRecord, about: EpochReport): void
}

export interface EpochReport {
  readonly examplesPerSecond: number
  readonly validationReads: number
  readonly validationPlays: number
}

export interface TrainedNetwork {
  readonly network: Network
  /** After the best epoch, or the last where no games are held out. */
  readonly state: TrainedState
  readonly history: readonly EpochRecord[]
}

/** Trains until the held-out log loss stops falling, or through all epochs where no games are held out. Taken up from
 *  its checkpoint where there is one of the same run; the result is the same as that of an unbroken run. A cancelled run
 *  throws the signal's reason, and one that cannot go on a `TrainingFailure`. */
export async function trainNetwork(plays: TrainingPlays, setup: TrainingSetup): Promise<TrainedNetwork> {
  const { recipe, seed, signal } = setup
  const network = setup.network ?? setup.from?.network ?? (await freshNetwork(plays, setup))
  const fingerprint = fingerprintOf(network, plays, setup)
  const known = await readCheckpoint(setup.checkpoint, fingerprint)
  let checkpoint: Checkpoint = known ?? freshStart(network, setup, fingerprint)
  const { provider } = setup.processors
  const division = { seed, ...workDivision(recipe.batch, setup.processors) }
  const stepper = await workOn(provider, () =>
    TrainingStepper.open(planOf(network, recipe, provider), checkpoint.state, division),
  )
  try {
    const held = validationFrames(plays.held)
    const last = Math.min(recipe.epochs, setup.until ?? recipe.epochs)
    while (checkpoint.history.length < last && !isExhausted(checkpoint.history, recipe.patience)) {
      signal.throwIfAborted()
      const epoch = checkpoint.history.length + 1
      const average = copied(checkpoint.average)
      const trained = await trainEpoch(stepper, await plays.ofEpoch(epoch), { setup, epoch, average })
      const state = stepper.state()
      const after = average ?? { weights: state.weights, buffers: state.buffers }
      if (![state, after].every(isFiniteState)) throw divergedFailure(epoch, 'weights')
      const record = { ...trained.record, ...(await heldOutFigures(network, after, held, setup)) }
      const history = [...checkpoint.history, record]
      const best = bestEpoch(history) === record ? after : checkpoint.best
      checkpoint = { fingerprint, state, average, best, history }
      await writeCheckpoint(setup.checkpoint, checkpoint)
      const about = { validationReads: held.length, validationPlays: plays.held.length }
      setup.onEpoch?.(record, { ...about, examplesPerSecond: trained.examplesPerSecond })
    }
  } finally {
    await stepper.dispose()
  }
  return { network, state: checkpoint.best, history: checkpoint.history }
}

/** What it expects of its features is told by the plays of the first epoch, wherever the run is taken up. */
async function freshNetwork(plays: TrainingPlays, { recipe, seed }: TrainingSetup): Promise<Network> {
  const examples = epochExamples(await plays.ofEpoch(1), recipe, { seed, epoch: 0 })
  return recipe.network(standardizationOf(examples, recipe.features))
}

function freshStart(network: Network, { recipe, seed, from }: TrainingSetup, fingerprint: string): Checkpoint {
  const start = from?.state ?? initialState(network, randomFrom(seed).fork('weights'))
  const average = recipe.averaging === null ? null : start
  return { fingerprint, state: untrained(start), average, best: start, history: [] }
}

/** The state of an epoch that is broken off must not have changed. */
function copied(average: TrainedState | null): TrainedState | null {
  return average && { weights: average.weights.slice(), buffers: average.buffers.slice() }
}

function planOf(network: Network, recipe: Recipe, provider: Provider): TrainingPlan {
  const { weightDecay, largestGradient, batch } = recipe
  return {
    network,
    batch,
    kernels: KERNELS[provider],
    loss: lossOf(recipe),
    optimizer: { weightDecay, ...(largestGradient === null ? {} : { largestGradient }) },
  }
}

interface EpochOf {
  readonly setup: TrainingSetup
  readonly epoch: number
  /** Changes with every step; null where the recipe takes none. */
  readonly average: TrainedState | null
}

async function trainEpoch(
  stepper: TrainingStepper,
  plays: readonly LabelledPlay[],
  { setup, epoch, average }: EpochOf,
) {
  const { recipe, seed, signal } = setup
  const examples = epochExamples(plays, recipe, { seed, epoch })
  const stepsPerEpoch = Math.ceil(examples.length / recipe.batch)
  const schedule = { steps: recipe.epochs * stepsPerEpoch, highest: recipe.learningRate }
  const started = performance.now()
  let lossSum = 0
  let learningRate = 0
  for (let step = 0; step < stepsPerEpoch; step++) {
    // a step is short, and only here can a key press come through
    await new Promise(setImmediate)
    signal.throwIfAborted()
    const some = examples.slice(step * recipe.batch, (step + 1) * recipe.batch)
    const stepsTaken = (epoch - 1) * stepsPerEpoch + step
    learningRate = learningRateAt(stepsTaken, schedule)
    const batch = exampleBatch(some, recipe.features, { size: recipe.batch, labelSmoothing: recipe.labelSmoothing })
    const { loss } = await workOn(setup.processors.provider, () => stepper.step(batch, learningRate))
    if (!Number.isFinite(loss)) throw divergedFailure(epoch, 'loss')
    lossSum += loss * some.length
    if (average !== null && recipe.averaging !== null)
      takeIntoAverage(average, stepper.trained(), { step: stepsTaken + 1, kept: recipe.averaging })
  }
  const examplesPerSecond = examples.length / ((performance.now() - started) / 1000)
  return { record: { epoch, learningRate, trainingLoss: lossSum / examples.length }, examplesPerSecond }
}

function isFiniteState({ weights, buffers }: TrainedState): boolean {
  return weights.every(Number.isFinite) && buffers.every(Number.isFinite)
}

async function heldOutFigures(network: Network, state: TrainedState, held: readonly PlayFrame[], setup: TrainingSetup) {
  if (held.length === 0) return { validationLogLoss: null, validationAccuracy: null, validationAuc: null }
  const { provider, threads } = setup.processors
  const session = await workOn(provider, () =>
    InferenceSession.create(
      inferenceModel(network, state, { kernels: KERNELS[provider] }),
      sessionOptions(provider, threads),
    ),
  )
  try {
    const logits = await workOn(provider, () => readLogits(session, held, setup.recipe.features))
    const broken = held.find((_, i) => !Number.isFinite(logits[i]?.logit))
    if (broken !== undefined) throw notFiniteFailure(broken.play)
    const reads = held.map(({ play }, i) => ({
      gameId: play.gameId,
      playId: play.playId,
      manProbability: sigmoid((logits[i] as FrameLogit).logit),
      isMan: play.manZone === 'man',
    }))
    return {
      validationLogLoss: logLossOf(reads),
      validationAccuracy: accuracyOf(reads),
      validationAuc: aucOf(reads),
    }
  } finally {
    await session.release()
  }
}

/** Changes with everything that the result depends on. */
function fingerprintOf(
  network: Network,
  plays: TrainingPlays,
  { recipe, seed, processors, dataHash, from }: TrainingSetup,
): string {
  // words for people change nothing
  const { network: _, features, title: _title, sees: _sees, ...numbers } = recipe
  return createHash('sha256')
    .update(
      JSON.stringify([numbers, features.name, features.version, features.features, network.name, network.parameters]),
    )
    .update(JSON.stringify([seed, processors, dataHash, plays.identity]))
    .update(from?.state.weights ?? '')
    .digest('hex')
}
