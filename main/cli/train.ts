/** `presnap train`: a model from labelled plays. */
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { type DataSetCard, type ModelCard, notReadyReason } from '../../ml/model/modelCard.ts'
import type { LabelledPlay } from '../../ml/training/dataset.ts'
import { RECIPES, type Recipe, type RecipeName } from '../../ml/training/recipe.ts'
import type { EpochRecord } from '../../ml/training/schedule.ts'
import { loadCard } from '../inference/loadCard.ts'
import { CARD_FILE } from '../inference/modelFiles.ts'
import { choiceText, chooseProvider, type WantedProvider } from '../inference/providers.ts'
import { openLabels } from '../ingest/labels.ts'
import { makeFolder } from '../makeFolder.ts'
import { type LabelledData, type LabelledPlaysOptions, readDataSets } from '../training/labelledPlays.ts'
import { trainingRaceTime } from '../training/race.ts'
import { saveModel } from '../training/saveModel.ts'
import { checkpointFolder, removeCheckpoints, runTraining } from '../training/trainingRun.ts'
import type { EpochReport } from '../training/trainNetwork.ts'
import { VERSION } from '../version.ts'
import { fault, type Invocation, runCommand } from './command.ts'
import { sayProblems } from './dataProblems.ts'
import { inLockedFolder } from './lockedFolder.ts'
import { LABELS_HELP, providerOption } from './modelOptions.ts'
import { wholeNumber } from './options.ts'
import { progressOf } from './progress.ts'

/** More threads than this gain nothing on networks of this size. */
const MOST_THREADS = 4
/** Games that a split needs on each of its sides. */
const FEWEST_GAMES = 4

interface TrainOptions {
  readonly data: readonly string[]
  readonly labels?: string
  readonly network: RecipeName
  readonly out: string
  readonly provider: WantedProvider
  readonly deterministic: boolean
  readonly seed: number
  readonly folds: number
  readonly epochs?: number
  readonly batch?: number
  readonly members?: number
  readonly pretrainingGames?: number
  readonly force: boolean
}

export function trainCommand(): Command {
  return new Command('train')
    .description(
      'Train a model on labelled dropbacks, and on labelled runs up to their snap where the network learns from them: split by game, judged on dropbacks of games it has not seen, calibrated, with a card.',
    )
    .requiredOption('--data <path...>', 'folders, zips or files of labelled plays')
    .option('--labels <path>', LABELS_HELP)
    .addOption(new Option('--network <name>', networksHelp()).choices(Object.keys(RECIPES)).makeOptionMandatory())
    .requiredOption('--out <folder>', 'where model.onnx, card.json, history.csv and the held-out reads (reads.csv) go')
    .addOption(providerOption())
    .option('--deterministic', 'one thread, the same numbers in every run', false)
    .option('--seed <n>', 'what splits, weights and examples are drawn from', wholeNumber(0), 1)
    .option(
      '--folds <n>',
      'judge on this many folds by game, 2 or more, then train on all games (0: one split)',
      wholeNumber(0),
      0,
    )
    .option('--epochs <n>', "the most epochs on real plays (default: the network's own)", wholeNumber(1))
    .option(
      '--batch <n>',
      "examples in a step; past 1,024 gradients are accumulated (default: the network's own)",
      wholeNumber(1),
    )
    .option(
      '--members <n>',
      "networks that are trained alike and read as one, the mean of what they say (default: the network's own)",
      wholeNumber(1),
    )
    .option(
      '--pretraining-games <n>',
      `simulated games that a network learns on first, where it has that (0: none; default: ${pretrainingHelp()})`,
      wholeNumber(0),
    )
    .option('--force', 'replace a finished model in --out, which is left as it is otherwise', false)
    .addHelpText(
      'after',
      `
Plays that several of the --data have count once. Two folders of one name are called by the folders above them, too.
A model that is no better than its base rate on held-out plays is saved as not ready, and the command ends with 1.
A run that was killed or cancelled goes on where it stood when the same command is given again, with the same result.
While it runs no other one can have its folder.

Example:
  presnap train --data ~/bdb-2025 --network history --folds 5 --out my-model
  presnap suspects --model my-model`,
    )
    .action((options: TrainOptions) => runCommand((invocation) => runTrain(options, invocation)))
}

