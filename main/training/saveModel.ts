/** A trained model as files: the network, its card, and how it came about. */
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LEAGUE_MAN_RATE } from '../../ml/football/coverage.ts'
import type { DataSetCard, MetricsCard, ModelCard } from '../../ml/model/modelCard.ts'
import type { PhasedCalibration } from '../../ml/model/phasedCalibration.ts'
import { inferenceModel } from '../../ml/network/inference.ts'
import { totalSize } from '../../ml/network/parameters.ts'
import { type CalibratedRead, crossCalibrated, leagueCalibration } from '../../ml/training/calibrating.ts'
import { coverageFigures } from '../../ml/training/coverageFigures.ts'
import { defenderFigures } from '../../ml/training/defenderFigures.ts'
import { momentMetrics } from '../../ml/training/evaluation.ts'
import { readinessOf } from '../../ml/training/readiness.ts'
import type { Recipe } from '../../ml/training/recipe.ts'
import { surenessOf } from '../../ml/training/sureness.ts'
import { csvLine } from '../csvLine.ts'
import { CARD_FILE, NETWORK_FILE } from '../inference/modelFiles.ts'
import { makeFolder } from '../makeFolder.ts'
import { heldOutCsv } from './heldOutCsv.ts'
import { CARD_MOMENTS } from './judging.ts'
import type { TrainingOutcome, TrainingRunOptions } from './trainingRun.ts'

export interface SavingModel {
  readonly outcome: TrainingOutcome
  readonly options: TrainingRunOptions
  readonly data: readonly DataSetCard[]
  /** ISO date. */
  readonly trainedOn: string
  /** "Presnap 0.1.0". */
  readonly madeBy: string
}

/** Writes model.onnx, card.json, history.csv and reads.csv into the run's folder; each appears when it is whole, the card
 *  last. The card of a model that was there goes first, so that there is never one beside a network of another model. */
export async function saveModel(saving: SavingModel): Promise<ModelCard> {
  const { outcome, options } = saving
  const { network, state } = outcome.trained
  const card = cardOf(saving)
  makeFolder(options.folder)
  await rm(join(options.folder, CARD_FILE), { force: true })
  await put(join(options.folder, NETWORK_FILE), inferenceModel(network, state))
  await put(join(options.folder, 'history.csv'), historyCsv(outcome))
  await put(join(options.folder, 'reads.csv'), heldOutCsv(outcome.heldOut))
  await put(join(options.folder, CARD_FILE), `${JSON.stringify(card, null, 2)}\n`)
  return card
}

function cardOf({ outcome, options, data, trainedOn, madeBy }: SavingModel): ModelCard {
  const { recipe, seed, provider, isDeterministic } = options
  const { batch, learningRate, weightDecay, labelSmoothing, features } = recipe
  const { network } = outcome.trained
  const reads = crossCalibrated(outcome.heldOut)
  const coverages = coverageFigures(reads)
  const calibration = leagueCalibration(outcome.heldOut)
  const defenders = defenderFigures(reads)
  return {
    name: recipe.title,
    about: aboutText(recipe),
    network: {
      name: network.name,
      parameters: totalSize(network.parameters),
      config: { ...recipe.config, members: recipe.members },
    },
    features: { set: features.name, version: features.version, names: features.features },
    data,
    split: { by: 'game', seed, ...outcome.split },
    training: {
      seed,
      epochs: recipe.epochs,
      batch,
      learningRate,
      weightDecay,
      labelSmoothing,
      provider,
      isDeterministic,
    },
    calibration: {
      ...calibration,
      manRate: LEAGUE_MAN_RATE,
      note: calibrationNote(calibration),
    },
    metrics: metricsOf(reads),
    ...surenessOf(reads),
    ...(coverages.length > 0 && { coverages }),
    ...(defenders.length > 0 && { defenders }),
    readiness: readinessOf(reads),
    trainedOn,
    madeBy,
  }
}

function aboutText({ coverageShare, sees, window }: Recipe): string {
  const coverages = coverageShare === null ? '' : ', and which of seven coverages,'
  return `Reads man or zone${coverages} from where 22 players stand and move ${sees}, from the huddle to ${window.to} s after the snap. Not for special teams or goal-line packages without a man/zone label, and no better than the labellers: NGS and PFF differ on about 5 % of plays.`
}

/** What must be known of the calibration. */
function calibrationNote({ knots = [] }: PhasedCalibration): string {
  const phases =
    knots.length === 0
      ? 'It holds in every phase of a play: other ones before the offense is set or after the snap would not have read held-out games better.'
      : 'In the phases that have knots the scale and shift of these hold, which lie as near to those for all as the reads there let them.'
  return `Fitted on held-out reads up to the snap, with an offset for each fold and for its share of man, for the rate at which the league plays man on labelled pass plays; the shift is the mean of the shifts of the folds. ${phases} Data sets with another rate are judged with that shift in the figures.`
}

/** Figures of held-out plays, data set by data set, with the probabilities that the model shows. */
function metricsOf(reads: readonly CalibratedRead[]): MetricsCard[] {
  const sets = [...new Set(reads.map((read) => read.dataSet))].toSorted()
  return sets.flatMap((on) =>
    CARD_MOMENTS.flatMap((moment) => {
      const some = reads.filter((read) => read.dataSet === on && read.moment === moment)
      if (some.length === 0) return []
      const { intervalOver: _, alwaysZone: __, ...metrics } = momentMetrics(moment, some)
      return [{ on, ...metrics }]
    }),
  )
}

const HISTORY_HEADER = [
  ...['stage', 'epoch', 'learning_rate', 'training_loss'],
  ...['validation_log_loss', 'validation_accuracy', 'validation_auc'],
]

function historyCsv({ history }: TrainingOutcome): string {
  const rows = history.map((record) => [
    ...[record.stage, record.epoch, record.learningRate, record.trainingLoss],
    ...[record.validationLogLoss ?? '', record.validationAccuracy ?? '', record.validationAuc ?? ''],
  ])
  return [HISTORY_HEADER, ...rows].map(csvLine).join('')
}

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.partial`, content)
  await rename(`${path}.partial`, path)
}
