/** What must be known about a model before its numbers are believed. It lies beside every model as card.json. */
import { PHASE_VERSION } from '../features/knownPhase.ts'
import type { PhasedCalibration } from './phasedCalibration.ts'

/** A set of plays that a model saw, or was judged on. */
export interface DataSetCard {
  readonly name: string
  /** SHA-256 over the plays' tracks and own labels: the same plays give the same hash wherever they lie. */
  readonly hash: string
  readonly games: number
  readonly plays: number
  /** Labelled dropbacks, the only plays that judge man and zone; of a model's card, those that were used. */
  readonly labelledPlays: number
  /** Share of man among them; 0 where there are none. */
  readonly manRate: number
  /** Of them, plays on which the job of some defender is told too; left out where there is none. */
  readonly playsWithDefenders?: number
  /** Further dropbacks, which another set has as well and which count there; left out where there are none. */
  readonly repeatedPlays?: number
  /** Labelled runs, which teach what was shown before the snap; left out where none did. */
  readonly labelledRuns?: number
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

/** A tenth of P(man), and how often man was played where the model read it. Null where no play falls into it. */
export interface ReliabilityBin {
  /** From `low` up to, not including, `high`; the last bin has 1 in it. */
  readonly low: number
  readonly high: number
  /** Plays, as they were: not weighted. */
  readonly n: number
  /** Mean P(man) and share of man, both for a league with the calibration's rate of man. */
  readonly meanProbability: number | null
  readonly manShare: number | null
  /** 95 % interval of `manShare`, by Wilson. */
  readonly manShareLow: number | null
  readonly manShareHigh: number | null
}

/** How far P(man) can be taken at its word at one moment, on held-out plays. */
export interface ReliabilityTable {
  /** The data sets with plays that have this moment. */
  readonly on: readonly string[]
  readonly seconds: number
  readonly n: number
  /** Share of man among these plays, before it is turned into the calibration's. */
  readonly manRate: number
  /** Ten, from zone to man. */
  readonly bins: readonly ReliabilityBin[]
}

/** How often what is said of single defenders is what they did, on held-out plays. */
export interface ShareCard {
  /** Defenders. */
  readonly n: number
  /** The share that was said rightly, with its 95 % interval (Wilson, every play a fact of its own). */
  readonly right: number
  readonly low: number
  readonly high: number
  /** The share of the commonest answer: who always gives it is right as often. */
  readonly commonest: number
}

/** The same at one moment on one set. */
export interface DefendersCard {
  readonly on: string
  readonly seconds: number
  readonly plays: number
  /** Which of the ten jobs. */
  readonly jobs: ShareCard
  /** Which man of the offense, or nobody. */
  readonly matchUps: ShareCard
  /** Which man, of the defenders who covered one: the likeliest that is said, also where nobody is likelier. */
  readonly men: ShareCard
}

/** How often some held-out reads are right, for a league with the calibration's rate of man; null without plays. */
export interface AccuracyCard {
  /** Plays, as they were: not weighted. */
  readonly n: number
  readonly accuracy: number | null
  /** 95 % interval, by Wilson. */
  readonly accuracyLow: number | null
  readonly accuracyHigh: number | null
}

/** The reads around 0.5 that are no better than a coin. */
export interface NoReadCard extends AccuracyCard {
  /** P(man) from `low` to `high`, both within, is no read. */
  readonly low: number
  readonly high: number
  /** The moment that it was told at. */
  readonly seconds: number
  readonly note: string
}

/** How far the members of the model lie apart on held-out plays, and what that says. */
export interface BandCard {
  readonly members: number
  readonly seconds: number
  readonly n: number
  /** The median distance between the least and the greatest P(man) of the members. */
  readonly medianWidth: number
  /** Plays of which all members read the same side, and the others. */
  readonly agreed: AccuracyCard
  readonly divided: AccuracyCard
  readonly note: string
}

/** How often the coverage that the model names is the one that was played, of plays with one of the seven. */
export interface CoverageCard {
  /** The data set. */
  readonly on: string
  readonly seconds: number
  readonly n: number
  /** Share of the coverage that is played most often: what always naming it would get. */
  readonly commonest: number
  /** The likeliest is the one that was played, with its 95 % interval (Wilson). */
  readonly first: number
  readonly firstLow: number
  readonly firstHigh: number
  /** One of the likeliest two is. */
  readonly firstTwo: number
  readonly firstTwoLow: number
  readonly firstTwoHigh: number
}

/** Held-out reads at one moment beside the base rate, both for a league with the usual rate of man. */
export interface ReadinessMoment {
  readonly seconds: number
  /** Plays, as they were: not weighted. */
  readonly n: number
  /** Natural logarithm. */
  readonly logLoss: number
  /** The same of always saying the league's rate of man. */
  readonly baseLogLoss: number
  readonly auc: number
}

/** Whether the model is worth more than its base rate, and why it is, or is not. */
export interface ReadinessCard {
  readonly isReady: boolean
  /** A sentence for people. */
  readonly reason: string
  /** None where nothing could judge it. */
  readonly moments: readonly ReadinessMoment[]
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
  /** Cards of older models have no knots: one scale and shift for all frames. */
  readonly calibration: PhasedCalibration & {
    /** The rate of man that the probabilities are calibrated to. */
    readonly manRate: number
    readonly note: string
  }
  readonly metrics: readonly MetricsCard[]
  /** How often what the model says comes true. Cards of older models lack this and the three that follow. */
  readonly reliability?: { readonly tables: readonly ReliabilityTable[]; readonly note: string }
  /** Left out also where even the reads next to 0.5 are better than a coin. */
  readonly noRead?: NoReadCard
  /** Left out also where the model has no members. */
  readonly band?: BandCard
  /** Left out also where the model names no coverage. */
  readonly coverages?: readonly CoverageCard[]
  /** Left out also where the model says nothing of single defenders, or no set tells what they did. */
  readonly defenders?: readonly DefendersCard[]
  /** Cards of older models lack it. */
  readonly readiness?: ReadinessCard
  /** ISO date of the training. */
  readonly trainedOn: string
  readonly madeBy: string
}

/** Why a model should not be believed; null for one that is ready, or whose card is older than the question. Older
 *  calibrations could turn the reads around. */
export function notReadyReason({ readiness, calibration }: JudgedCard): string | null {
  if (readiness !== undefined) return readiness.isReady ? null : readiness.reason
  const scales = [calibration, ...(calibration.knots ?? [])].map(({ scale }) => scale)
  return scales.some((scale) => scale < 0) ? 'Its calibration has a negative scale, so that it reads backwards.' : null
}

/** What of a card tells whether its model is ready. */
export type JudgedCard = Pick<ModelCard, 'readiness' | 'calibration'>

/** "playerTokens 1", or "playerHistory 1, phases 1" where the calibration asks for the phase: names what predictions were
 *  made from. */
export function featureVersionOf({ features, calibration }: ModelCard): string {
  const phases = calibration.knots === undefined ? '' : `, phases ${PHASE_VERSION}`
  return `${features.set} ${features.version}${phases}`
}