async function runTrain(options: TrainOptions, invocation: Invocation): Promise<Result<null>> {
  return inLockedFolder(options.out, 'presnap train', async () => {
    const before = options.force ? null : await finishedModel(options.out)
    return before === null ? trainInto(options, invocation) : failed(before)
  })
}

/** A model in the folder that is not to be lost; null where there is none. The card is written last: without one there
 *  is at most a training that was broken off. */
async function finishedModel(out: string): Promise<Fault | null> {
  const where = resolve(out)
  const card = await loadCard(join(where, CARD_FILE))
  if (!card.ok && card.fault.kind === 'card-missing') return null
  const model = card.ok ? `${card.value.name}, trained on ${card.value.trainedOn}` : 'its card cannot be read'
  return {
    kind: 'model-there',
    where,
    what: `There is a finished model in this folder already (${model}).`,
    next: 'Name another folder, or add --force to replace the model.',
  }
}

async function trainInto(options: TrainOptions, invocation: Invocation): Promise<Result<null>> {
  const { signal, say, print } = invocation
  const data = await readAll(options, invocation)
  if (!data.ok) return data
  const plays = data.value.flatMap((set) => set.plays)
  const games = new Set(plays.map((play) => play.gameId)).size
  if (games < FEWEST_GAMES || options.folds === 1 || options.folds > games) return tooFewGames(games)
  const recipe = recipeOf(options)
  const threads = Math.min(MOST_THREADS, availableParallelism())
  const choice = await chooseProvider(options.provider, (provider) => trainingRaceTime(recipe, provider, threads))
  if (!choice.ok) return choice
  const runs = recipe.learnsFromRuns ? data.value.flatMap((set) => set.runs) : []
  const told = toldOf(plays, runs, recipe)
  say(`${recipe.title}: ${plays.length} labelled dropbacks of ${games} games${told}, on ${choiceText(choice.value)}.`)
  const folder = resolve(options.out)
  makeFolder(checkpointFolder({ folder }))
  const { provider } = choice.value
  const { seed, folds, deterministic: isDeterministic } = options
  const dataHash = data.value.map((set) => `${set.card.hash} ${set.labelsHash}`).join()
  const run = { recipe, seed, folds, provider, isDeterministic, threads, dataHash, folder, signal }
  const onEpoch = (stage: string, record: EpochRecord, about: EpochReport) => say(epochLine(stage, record, about))
  const progress = progressOf('Simulating')
  const onSimulated = (share: number) =>
    share < 1 ? progress.update(share, 'games to learn on first') : progress.finish()
  const outcome = await runTraining(plays, { ...run, runs, onEpoch, onSimulated })
  if (!outcome.ok) return outcome
  const trainedOn = new Date().toISOString().slice(0, 10)
  const cards = data.value.map((set) => cardOf(set, recipe))
  const card = await saveModel({
    outcome: outcome.value,
    options: run,
    data: cards,
    trainedOn,
    madeBy: `Presnap ${VERSION}`,
  })
  await removeCheckpoints(run)
  print(`${card.name} in ${folder}\n${summary(card)}`)
  const reason = notReadyReason(card)
  return reason === null ? ok(null) : notReady(folder, reason)
}

/** The model is there to be looked at, and whoever runs the command in a script is told. */
function notReady(where: string, reason: string) {
  return fault('model-not-ready', {
    where,
    what: `The model is saved, but it is not ready. ${reason}`,
    next: 'Do not use its reads. Train it on more games, for more epochs, or with simulated games first.',
  })
}

/** How many plays teach the heads of each defender, where the recipe has them, and how many runs teach beside. */
function toldOf(plays: readonly LabelledPlay[], runs: readonly LabelledPlay[], { assignmentShare }: Recipe): string {
  const withJobs = plays.filter((play) => play.defenders != null).length
  const jobs = assignmentShare === null ? '' : `, ${withJobs} of them with each defender's job`
  return runs.length === 0 ? jobs : `${jobs}, and ${runs.length} labelled runs`
}

