/** What must be known about a model before its numbers are believed. It lies beside every model as card.json. */
import type { Calibration } from './calibration.ts'

/** A set of plays that a model saw, or was judged on. */
export interface DataSetCard {
  readonly name: string
  /** SHA-256 over the plays' tracks and labels: the same plays give the same hash wherever they lie. */
  readonly hash: string
  readonly games: number
  readonly plays: number
  /** Labelled dropbacks, the only plays that teach or judge man and zone. */
  readonly labelledPlays: number
  /** Share of man among them. */
  readonly manRate: number
}

/** The figures of a model at one moment on one set; see `momentMetrics`. */
export interface MetricsCard {
  readonly on: string
  readonly seconds: number
  readonly n: number
  readonly baseRate: number | null
  readonly accuracy: number | null
  readonly accuracyLow: number | null
  readonly accuracyHigh: number | null
  readonly auc: number | null
  readonly logLoss: number | null
  readonly brier: number | null
  readonly ece: number | null
  readonly eceOfPerfect: number | null
}

export interface ModelCard {
  /** For people: "Set transformer, 64 wide". */
  readonly name: string
  /** What it is for, and what not. */
  readonly about: string
  readonly network: {
    readonly name: string
    readonly parameters: number
    readonly config: Readonly<Record<string, number | string | boolean>>
  }
  readonly features: { readonly set: string; readonly version: number; readonly names: readonly string[] }
  readonly data: readonly DataSetCard[]
  readonly split: {
    readonly by: 'game'
    readonly seed: number
    readonly trainingGames: number
    readonly validationGames: number
    readonly note: string
  }
  readonly training: {
    readonly seed: number
    readonly epochs: number
    readonly batch: number
    readonly learningRate: number
    readonly weightDecay: number
    readonly labelSmoothing: number
    readonly provider: string
    readonly isDeterministic: boolean
  }
  readonly calibration: Calibration & {
    /** The rate of man that the probabilities are calibrated to. */
    readonly manRate: number
    readonly note: string
  }
  readonly metrics: readonly MetricsCard[]
  /** ISO date of the training. */
  readonly trainedOn: string
  readonly madeBy: string
}

/** "playerTokens 1": names the features that predictions were made from. */
export function featureVersionOf(card: ModelCard): string {
  return `${card.features.set} ${card.features.version}`
}
