import { expect, test } from 'vitest'
import { manProbability, UNCALIBRATED } from '../../../ml/model/calibration.ts'

test('an uncalibrated probability is the softmax of the two logits', () => {
  expect(manProbability(0.2, 1.4, UNCALIBRATED)).toBeCloseTo(Math.exp(1.4) / (Math.exp(1.4) + Math.exp(0.2)), 12)
})

test('extreme logits give 0 and 1, not NaN', () => {
  expect([manProbability(0, 1000, UNCALIBRATED), manProbability(1000, 0, UNCALIBRATED)]).toEqual([1, 0])
})
