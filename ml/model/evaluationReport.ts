/** The report of an evaluation, as a value: every figure with its plays, its base rate and its interval. Drawings, tables
 *  and pages are made from it. Null stands where there is nothing to reckon with. */
import type { PlayKey } from '../football/ids.ts'

/** Whose reads are judged: the model's own, or those of its cross-validation, whose networks had not seen the games. */
export type ReadSource = 'model' | 'held-out'

/** What must be known before a figure of the report is believed. */
export interface Caution {
  /** For programs. */
  readonly kind: 'seen' | 'perhaps-seen' | 'held-out' | 'simulated' | 'snap-estimated' | 'left-out'
  /** A sentence or two for people. */
  readonly text: string
}

/** What was judged, and on what. */
export interface ReportAbout {
  readonly model: { readonly name: string; readonly modelId: string; readonly trainedOn: string }
  readonly source: ReadSource
  /** The plays, by name: a data set or a library. */
  readonly on: string
  /** Labelled dropbacks that were read at one moment or another. */
  readonly plays: number
  readonly games: number
  readonly isSimulated: boolean
  readonly cautions: readonly Caution[]
}

/** A share of some plays, with its 95 % interval. */
export interface ShareFigure {
  readonly n: number
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

/** One moment of the curve. */
export interface MomentFigures {
  /** From the snap. */
  readonly seconds: number
  readonly n: number
  /** Share of man. */
  readonly baseRate: number | null
  readonly alwaysZone: number | null
  readonly accuracy: number | null
  readonly accuracyLow: number | null
  readonly accuracyHigh: number | null
  readonly auc: number | null
  readonly aucLow: number | null
  readonly aucHigh: number | null
  readonly logLoss: number | null
  readonly brier: number | null
  readonly ece: number | null
  readonly eceOfPerfect: number | null
  /** What the intervals were drawn over. */
  readonly intervalOver: 'games' | 'plays'
}

/** A tenth of P(man), and how often man came. */
export interface CalibrationBin {
  readonly low: number
  readonly high: number
  /** Reads, and the plays that they are of: a play may be read at several moments of a region. */
  readonly reads: number
  readonly plays: number
  readonly said: number | null
  readonly came: number | null
  /** 95 % interval of `came` (Wilson), as sure as that many plays can be. */
  readonly cameLow: number | null
  readonly cameHigh: number | null
}

/** How far P(man) can be taken at its word in one stretch of the play. */
export interface RegionCalibration {
  /** "before -2 s", "the snap", ... */
  readonly region: string
  /** The moments that were read in it. */
  readonly moments: readonly number[]
  readonly reads: number
  readonly plays: number
  /** Share of man among the reads. */
  readonly baseRate: number | null
  /** Expected calibration error over the ten bins. */
  readonly ece: number | null
  readonly bins: readonly CalibrationBin[]
}

/** Man and zone at one moment, a play once. */
export interface ManZoneConfusion {
  readonly seconds: number
  readonly n: number
  readonly manReadMan: number
  readonly manReadZone: number
  readonly zoneReadMan: number
  readonly zoneReadZone: number
}

/** The seven coverages at one moment, of the plays that have one. */
export interface CoverageConfusion {
  readonly seconds: number
  readonly n: number
  /** [played][named], both in the order of `COVERAGES`. */
  readonly counts: readonly (readonly number[])[]
  /** The likeliest is the one that was played (Wilson). */
  readonly first: ShareFigure
  /** One of the likeliest two is. */
  readonly firstTwo: ShareFigure
  /** What always naming the commonest would get. */
  readonly commonest: number | null
}

/** A point of a ROC curve: what reading man from `threshold` on gets. */
export interface RocPoint {
  readonly threshold: number
  /** Share of zone plays that are read as man. */
  readonly falsePositiveRate: number
  /** Share of man plays that are read as man. */
  readonly truePositiveRate: number
}

export interface RocCurve {
  readonly seconds: number
  readonly n: number
  readonly baseRate: number
  readonly auc: number
  readonly points: readonly RocPoint[]
}

/** The plays of one team or one formation. */
export interface GroupFigures {
  readonly name: string
  readonly n: number
  readonly games: number
  readonly baseRate: number
  readonly alwaysZone: number
  readonly accuracy: number
  /** 95 % interval, by Wilson. */
  readonly accuracyLow: number
  readonly accuracyHigh: number
  /** Zone that was read as man, and man that was read as zone. */
  readonly falsePositives: number
  readonly falseNegatives: number
}

/** The groups with the most plays first. */
export interface GroupTable {
  readonly by: 'defense' | 'offense' | 'formation'
  readonly seconds: number
  readonly groups: readonly GroupFigures[]
}

/** What the report tells of a play. */
export interface PlayFacts extends PlayKey {
  readonly quarter: number | null
  readonly gameClock_s: number | null
  readonly down: number | null
  readonly yardsToGo: number | null
  readonly offenseTeam: string | null
  readonly defenseTeam: string | null
  readonly offenseFormation: string | null
  /** In the labeller's words. */
  readonly coverageLabel: string | null
  readonly isSimulated: boolean
  readonly isSnapEstimated: boolean
}

/** A play that the read expected least. */
export interface WrongPlay extends PlayFacts {
  readonly manProbability: number
  readonly played: 'man' | 'zone'
  /** -log2 P(what was played), bits. */
  readonly surprise: number
}

/** What reading man from `threshold` on costs. */
export interface ThresholdFigures {
  readonly threshold: number
  readonly n: number
  /** Share of plays that are called man. */
  readonly calledMan: number
  /** Zone that is called man, and as a share of all zone. */
  readonly falsePositives: number
  readonly falsePositiveRate: number | null
  /** Man that is called zone, and as a share of all man. */
  readonly falseNegatives: number
  readonly falseNegativeRate: number | null
  readonly accuracy: number
  /** 95 % interval, by Wilson. */
  readonly accuracyLow: number
  readonly accuracyHigh: number
}

export interface EvaluationReport {
  readonly about: ReportAbout
  /** Moments that have plays, in order. */
  readonly curve: readonly MomentFigures[]
  /** Moments that were looked for and have no play. */
  readonly withoutPlays: readonly number[]
  /** The moment of the groups, the wrong plays and the thresholds: the last look, or the snap where there is none. */
  readonly moment: number
  readonly calibration: readonly RegionCalibration[]
  readonly manZone: readonly ManZoneConfusion[]
  readonly coverages: readonly CoverageConfusion[]
  readonly roc: readonly RocCurve[]
  readonly groups: readonly GroupTable[]
  readonly mostWrong: readonly WrongPlay[]
  readonly thresholds: readonly ThresholdFigures[]
}
