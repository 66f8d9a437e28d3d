/** Fitting a calibration by phase: no further from the one for all than the reads of a phase insist. */
import type { KnownPhase } from '../features/knownPhase.ts'
import type { Calibration } from '../model/calibration.ts'
import { type CalibrationKnot, knotShares } from '../model/phasedCalibration.ts'
import { fitPenalizedLogistic } from './penalizedLogistic.ts'

/** A read to fit on. */
export interface PhasedLogit {
  readonly known: KnownPhase
  /** The logit of man minus that of zone. */
  readonly logit: number
  readonly isMan: boolean
  /** By how much the log odds of man are higher than the calibration says, where the read comes from: of its data set
   *  and its network. */
  readonly offset: number
}

export interface PhasedFit {
  readonly times: readonly KnownPhase[]
  /** For all phases, at the league's rate of man. */
  readonly pooled: Calibration
  /** How hard each knot's scale and shift are held to the pooled ones: the curvature of the penalty, on the scale of the
   *  sum of the log losses. A read of even odds gives the shift a curvature of 0.25. */
  readonly pull: number
}

/** A knot for each of these times, with the least sum of log losses and of pull / 2 times the squared distances from
 *  the pooled scale and shift. No scale is negative. */
export function fittedKnots(reads: readonly PhasedLogit[], { times, pooled, pull }: PhasedFit): CalibrationKnot[] {
  const rows = reads.map(({ known, logit, isMan, offset }) => {
    const shares = knotShares(times, known)
    return {
      places: shares.flatMap(({ knot }) => [2 * times.indexOf(knot), 2 * times.indexOf(knot) + 1]),
      values: shares.flatMap(({ share }) => [share * logit, share]),
      offset,
      isPositive: isMan,
    }
  })
  // a read of a phase without knots tells nothing of any
  const telling = rows.filter(({ places }) => places.length > 0)
  const fitted = fitPenalizedLogistic(
    telling,
    times.flatMap(() => [
      { center: pooled.scale, strength: pull, least: 0 },
      { center: pooled.shift, strength: pull, least: Number.NEGATIVE_INFINITY },
    ]),
  )
  return times.map(({ phase, seconds }, i) => ({
    ...{ phase, seconds },
    scale: fitted[2 * i] as number,
    shift: fitted[2 * i + 1] as number,
  }))
}
