/** A whole training: from labelled plays to a network, its calibration, and figures from games it did not see. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { randomFrom } from '../../ml/base/random.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { type EnsembleMember, ensembleOf } from '../../ml/network/ensemble.ts'
import { inferenceModel } from '../../ml/network/inference.ts'
import { KERNELS, type Provider } from '../../ml/onnx/kernels.ts'
import type { HeldOutRead } from '../../ml/training/calibrating.ts'
import { aboutRead, framesAtMoment, type LabelledPlay } from '../../ml/training/dataset.ts'
import type { Pretraining, Recipe } from '../../ml/training/recipe.ts'
import type { EpochRecord } from '../../ml/training/schedule.ts'
import { foldsByGame, type Split, splitByGame, withTeaching } from '../../ml/training/split.ts'
import { InferenceSession } from '../inference/onnxRuntime.ts'
import { sessionOptions } from '../inference/providers.ts'
import { CARD_MOMENTS, flawOfJudging, gameCount } from './judging.ts'
import { type FrameLogit, readLogits } from './readLogits.ts'
import { simulatedPlays } from './simulatedPlays.ts'
import { failureAsFault, notFiniteFailure, workOn } from './trainingFailure.ts'
import {
  type EpochReport,
  playsOfSplit,
  type TrainedNetwork,
  type TrainingPlays,
  type TrainingSetup,
  trainNetwork,
} from './trainNetwork.ts'

/** Share of the plays, in whole games, that tells when to stop. */
const VALIDATION_SHARE = 0.12

export interface TrainingRunOptions {
  readonly recipe: Recipe
  /** Runs to learn from beside the dropbacks, but for those of games that are held out; none when left out. */
  readonly runs?: readonly LabelledPlay[]
  readonly seed: number
  /** 0: one split, whose held-out games also calibrate. 2 and more: that many folds, each judged by networks that did
   *  not see it, and then a model trained on all games in the same way. */
  readonly folds: number
  readonly provider: Provider
  /** One thread and no chance but the seed's: the same numbers in every run on this machine. */
  readonly isDeterministic: boolean
  readonly threads: number
  /** Changes with the plays: a run goes on from a checkpoint of the same plays alone. */
  readonly dataHash: string
  /** Where checkpoints lie until the run is done. */
  readonly folder: string
  readonly signal: AbortSignal
  onEpoch?(stage: string, record: EpochRecord, about: EpochReport): void
  /** How many of the games to learn on first are played, from 0 to 1. */
  onSimulated?(share: number): void
}

export interface TrainingOutcome {
  readonly trained: EnsembleMember
  /** Reads of plays by networks that were not trained on their games. */
  readonly heldOut: readonly HeldOutRead[]
  readonly split: { readonly trainingGames: number; readonly validationGames: number; readonly note: string }
  /** All epochs of all networks, by stage. */
  readonly history: readonly StagedEpoch[]
}

export type StagedEpoch = EpochRecord & { readonly stage: string }

/** Trains as the options say. Taken up from its checkpoints where it was broken off; they stay until `removeCheckpoints`,
 *  so that what is made of the outcome can fail and be made again. Errors: `nothing-to-judge`, where no play that would
 *  calibrate the model has all its players up to the snap; `one-sided`, where those that have are all man or all zone;
 *  `training-diverged`, `prediction-not-finite` and `provider-failed`, where it cannot go on. */
export async function runTraining(
  plays: readonly LabelledPlay[],
  options: TrainingRunOptions,
): Promise<Result<TrainingOutcome>> {
  const split = splitByGame(plays, VALIDATION_SHARE, randomFrom(options.seed).fork('split'))
  const judging = options.folds === 0 ? split.validation : plays
  const flaw = flawOfJudging(judging)
  if (flaw !== null) return failed(flaw)
  return failureAsFault(async () => {
    const run = { ...options, beginnings: await pretrained(options), all: plays }
    const { history, ...outcome } = options.folds === 0 ? await trainOnce(split, run) : await trainWithFolds(plays, run)
    const before = run.beginnings.flatMap((one, member) => staged(pretrainingStage(member), one.history))
    return ok({ ...outcome, history: [...before, ...history] })
  })
}

/** A run that knows where each member begins; nowhere, where the recipe has no pretraining. */
interface Run extends TrainingRunOptions {
  readonly beginnings: readonly TrainedNetwork[]
  /** Every dropback that teaches or judges. */
  readonly all: readonly LabelledPlay[]
}

/** Every member, trained on simulated leagues: no real game is in it, so one is enough for all folds. Members learn from
 *  the same games, epoch by epoch, since a game takes as long to play as to learn from. */
