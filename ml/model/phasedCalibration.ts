/** Calibration by what is known at the time: how sure a read is depends on whether the offense is set, and since when
 *  the ball is in play. */
import type { KnownPhase, Phase } from '../features/knownPhase.ts'
import type { Calibration } from './calibration.ts'

/** The calibration at one time of one phase. Between two knots of a phase scale and shift change evenly; before its
 *  first and after its last they stay. */
export interface CalibrationKnot extends Calibration {
  readonly phase: Phase
  readonly seconds: number
}

/** One scale and shift for all, and others for the phases that have knots. Cards of older models have none. */
export interface PhasedCalibration extends Calibration {
  /** Of one phase in order of their seconds. */
  readonly knots?: readonly CalibrationKnot[]
}

/** The scale and shift of a frame. A phase without knots has those of all. */
export function calibrationAt(calibration: PhasedCalibration, known: KnownPhase): Calibration {
  const shares = knotShares(calibration.knots ?? [], known)
  if (shares.length === 0) return calibration
  const sum = (value: (knot: CalibrationKnot) => number) =>
    shares.reduce((total, { knot, share }) => total + share * value(knot), 0)
  return { scale: sum(({ scale }) => scale), shift: sum(({ shift }) => shift) }
}

interface KnotShare<Knot> {
  readonly knot: Knot
  /** In [0, 1]; all shares of a time add up to 1. */
  readonly share: number
}

/** The one or two knots around a time, and how much each counts. None where its phase has none. */
export function knotShares<Knot extends KnownPhase>(
  knots: readonly Knot[],
  { phase, seconds }: KnownPhase,
): readonly KnotShare<Knot>[] {
  const ofPhase = knots.filter((knot) => knot.phase === phase)
  const before = ofPhase.findLast((knot) => knot.seconds <= seconds)
  const after = ofPhase.find((knot) => knot.seconds > seconds)
  if (before === undefined || after === undefined) {
    const only = before ?? after
    return only === undefined ? [] : [{ knot: only, share: 1 }]
  }
  const share = (seconds - before.seconds) / (after.seconds - before.seconds)
  return [
    { knot: before, share: 1 - share },
    { knot: after, share },
  ]
}
