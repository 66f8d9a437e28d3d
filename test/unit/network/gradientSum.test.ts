import { expect, test } from 'vitest'
import { randomFrom, shuffled } from '../../../ml/base/random.ts'
import { addGradient } from '../../../ml/network/gradientSum.ts'
import { largestDifference } from '../onnx/runModel.ts'

const random = randomFrom(1)
/** Between 1e-10 and 100, so that plain sums would be rounded. */
const gradients = Array.from({ length: 40 }, () =>
  Float32Array.from({ length: 500 }, () => random.normal() * 10 ** random.between(-10, 1)),
)

function sumOf(parts: readonly Float32Array[]): Float64Array {
  const sum = new Float64Array(500)
  for (const part of parts) addGradient(sum, part)
  return sum
}

test('the order makes no difference', () => {
  const expected = sumOf(gradients)
  for (let i = 0; i < 20; i++) expect(sumOf(shuffled(random, gradients))).toEqual(expected)
})

test('sums of sums are the sum of all', () => {
  const [left, right] = [sumOf(gradients.slice(0, 17)), sumOf(gradients.slice(17))]
  expect(left.map((value, i) => value + (right[i] as number))).toEqual(sumOf(gradients))
})

test('a number keeps what float32 knows of it down to 1e-13', () => {
  const single = gradients[0] as Float32Array
  expect(largestDifference(sumOf([single]), single)).toBeLessThan(1e-13)
})
