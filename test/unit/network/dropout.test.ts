import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { drawDropoutMask } from '../../../ml/network/dropout.ts'

function drawn(rate: number, seed: number, length = 100_000): Float32Array {
  const mask = new Float32Array(length).fill(Number.NaN)
  drawDropoutMask(mask, rate, randomFrom(seed))
  return mask
}

test.each([0.1, 0.5, 0.9])('a share of %d is dropped and the rest made up for it', (rate) => {
  const mask = drawn(rate, 1)
  const dropped = mask.filter((value) => value === 0).length / mask.length
  // four standard deviations of a share of 100,000
  expect(Math.abs(dropped - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / mask.length))
  expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / (1 - rate))]))
})

test('neighbours are dropped independently', () => {
  const mask = drawn(0.3, 2)
  const both = mask.filter((value, i) => i > 0 && value === 0 && mask[i - 1] === 0).length / mask.length
  expect(Math.abs(both - 0.09)).toBeLessThan(0.005)
})

test('a share of 0 drops nothing', () => {
  expect(new Set(drawn(0, 3))).toEqual(new Set([1]))
})

test('the same seed draws the same mask', () => {
  expect(drawn(0.1, 4, 500)).toEqual(drawn(0.1, 4, 500))
  expect(drawn(0.1, 4, 500)).not.toEqual(drawn(0.1, 5, 500))
})