async function pretrained(options: TrainingRunOptions): Promise<TrainedNetwork[]> {
  const { recipe } = options
  if (recipe.pretraining === null) return []
  const { epochs, framesPerPlay, learningRate } = recipe.pretraining
  // simulated plays have frames enough
  const { timesPerFrame: _, ...ofRecipe } = recipe
  const ofSimulation = { ...ofRecipe, epochs, learningRate, framesPerPlay, labelSmoothing: 0, patience: null }
  const run: Run = { ...options, recipe: ofSimulation, beginnings: [], all: [] }
  const plays = playsOfSimulation(recipe.pretraining, options)
  let trained: TrainedNetwork[] = []
  for (let until = 1; until <= epochs; until++) {
    const after: TrainedNetwork[] = []
    for (let member = 0; member < recipe.members; member++) {
      const begun = trained[member]
      const taken = begun && { network: begun.network }
      after.push(await trainMember(pretrainingStage(member), plays, { member, options: run, until, ...taken }))
    }
    trained = after
  }
  return trained
}

/** The last games that were played are kept, for the next member. */
function playsOfSimulation({ games, epochs, framesKept }: Pretraining, options: TrainingRunOptions): TrainingPlays {
  const { recipe, signal, onSimulated } = options
  const { window, features } = recipe
  const perEpoch = Math.ceil(games / epochs)
  let known: { readonly epoch: number; readonly plays: Promise<readonly LabelledPlay[]> } | null = null
  const played = (epoch: number) =>
    simulatedPlays({
      ...{ firstGame: (epoch - 1) * perEpoch, games: perEpoch, framesPerPlay: framesKept, window, features, signal },
      ...(onSimulated && { onProgress: (share) => onSimulated((epoch - 1 + share) / epochs) }),
    })
  return {
    held: [],
    identity: ['simulated', games, epochs, framesKept],
    ofEpoch: (epoch) => {
      if (known?.epoch !== epoch) known = { epoch, plays: played(epoch) }
      return known.plays
    },
  }
}

function pretrainingStage(member: number): string {
  return `pretraining, member ${member + 1}`
}

function staged(stage: string, history: readonly EpochRecord[]): StagedEpoch[] {
  return history.map((record) => ({ stage, ...record }))
}

async function trainOnce(split: Split<LabelledPlay>, options: Run): Promise<TrainingOutcome> {
  const isStopped = options.recipe.patience !== null
  const seen = isStopped ? split : { ...split, validation: [] }
  const { trained, history } = await trainMembers('training', () => seen, options)
  const heldOut = await heldOutReads(trained, split.validation, { fold: 0, options })
  const note = `One split by game; the held-out games ${isStopped ? 'told when to stop and ' : ''}calibrated, so their figures flatter a little.`
  return { trained, heldOut, split: { ...gamesIn(split), note }, history }
}

async function trainWithFolds(plays: readonly LabelledPlay[], options: Run): Promise<TrainingOutcome> {
  const { folds: count, recipe } = options
  const { heldOut, history } = await judgeFolds(plays, options)
  const stage = 'all games'
  const all = await trainMembers(stage, (member) => stoppingSplit(plays, { stage, member, options }), options)
  const stopping = recipe.members === 1 ? 'some of them' : 'other ones for each member'
  const held = recipe.patience === null ? '' : `, ${stopping} held out to tell when to stop`
  const note = `${count} folds by game: every figure is of games that the networks behind it saw neither in training nor in stopping, calibrated on the other folds. The model itself was then trained in the same way on all games${held}.`
  const games = { trainingGames: gameCount(plays), validationGames: 0 }
  return { trained: all.trained, heldOut, split: { ...games, note }, history: [...history, ...all.history] }
}

/** Reads of every play by networks that have not seen its game. */
async function judgeFolds(plays: readonly LabelledPlay[], options: Run) {
  const heldOut: HeldOutRead[] = []
  const history: StagedEpoch[] = []
  for (const [fold, { training, validation }] of foldsOf(plays, options).entries()) {
    const stage = `fold ${fold + 1}`
    const ofFold = await trainMembers(stage, (member) => stoppingSplit(training, { stage, member, options }), options)
    heldOut.push(...(await heldOutReads(ofFold.trained, validation, { fold, options })))
    history.push(...ofFold.history)
  }
  return { heldOut, history }
}

/** The folds of a run: whatever is judged with the same plays, seed and count is judged on the same ones. */
export function foldsOf(
  plays: readonly LabelledPlay[],
  { seed, folds }: Pick<TrainingRunOptions, 'seed' | 'folds'>,
): Split<LabelledPlay>[] {
  return foldsByGame(plays, folds, randomFrom(seed).fork('folds'))
}

