import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import {
  fittedCalibration,
  type LabelledLogit,
  logitOf,
  manProbability,
  shiftedToRate,
  sigmoid,
  UNCALIBRATED,
} from '../../../ml/model/calibration.ts'

/** Reads whose true probability is sigmoid(scale * logit + shift). */
function readsOf(scale: number, shift: number, count: number): LabelledLogit[] {
  const random = randomFrom('reads')
  return Array.from({ length: count }, () => {
    const logit = random.between(-3, 3)
    return { logit, isMan: random.chance(sigmoid(scale * logit + shift)), weight: 1 }
  })
}

test('an uncalibrated probability is the softmax of the two logits', () => {
  expect(manProbability(0.2, 1.4, UNCALIBRATED)).toBeCloseTo(Math.exp(1.4) / (Math.exp(1.4) + Math.exp(0.2)), 12)
})

test('extreme logits give 0 and 1, not NaN', () => {
  expect([manProbability(0, 1000, UNCALIBRATED), manProbability(1000, 0, UNCALIBRATED)]).toEqual([1, 0])
})

test('fitting finds the scale and the shift that the reads were made with', () => {
  const { scale, shift } = fittedCalibration(readsOf(0.6, -0.8, 40_000))
  // the standard errors of a logistic regression on so many reads are below 0.01 and 0.015
  expect(Math.abs(scale - 0.6)).toBeLessThan(0.03)
  expect(Math.abs(shift + 0.8)).toBeLessThan(0.04)
})

test('reads that can be told apart without error give a finite calibration', () => {
  const reads = [-2, -1, 1, 2].map((logit) => ({ logit, isMan: logit > 0, weight: 1 }))
  expect(Object.values(fittedCalibration(reads)).every(Number.isFinite)).toBe(true)
})

test("a shift to another rate multiplies the odds by the ratio of the rates' odds", () => {
  const shifted = shiftedToRate(UNCALIBRATED, 0.5, 0.31)
  expect(manProbability(0, 0, shifted)).toBeCloseTo(0.31, 12)
  expect(logitOf(manProbability(0, 1, shifted)) - logitOf(0.31)).toBeCloseTo(1, 10)
})
