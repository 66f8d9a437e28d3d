/** Calibration from reads that a model made on games it had not seen. */
import type { KnownPhase, Phase } from '../features/knownPhase.ts'
import { type Coverage, LEAGUE_MAN_RATE } from '../football/coverage.ts'
import type { Seconds } from '../football/units.ts'
import { type Calibration, logitOf, sigmoid } from '../model/calibration.ts'
import { calibrationAt, type PhasedCalibration } from '../model/phasedCalibration.ts'
import type { JudgedDefender } from './defenderFigures.ts'
import type { ScoredRead } from './evaluation.ts'
import { fitFolds } from './foldFit.ts'
import { weightOf, weightsFor } from './leagueWeights.ts'
import { fittedKnots } from './phasedFit.ts'

/** What a network said of one held-out play at one moment, before calibration. */
export interface HeldOutRead {
  readonly gameId: number
  readonly playId: number
  readonly dataSet: string
  readonly moment: Seconds
  /** What of the play's time was known then; the moment was not. */
  readonly known: KnownPhase
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

/** After the snap the picture is another one: the calibration for all phases is that of the reads up to it. */
const CALIBRATED_UNTIL = 0
/** Where a calibration of its own may be worth it (docs/model): before the offense is set, and as the play shows itself
 *  after the snap. How long the offense has been set told nothing. */
const KNOT_TIMES: readonly KnownPhase[] = [
  { phase: 'unset', seconds: 0 },
  { phase: 'snapped', seconds: 0 },
  { phase: 'snapped', seconds: 0.5 },
  { phase: 'snapped', seconds: 1.5 },
]
/** On the scale of `PhasedFit.pull`: what some 120 reads of even odds say of a shift. Between 10 and 100 it made no
 *  difference. */
const KNOT_PULL = 30
/** Plays at the league's rate that are added to those of a data set when its own is counted: a set may be small. */
const PLAYS_OF_LEAGUE = 10

/** The calibration with the least log loss on these reads, for a league that plays man at the usual rate: one scale and
 *  shift for all phases (`fitFolds`, which says whose shift it is), and knots near it for those where they make reads of
 *  games that they were not fitted on better. The one for all does not ask which set a read is of: with the sets' own
 *  shares of man taken out first, held-out log loss was the same within 0.005. */
export function leagueCalibration(reads: readonly HeldOutRead[]): PhasedCalibration {
  const { knots, ...pooled } = calibrationWithKnots(reads)
  const gains = knotGains(reads)
  return { ...pooled, knots: knots.filter(({ phase }) => (gains.get(phase) ?? 0) > 0) }
}

function calibrationWithKnots(reads: readonly HeldOutRead[]) {
  const { foldOffsets, ...pooled } = fitFolds(reads.filter((read) => read.moment <= CALIBRATED_UNTIL))
  const offsets = leagueOffsets(reads)
  const offsetOf = ({ dataSet, fold }: HeldOutRead) => (offsets.get(dataSet) ?? 0) + (foldOffsets.get(fold) ?? 0)
  const phased = reads.map((read) => ({ ...read, offset: offsetOf(read) }))
  const times = KNOT_TIMES.filter(({ phase }) => reads.some(({ known }) => known.phase === phase))
  return { ...pooled, knots: fittedKnots(phased, { times, pooled, pull: KNOT_PULL }) }
}

/** By how much the knots of each phase lower the log loss of its reads, summed over folds that each are read with the
 *  knots of the others, for a league with the usual rate of man. With a single fold nothing can be told. */
function knotGains(reads: readonly HeldOutRead[]): Map<Phase, number> {
  const gains = new Map<Phase, number>()
  const weight = leagueWeight(reads)
  const folds = Map.groupBy(reads, (read) => read.fold)
  if (folds.size === 1) return gains
  for (const [fold, ofFold] of folds) {
    const others = calibrationWithKnots(reads.filter((read) => read.fold !== fold))
    for (const read of ofFold) {
      const gain = lossOf(read, others) - lossOf(read, calibrationAt(others, read.known))
      gains.set(read.known.phase, (gains.get(read.known.phase) ?? 0) + weight(read) * gain)
    }
  }
  return gains
}

/** What a read counts, so that each data set is man as often as the league. */
function leagueWeight(reads: readonly HeldOutRead[]): (read: HeldOutRead) => number {
  const ofSets = Map.groupBy(reads, ({ dataSet }) => dataSet)
  const weights = new Map([...ofSets].map(([dataSet, ofSet]) => [dataSet, weightsFor(ofSet, LEAGUE_MAN_RATE)]))
  return (read) => {
    const ofSet = weights.get(read.dataSet) ?? null
    return ofSet === null ? 1 : weightOf(read, ofSet)
  }
}

/** Natural logarithm. */
function lossOf({ logit, isMan }: HeldOutRead, { scale, shift }: Calibration): number {
  const against = isMan ? -(scale * logit + shift) : scale * logit + shift
  // log(1 + e^x), finite however wrong the read is
  return Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)))
}

/** By how much the log odds of man are higher in each data set than in the league: phases mix the sets differently. */
function leagueOffsets(reads: readonly HeldOutRead[]): Map<string, number> {
  const offsets = [...Map.groupBy(reads, ({ dataSet }) => dataSet)].map(([dataSet, ofSet]) => {
    // a play counts once, at however many moments it was read
    const plays = [...new Map(ofSet.map((read) => [`${read.gameId}_${read.playId}`, read])).values()]
    const man = plays.filter(({ isMan }) => isMan).length + PLAYS_OF_LEAGUE * LEAGUE_MAN_RATE
    return [dataSet, logitOf(man / (plays.length + PLAYS_OF_LEAGUE)) - logitOf(LEAGUE_MAN_RATE)] as const
  })
  return new Map(offsets)
}

/** The reads as probabilities, each calibrated on the other folds alone, so that no read helped to calibrate itself.
 *  With a single fold there are no others, and it calibrates itself. */
export function crossCalibrated(reads: readonly HeldOutRead[]): CalibratedRead[] {
  const folds = Map.groupBy(reads, (read) => read.fold)
  return [...folds].flatMap(([fold, ofFold]) => {
    const others = folds.size === 1 ? reads : reads.filter((read) => read.fold !== fold)
    const calibration = leagueCalibration(others)
    return ofFold.map((read) => {
      const { scale, shift } = calibrationAt(calibration, read.known)
      const probability = (logit: number) => sigmoid(scale * logit + shift)
      return {
        ...read,
        manProbability: probability(read.logit),
        memberProbabilities: read.memberLogits.map(probability),
      }
    })
  })
}