/** Runs are told of where they taught. */
function cardOf({ card }: LabelledData, { learnsFromRuns }: Recipe): DataSetCard {
  const { labelledRuns: _, ...ofDropbacks } = card
  return learnsFromRuns ? card : ofDropbacks
}

async function readAll(
  { data, labels: place }: TrainOptions,
  { signal, say }: Invocation,
): Promise<Result<LabelledData[]>> {
  if (place === undefined) return readSets(data, { signal }, say)
  const labels = await openLabels(place, signal)
  if (!labels.ok) return labels
  try {
    sayProblems(labels.value.problems, say)
    return await readSets(data, { signal, labels: labels.value }, say)
  } finally {
    await labels.value.dispose()
  }
}

async function readSets(
  paths: readonly string[],
  reading: Pick<LabelledPlaysOptions, 'signal' | 'labels'>,
  say: Invocation['say'],
): Promise<Result<LabelledData[]>> {
  const progress = progressOf('Reading')
  const onRead = (path: string, share: number | null) =>
    share === null ? progress.finish() : progress.update(share, path)
  const sets = await readDataSets(paths, { ...reading, onRead })
  if (sets.ok) for (const { problems } of sets.value) sayProblems(problems, say)
  return sets
}

function recipeOf({ network, epochs, batch, members, pretrainingGames }: TrainOptions): Recipe {
  const recipe: Recipe = RECIPES[network]
  const games = pretrainingGames ?? recipe.pretraining?.games ?? 0
  return {
    ...recipe,
    epochs: epochs ?? recipe.epochs,
    batch: batch ?? recipe.batch,
    members: members ?? recipe.members,
    pretraining: games === 0 ? null : recipe.pretraining && { ...recipe.pretraining, games },
  }
}

function epochLine(stage: string, record: EpochRecord, about: EpochReport): string {
  const { epoch, trainingLoss, validationLogLoss, validationAccuracy, validationAuc } = record
  const speed = `${Math.round(about.examplesPerSecond).toLocaleString('en-US')} examples/s`
  const start = `${stage}, epoch ${epoch}: loss ${trainingLoss.toFixed(4)}`
  if (validationLogLoss === null || validationAccuracy === null) return `${start}, ${speed}`
  const accuracy = `accuracy ${(100 * validationAccuracy).toFixed(1)} %, AUC ${validationAuc?.toFixed(3) ?? '-'}`
  const of = `(${about.validationReads} reads of ${about.validationPlays} plays)`
  return `${start}, held-out log loss ${validationLogLoss.toFixed(4)}, ${accuracy} ${of}, ${speed}`
}

function summary({ metrics }: ModelCard): string {
  return metrics
    .filter((metric) => metric.seconds === -0.1 || metric.seconds === 0)
    .map(({ on, seconds, n, accuracy, accuracyLow, accuracyHigh, auc, baseRate }) => {
      const percent = (value: number | null) => (value === null ? '-' : `${(100 * value).toFixed(1)} %`)
      const interval = `${percent(accuracyLow)} to ${percent(accuracyHigh)}`
      return `${on}, ${seconds} s: accuracy ${percent(accuracy)} (${interval}), AUC ${auc?.toFixed(3) ?? '-'}, n ${n}, man ${percent(baseRate)}`
    })
    .join('\n')
}

function networksHelp(): string {
  return Object.entries(RECIPES)
    .map(([name, { title }]) => `${name}: ${title}`)
    .join('; ')
}

/** "related: 1,600, history: 1,600" */
function pretrainingHelp(): string {
  return Object.entries(RECIPES)
    .flatMap(([name, { pretraining }]) =>
      pretraining === null ? [] : [`${name}: ${pretraining.games.toLocaleString('en-US')}`],
    )
    .join(', ')
}

function tooFewGames(games: number) {
  return fault('too-few-games', {
    what: `Splitting by game needs at least ${FEWEST_GAMES} games and 2 folds, and no more folds than games; there are ${games} games with labelled dropbacks.`,
    next: 'Name more data, or fewer folds.',
  })
}
