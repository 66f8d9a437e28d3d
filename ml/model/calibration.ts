/** From a network's logits to probabilities that mean what they say. */
import { LEAGUE_MAN_RATE } from '../football/coverage.ts'

/** P(man) = sigmoid(scale * logit + shift), where the logit is that of man minus that of zone. */
export interface Calibration {
  readonly scale: number
  readonly shift: number
}

export const UNCALIBRATED: Calibration = { scale: 1, shift: 0 }

/** Calibrated P(man) from the two logits of a frame. */
export function manProbability(zoneLogit: number, manLogit: number, { scale, shift }: Calibration): number {
  return sigmoid(scale * (manLogit - zoneLogit) + shift)
}

export function sigmoid(logit: number): number {
  return logit >= 0 ? 1 / (1 + Math.exp(-logit)) : Math.exp(logit) / (1 + Math.exp(logit))
}

export function logitOf(probability: number): number {
  return Math.log(probability / (1 - probability))
}

/** Reads to calibrate on: the difference of the logits (man minus zone), whether man was played, and a weight. */
export interface LabelledLogit {
  readonly logit: number
  readonly isMan: boolean
  readonly weight: number
}

/** The calibration with the least log loss on these reads (Platt scaling, by Newton's method), at their own rate of
 *  man. A weak pull to scale 1 and shift 0 keeps it finite where the reads are separable. */
export function fittedCalibration(reads: readonly LabelledLogit[]): Calibration {
  let scale = 1
  let shift = 0
  for (let step = 0; step < NEWTON_STEPS; step++) {
    let [gradientScale, gradientShift] = [PULL * (scale - 1), PULL * shift]
    let [curveScale, curveBoth, curveShift] = [PULL, 0, PULL]
    for (const { logit, isMan, weight } of reads) {
      const probability = sigmoid(scale * logit + shift)
      const miss = weight * (probability - Number(isMan))
      const curve = weight * probability * (1 - probability)
      gradientScale += miss * logit
      gradientShift += miss
      curveScale += curve * logit * logit
      curveBoth += curve * logit
      curveShift += curve
    }
    const determinant = curveScale * curveShift - curveBoth * curveBoth
    scale -= (curveShift * gradientScale - curveBoth * gradientShift) / determinant
    shift -= (curveScale * gradientShift - curveBoth * gradientScale) / determinant
  }
  return { scale, shift }
}

const NEWTON_STEPS = 50
const PULL = 1e-3

/** The same calibration for a league that plays man at `toRate` instead of `fromRate`: Bayes' rule on the odds. */
export function shiftedToRate(calibration: Calibration, fromRate: number, toRate = LEAGUE_MAN_RATE): Calibration {
  return { ...calibration, shift: calibration.shift + logitOf(toRate) - logitOf(fromRate) }
}
