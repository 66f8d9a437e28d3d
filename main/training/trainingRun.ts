/** A whole training: from labelled plays to a network, its calibration, and figures from games it did not see. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceSession } from 'onnxruntime-node'
import { randomFrom } from '../../ml/base/random.ts'
import { type Seconds, seconds } from '../../ml/football/units.ts'
import { inferenceModel } from '../../ml/network/inference.ts'
import { KERNELS, type Provider } from '../../ml/onnx/kernels.ts'
import type { HeldOutRead } from '../../ml/training/calibrating.ts'
import { framesAtMoment, type LabelledPlay } from '../../ml/training/dataset.ts'
import type { Recipe } from '../../ml/training/recipe.ts'
import { bestEpoch, type EpochRecord } from '../../ml/training/schedule.ts'
import { foldsByGame, type Split, splitByGame } from '../../ml/training/split.ts'
import { sessionOptions } from '../inference/providers.ts'
import { readLogits } from './readLogits.ts'
import { type EpochReport, type TrainedNetwork, trainNetwork } from './trainNetwork.ts'

/** Moments at which held-out plays are read for calibration and the card. */
export const CARD_MOMENTS: readonly Seconds[] = [-4, -2, -1, -0.5, -0.1, 0, 0.5, 1, 1.5].map(seconds)
/** Share of the plays, in whole games, that tells when to stop. */
const VALIDATION_SHARE = 0.15

export interface TrainingRunOptions {
  readonly recipe: Recipe
  readonly seed: number
  /** 0: one split, whose held-out games also calibrate. 2 and more: that many folds, each judged by a network that did
   *  not see it, and then one network trained on all games for as long as the folds were. */
  readonly folds: number
  readonly provider: Provider
  /** One thread and no chance but the seed's: the same numbers in every run on this machine. */
  readonly isDeterministic: boolean
  readonly threads: number
  /** Where checkpoints lie until the run is done. */
  readonly folder: string
  readonly signal: AbortSignal
  onEpoch?(stage: string, record: EpochRecord, about: EpochReport): void
}

export interface TrainingOutcome {
  readonly trained: TrainedNetwork
  /** Reads of plays by networks that were not trained on their games. */
  readonly heldOut: readonly HeldOutRead[]
  readonly split: { readonly trainingGames: number; readonly validationGames: number; readonly note: string }
  /** All epochs of all networks, by stage. */
  readonly history: readonly (EpochRecord & { readonly stage: string })[]
}

/** Trains as the options say. Taken up from its checkpoints where it was broken off. */
export async function runTraining(
  plays: readonly LabelledPlay[],
  options: TrainingRunOptions,
): Promise<TrainingOutcome> {
  const outcome = options.folds === 0 ? await trainOnce(plays, options) : await trainWithFolds(plays, options)
  await rm(checkpointFolder(options), { recursive: true, force: true })
  return outcome
}

async function trainOnce(plays: readonly LabelledPlay[], options: TrainingRunOptions): Promise<TrainingOutcome> {
  const split = splitByGame(plays, VALIDATION_SHARE, randomFrom(options.seed).fork('split'))
  const trained = await trainStage('training', split, options)
  const heldOut = await heldOutReads(trained, split.validation, { fold: 0, options })
  const note =
    'One split by game; the held-out games told when to stop and calibrated, so their figures flatter a little.'
  return { trained, heldOut, split: { ...gamesIn(split), note }, history: staged('training', trained) }
}

async function trainWithFolds(plays: readonly LabelledPlay[], options: TrainingRunOptions): Promise<TrainingOutcome> {
  const folds = foldsByGame(plays, options.folds, randomFrom(options.seed).fork('folds'))
  const heldOut: HeldOutRead[] = []
  const history: (EpochRecord & { stage: string })[] = []
  const lengths: number[] = []
  for (const [fold, { training, validation }] of folds.entries()) {
    const stage = `fold ${fold + 1}`
    const inner = splitByGame(training, VALIDATION_SHARE, randomFrom(options.seed).fork(`inner ${fold}`))
    const trained = await trainStage(stage, inner, options)
    heldOut.push(...(await heldOutReads(trained, validation, { fold, options })))
    history.push(...staged(stage, trained))
    lengths.push(bestEpoch(trained.history)?.epoch ?? 1)
  }
  const lastEpoch = Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length)
  const all = { training: plays, validation: [] }
  const trained = await trainStage('all games', all, options, lastEpoch)
  const note = `${options.folds} folds by game: every figure is of games that the network behind it saw neither in training nor in stopping, calibrated on the other folds. The network itself was then trained on all games for ${lastEpoch} epochs, the mean length of the folds.`
  return { trained, heldOut, split: { ...gamesIn(all), note }, history: [...history, ...staged('all games', trained)] }
}

function trainStage(
  stage: string,
  split: Split<LabelledPlay>,
  options: TrainingRunOptions,
  lastEpoch?: number,
): Promise<TrainedNetwork> {
  const { recipe, seed, provider, threads, isDeterministic, signal } = options
  return trainNetwork(split, {
    recipe,
    seed,
    processors: { provider, threads, isDeterministic },
    signal,
    checkpoint: join(checkpointFolder(options), `${stage.replaceAll(' ', '-')}.checkpoint`),
    ...(lastEpoch === undefined ? {} : { lastEpoch }),
    onEpoch: (record, about) => options.onEpoch?.(stage, record, about),
  })
}

async function heldOutReads(
  { network, state }: TrainedNetwork,
  plays: readonly LabelledPlay[],
  { fold, options }: { readonly fold: number; readonly options: TrainingRunOptions },
): Promise<HeldOutRead[]> {
  const model = inferenceModel(network, state, { kernels: KERNELS[options.provider] })
  const session = await InferenceSession.create(model, sessionOf(options))
  const reads: HeldOutRead[] = []
  for (const moment of CARD_MOMENTS) {
    const frames = framesAtMoment(plays, moment)
    const logits = await readLogits(session, frames, options.recipe.features)
    frames.forEach(({ play }, i) => {
      const { gameId, playId, dataSet } = play
      reads.push({ gameId, playId, dataSet, moment, fold, logit: logits[i] as number, isMan: play.manZone === 'man' })
    })
  }
  await session.release()
  return reads
}

function sessionOf({ provider, threads, isDeterministic }: TrainingRunOptions): InferenceSession.SessionOptions {
  return sessionOptions(provider, isDeterministic ? 1 : threads)
}

export function checkpointFolder({ folder }: Pick<TrainingRunOptions, 'folder'>): string {
  return join(folder, 'checkpoints')
}

function gamesIn({ training, validation }: Split<LabelledPlay>) {
  const games = (plays: readonly LabelledPlay[]) => new Set(plays.map((play) => play.gameId)).size
  return { trainingGames: games(training), validationGames: games(validation) }
}

function staged(stage: string, { history }: TrainedNetwork) {
  return history.map((record) => ({ stage, ...record }))
}