/** The held-out reads that `runTraining` with these folds would make, without a model of all games. Taken up from its
 *  checkpoints where it was broken off. */
export async function runFolds(
  plays: readonly LabelledPlay[],
  options: TrainingRunOptions,
): Promise<readonly HeldOutRead[]> {
  const { heldOut } = await judgeFolds(plays, { ...options, beginnings: await pretrained(options), all: plays })
  return heldOut
}

interface Stopping {
  readonly stage: string
  readonly member: number
  readonly options: Run
}

/** Other games for each member to be stopped by: together the members have learned from all of them. None, where the
 *  recipe knows how long to train. */
function stoppingSplit(plays: readonly LabelledPlay[], { stage, member, options }: Stopping): Split<LabelledPlay> {
  if (options.recipe.patience === null) return { training: plays, validation: [] }
  return splitByGame(plays, VALIDATION_SHARE, randomFrom(options.seed).fork(`${stage} ${member}`))
}

/** Trains the members of one model, one after the other. */
async function trainMembers(
  stage: string,
  splitOf: (member: number) => Split<LabelledPlay>,
  options: Run,
): Promise<{ trained: EnsembleMember; history: StagedEpoch[] }> {
  const { recipe, runs = [], all } = options
  const { members } = recipe
  const history: StagedEpoch[] = []
  const trained: EnsembleMember[] = []
  for (let member = 0; member < members; member++) {
    const name = members === 1 ? stage : `${stage}, member ${member + 1}`
    const split = withTeaching(splitOf(member), { items: runs, all })
    const one = await trainMember(name, playsOfSplit(split), { member, options })
    trained.push(one)
    history.push(...staged(name, one.history))
  }
  return { trained: ensembleOf(trained as [EnsembleMember, ...EnsembleMember[]]), history }
}

function trainMember(
  stage: string,
  plays: TrainingPlays,
  { member, options, ...taken }: Omit<Stopping, 'stage'> & Pick<TrainingSetup, 'until' | 'network'>,
): Promise<TrainedNetwork> {
  const { recipe, seed, provider, threads, isDeterministic, dataHash, signal } = options
  return trainNetwork(plays, {
    recipe,
    ...taken,
    from: options.beginnings[member] ?? null,
    seed: SEEDS_OF_A_RUN * seed + member,
    processors: { provider, threads, isDeterministic },
    dataHash,
    signal,
    checkpoint: join(checkpointFolder(options), `${stage.replaceAll(/[ ,]+/g, '-')}.checkpoint`),
    onEpoch: (record, about) => options.onEpoch?.(stage, record, about),
  })
}

/** Members of different runs start from different weights. */
const SEEDS_OF_A_RUN = 1_000

async function heldOutReads(
  { network, state }: EnsembleMember,
  plays: readonly LabelledPlay[],
  { fold, options }: { readonly fold: number; readonly options: TrainingRunOptions },
): Promise<HeldOutRead[]> {
  const model = inferenceModel(network, state, { kernels: KERNELS[options.provider] })
  const { provider } = options
  const session = await workOn(provider, () => InferenceSession.create(model, sessionOf(options)))
  const reads: HeldOutRead[] = []
  for (const moment of CARD_MOMENTS) {
    const frames = framesAtMoment(plays, moment)
    const logits = await workOn(provider, () => readLogits(session, frames, options.recipe.features))
    frames.forEach((at, i) => {
      const said = logits[i] as FrameLogit
      if (![said.logit, ...said.memberLogits, ...said.coverageLogits].every(Number.isFinite)) {
        throw notFiniteFailure(at.play)
      }
      reads.push({ ...aboutRead(at, moment), fold, ...said })
    })
  }
  await session.release()
  return reads
}

function sessionOf({ provider, threads, isDeterministic }: TrainingRunOptions): InferenceSession.SessionOptions {
  return sessionOptions(provider, isDeterministic ? 1 : threads)
}

/** For whoever has kept what came of the run. */
export function removeCheckpoints(options: Pick<TrainingRunOptions, 'folder'>): Promise<void> {
  return rm(checkpointFolder(options), { recursive: true, force: true })
}

export function checkpointFolder({ folder }: Pick<TrainingRunOptions, 'folder'>): string {
  return join(folder, 'checkpoints')
}

function gamesIn({ training, validation }: Split<LabelledPlay>) {
  return { trainingGames: gameCount(training), validationGames: gameCount(validation) }
}
