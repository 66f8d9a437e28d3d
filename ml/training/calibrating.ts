/** Calibration from reads that a model made on games it had not seen. */
import { type Coverage, LEAGUE_MAN_RATE } from '../football/coverage.ts'
import type { Seconds } from '../football/units.ts'
import { type Calibration, fittedCalibration, shiftedToRate, sigmoid } from '../model/calibration.ts'
import type { JudgedDefender } from './defenderFigures.ts'
import type { ScoredRead } from './evaluation.ts'

/** What a network said of one held-out play at one moment, before calibration. */
export interface HeldOutRead {
  readonly gameId: number
  readonly playId: number
  readonly dataSet: string
  readonly moment: Seconds
  /** Which fold held the play out; reads of one fold come from one network. */
  readonly fold: number
  /** The logit of man minus that of zone. */
  readonly logit: number
  /** The same of each member by itself; empty where the model has none. */
  readonly memberLogits: readonly number[]
  readonly isMan: boolean
  /** What was played; null where it is none of the seven. */
  readonly coverage: Coverage | null
  /** What the network says of each of the seven; empty where it has no head for them. */
  readonly coverageLogits: readonly number[]
  /** The defenders whose jobs are known, with what the network says of them. */
  readonly defenders?: readonly JudgedDefender[]
}

/** A held-out read as the model would show it. */
export interface CalibratedRead extends HeldOutRead, ScoredRead {
  /** P(man) of each member by itself. */
  readonly memberProbabilities: readonly number[]
}

/** After the snap the picture is another one: the reads that count for calibration are those up to it. */
const CALIBRATED_UNTIL = 0

/** The calibration with the least log loss on these reads, for a league that plays man at the usual rate. */
export function leagueCalibration(reads: readonly HeldOutRead[]): Calibration {
  const before = reads.filter((read) => read.moment <= CALIBRATED_UNTIL)
  const manRate = before.filter((read) => read.isMan).length / before.length
  const fitted = fittedCalibration(before.map(({ logit, isMan }) => ({ logit, isMan, weight: 1 })))
  return shiftedToRate(fitted, manRate, LEAGUE_MAN_RATE)
}

/** The reads as probabilities, each calibrated on the other folds alone, so that no read helped to calibrate itself.
 *  With a single fold there are no others, and it calibrates itself. */
export function crossCalibrated(reads: readonly HeldOutRead[]): CalibratedRead[] {
  const folds = Map.groupBy(reads, (read) => read.fold)
  return [...folds].flatMap(([fold, ofFold]) => {
    const others = folds.size === 1 ? reads : reads.filter((read) => read.fold !== fold)
    const { scale, shift } = leagueCalibration(others)
    const probability = (logit: number) => sigmoid(scale * logit + shift)
    return ofFold.map((read) => ({
      ...read,
      manProbability: probability(read.logit),
      memberProbabilities: read.memberLogits.map(probability),
    }))
  })
}
