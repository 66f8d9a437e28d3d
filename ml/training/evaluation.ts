/** How good reads are, and how sure that is: every figure with its n, its base rate and its interval. */
import { randomFrom } from '../base/random.ts'
import type { Seconds } from '../football/units.ts'
import { areaUnderCurve } from './areaUnderCurve.ts'

/** One labelled play at one moment. */
export interface ScoredRead {
  readonly gameId: number
  readonly playId: number
  readonly manProbability: number
  readonly isMan: boolean
}

/** The figures of one moment; null where there is nothing to reckon with (no plays, or no man or no zone among them). */
export interface MomentMetrics {
  /** From the snap. */
  readonly seconds: Seconds
  readonly n: number
  /** Share of plays on which man was played. */
  readonly baseRate: number | null
  /** Accuracy of always saying zone. */
  readonly alwaysZone: number | null
  /** Share of reads on the right side of 0.5, with its 95 % interval. */
  readonly accuracy: number | null
  readonly accuracyLow: number | null
  readonly accuracyHigh: number | null
  readonly auc: number | null
  /** Natural logarithm. */
  readonly logLoss: number | null
  readonly brier: number | null
  /** Expected calibration error over 10 equal-width bins. */
  readonly ece: number | null
  /** What the ece of a perfectly calibrated model with the same probabilities stays below 95 times in 100. */
  readonly eceOfPerfect: number | null
  /** What the intervals were drawn over. */
  readonly intervalOver: 'games' | 'plays'
}

/** From this many games up, games are drawn and not plays: plays of one game are alike. */
const GAMES_TO_DRAW_OVER = 20
const DRAWS = 2_000
const BINS = 10
/** Probabilities are kept this far from 0 and 1 in the log loss. */
const LEAST_PROBABILITY = 1e-7

/** The reads that are numbers. A read that is not (a damaged model, an overflow) is neither right nor wrong: every figure
 *  leaves it out, and whoever made the reads must say so. */
export function finiteReads<Read extends { readonly manProbability: number }>(reads: readonly Read[]): readonly Read[] {
  const isNumber = ({ manProbability }: Read) => Number.isFinite(manProbability)
  return reads.every(isNumber) ? reads : reads.filter(isNumber)
}

/** All figures of one moment. Seeded: the same reads give the same intervals. */
export function momentMetrics(seconds: Seconds, all: readonly ScoredRead[]): MomentMetrics {
  const reads = finiteReads(all)
  const games = new Set(reads.map((read) => read.gameId)).size
  const intervalOver = games >= GAMES_TO_DRAW_OVER ? 'games' : 'plays'
  if (reads.length === 0) return { seconds, n: 0, ...NOTHING, intervalOver }
  const [accuracyLow, accuracyHigh] = accuracyInterval(reads, intervalOver)
  const baseRate = meanOf(reads, ({ isMan }) => Number(isMan))
  return {
    seconds,
    n: reads.length,
    baseRate,
    alwaysZone: 1 - baseRate,
    accuracy: accuracyOf(reads),
    accuracyLow,
    accuracyHigh,
    auc: aucOf(reads),
    logLoss: logLossOf(reads),
    brier: meanOf(reads, ({ manProbability, isMan }) => (manProbability - Number(isMan)) ** 2),
    ece: eceOf(reads),
    eceOfPerfect: eceOfPerfect(reads),
    intervalOver,
  }
}

const NOTHING = {
  baseRate: null,
  alwaysZone: null,
  accuracy: null,
  accuracyLow: null,
  accuracyHigh: null,
  auc: null,
  logLoss: null,
  brier: null,
  ece: null,
  eceOfPerfect: null,
} as const

export function accuracyOf(reads: readonly ScoredRead[]): number {
  return meanOf(finiteReads(reads), (read) => Number(isRight(read)))
}

function isRight({ manProbability, isMan }: ScoredRead): boolean {
  return manProbability >= 0.5 === isMan
}

