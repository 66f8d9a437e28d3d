/** From a network's logits to probabilities that mean what they say. */

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
