/** Fitting a calibration by phase: no further from the one for all than the reads of a phase insist. */
import type { KnownPhase } from '../features/knownPhase.ts'
import { type Calibration, sigmoid } from '../model/calibration.ts'
import { type CalibrationKnot, knotShares } from '../model/phasedCalibration.ts'
import { solvePositiveDefinite } from './linearSystem.ts'

/** A read to fit on. */
export interface PhasedLogit {
  readonly known: KnownPhase
  /** The logit of man minus that of zone. */
  readonly logit: number
  readonly isMan: boolean
  /** By how much the log odds of man are higher where the read comes from than in the league. */
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
 *  the pooled scale and shift; by Newton's method. */
export function fittedKnots(reads: readonly PhasedLogit[], { times, pooled, pull }: PhasedFit): CalibrationKnot[] {
  const rows = reads.map(({ known, logit, isMan, offset }) => {
    const inputs = new Float64Array(2 * times.length)
    for (const { knot, share } of knotShares(times, known)) {
      inputs.set([share * logit, share], 2 * times.indexOf(knot))
    }
    return { inputs, from: pooled.scale * logit + pooled.shift + offset, target: Number(isMan) }
  })
  const away = new Float64Array(2 * times.length)
  for (let step = 0; step < NEWTON_STEPS; step++) stepNewton(rows, pull, away)
  return times.map(({ phase, seconds }, i) => ({
    ...{ phase, seconds },
    scale: pooled.scale + (away[2 * i] as number),
    shift: pooled.shift + (away[2 * i + 1] as number),
  }))
}

const NEWTON_STEPS = 20

interface FitRow {
  /** What the read's log odds are, for each knot's scale and shift, times how far that is from the pooled one. */
  readonly inputs: Float64Array
  /** Log odds of the pooled calibration. */
  readonly from: number
  readonly target: number
}

/** One step, in place. */
function stepNewton(rows: readonly FitRow[], pull: number, away: Float64Array): void {
  const size = away.length
  const gradient = away.map((value) => -pull * value)
  const curvature = new Float64Array(size * size)
  for (let i = 0; i < size; i++) curvature[i * size + i] = pull
  for (const { inputs, from, target } of rows) {
    const probability = sigmoid(inputs.reduce((sum, input, i) => sum + input * (away[i] as number), from))
    for (let i = 0; i < size; i++) {
      const input = inputs[i] as number
      if (input === 0) continue
      gradient[i] = (gradient[i] as number) + (target - probability) * input
      for (let j = 0; j <= i; j++) {
        const both = probability * (1 - probability) * input * (inputs[j] as number)
        curvature[i * size + j] = (curvature[i * size + j] as number) + both
      }
    }
  }
  solvePositiveDefinite(curvature, gradient).forEach((change, i) => {
    away[i] = (away[i] as number) + change
  })
}