/** Natural logarithm; 0.693 for a coin. */
export function logLossOf(reads: readonly ScoredRead[]): number {
  return meanOf(finiteReads(reads), ({ manProbability, isMan }) => {
    const right = isMan ? manProbability : 1 - manProbability
    return -Math.log(Math.max(LEAST_PROBABILITY, right))
  })
}

/** The chance that a man play gets the higher P(man) of two plays, one man and one zone; a draw counts half. Null
 *  without one of each. */
export function aucOf(all: readonly ScoredRead[]): number | null {
  const reads = finiteReads(all)
  const probabilities = reads.map((read) => read.manProbability)
  const isMan = reads.map((read) => read.isMan)
  const area = areaUnderCurve(probabilities, isMan)
  return Number.isNaN(area) ? null : area
}

/** Mean distance between what was said and what came, over 10 equal-width bins, weighted by their plays. */
export function eceOf(all: readonly { readonly manProbability: number; readonly isMan: boolean }[]): number {
  const reads = finiteReads(all)
  const said = new Float64Array(BINS)
  const came = new Float64Array(BINS)
  for (const { manProbability, isMan } of reads) {
    const bin = binOf(manProbability)
    said[bin] = (said[bin] as number) + manProbability
    came[bin] = (came[bin] as number) + Number(isMan)
  }
  return missOf(said, came) / reads.length
}

function binOf(manProbability: number): number {
  return Math.min(BINS - 1, Math.floor(manProbability * BINS))
}

/** The distance between sums, bin by bin, added up. */
function missOf(said: Float64Array, came: Float64Array): number {
  return said.reduce((sum, total, bin) => sum + Math.abs(total - (came[bin] as number)), 0)
}

/** The 95th percentile of the ece that reads with these probabilities would have if each came true as often as it
 *  says. */
export function eceOfPerfect(all: readonly ScoredRead[]): number {
  const reads = finiteReads(all)
  const random = randomFrom('ece of perfect')
  const probabilities = Float64Array.from(reads, ({ manProbability }) => manProbability)
  const bins = Uint8Array.from(probabilities, binOf)
  const said = new Float64Array(BINS)
  probabilities.forEach((probability, i) => {
    said[bins[i] as number] = (said[bins[i] as number] as number) + probability
  })
  const draws = Array.from({ length: DRAWS }, () => {
    const came = new Float64Array(BINS)
    for (let i = 0; i < bins.length; i++) {
      const bin = bins[i] as number
      if (random.chance(probabilities[i] as number)) came[bin] = (came[bin] as number) + 1
    }
    return missOf(said, came) / reads.length
  })
  return percentile(draws, 0.95)
}

/** The 95 % interval of the accuracy by bootstrap over games or plays. */
export function accuracyInterval(all: readonly ScoredRead[], over: 'games' | 'plays'): readonly [number, number] {
  const reads = finiteReads(all)
  const random = randomFrom('interval')
  const groups =
    over === 'plays' ? reads.map((read) => [read]) : [...Map.groupBy(reads, (read) => read.gameId).values()]
  const counts = Float64Array.from(groups, (group) => group.length)
  const hits = Float64Array.from(groups, (group) => group.filter(isRight).length)
  const draws = Array.from({ length: DRAWS }, () => {
    let [all, right] = [0, 0]
    for (let i = 0; i < counts.length; i++) {
      const drawn = random.index(counts.length)
      all += counts[drawn] as number
      right += hits[drawn] as number
    }
    return right / all
  })
  return [percentile(draws, 0.025), percentile(draws, 0.975)]
}

/** The value below which this share of the draws lies, between neighbours by proportion. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const [low, high] = [sorted[below] as number, sorted[Math.min(below + 1, sorted.length - 1)] as number]
  return low + (place - below) * (high - low)
}

function meanOf(reads: readonly ScoredRead[], value: (read: ScoredRead) => number): number {
  return reads.reduce((sum, read) => sum + value(read), 0) / reads.length
}
