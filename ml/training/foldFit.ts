/** Fitting one scale and shift to reads of several networks, each of which held out a fold of its own. */
import { LEAGUE_MAN_RATE } from '../football/coverage.ts'
import { type Calibration, logitOf } from '../model/calibration.ts'
import { fitPenalizedLogistic, type Prior } from './penalizedLogistic.ts'

/** A read to fit on. */
export interface FoldLogit {
  /** Which network it is from. */
  readonly fold: number
  /** The logit of man minus that of zone. */
  readonly logit: number
  readonly isMan: boolean
}

/** What fits the reads of all folds. */
export interface FoldFit extends Calibration {
  /** By how much the shift of each fold's own network is greater than `shift`. Their mean is 0. */
  readonly foldOffsets: ReadonlyMap<number, number>
}

/** P(man) = sigmoid(scale * logit + shift + offset of the fold), for a league with the usual rate of man, with the least
 *  log loss.
 *
 *  Two networks of one recipe may rank plays alike and yet lie apart by a constant. Pooled without an offset a fold,
 *  their reads can ask for a negative scale where each by itself asks for a positive one: the network that saw fewer man
 *  plays has the lower logits, and is judged by the games with more of them. So every fold has an offset. A read's log
 *  odds also have those of its fold's share of man (the empirical logit, half a play added to each side), so that
 *  `shift` is that of the league.
 *
 *  The model that ships learned from all games; no game is held out that would tell its own offset. It is taken for one
 *  more network of the recipe: `shift` is the mean of the shifts of the folds. The further the folds lie apart, the less
 *  is known of it, and the reads that are calibrated across folds (`crossCalibrated`) pay for that in their figures.
 *
 *  `scale` is never negative: a model may know nothing (0, and every read says the rate of man), but no calibration turns
 *  its reads around. The scale is held near 1 and the offsets near 0, each by a penalty. */
export function fitFolds(reads: readonly FoldLogit[]): FoldFit {
  const folds = [...Map.groupBy(reads, ({ fold }) => fold)]
  const places = new Map(folds.map(([fold], i) => [fold, 2 + i]))
  const rates = new Map(folds.map(([fold, ofFold]) => [fold, empiricalLogit(ofFold) - logitOf(LEAGUE_MAN_RATE)]))
  const rows = reads.map(({ fold, logit, isMan }) => ({
    places: [0, 1, places.get(fold) as number],
    values: [logit, 1, 1],
    offset: rates.get(fold) as number,
    isPositive: isMan,
  }))
  const [scale = 1, shift = 0, ...offsets] = fitPenalizedLogistic(rows, [SCALE, SHIFT, ...folds.map(() => OFFSET)])
  return { scale, shift, foldOffsets: new Map(folds.map(([fold], i) => [fold, offsets[i] as number])) }
}

const NO_BOUND = Number.NEGATIVE_INFINITY
/** A standard deviation of 1 around the network's own scale: it holds where reads say little, or can be told apart
 *  without a mistake, and hundreds of reads outweigh it. */
const SCALE: Prior = { center: 1, strength: 1, least: 0 }
const SHIFT: Prior = { center: 0, strength: 0, least: NO_BOUND }
/** A standard deviation of 2 between networks of one recipe: weak enough that folds that lie 6 apart keep their scale. */
const OFFSET: Prior = { center: 0, strength: 0.25, least: NO_BOUND }

/** The log odds of man, finite where all reads are alike (Anscombe 1956). */
function empiricalLogit(reads: readonly FoldLogit[]): number {
  const man = reads.filter(({ isMan }) => isMan).length
  return Math.log((man + 0.5) / (reads.length - man + 0.5))
}
