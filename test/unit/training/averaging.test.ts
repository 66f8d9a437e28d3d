import { expect, test } from 'vitest'
import { takeIntoAverage } from '../../../ml/training/averaging.ts'

const at = (weight: number, buffer = 0) => ({
  weights: Float32Array.of(weight, -weight),
  buffers: Float32Array.of(buffer),
})

test('the first steps count alike, and the start soon counts for nothing', () => {
  const average = at(0)
  // 1/11 of 0 and 10/11 of 11, then 2/12 of that and 10/12 of 22
  takeIntoAverage(average, at(11), { step: 1, kept: 0.9 })
  expect([...average.weights]).toEqual([10, -10])
  takeIntoAverage(average, at(22), { step: 2, kept: 0.9 })
  expect(average.weights[0]).toBeCloseTo(20, 5)
})

test('later, the share that is kept stays', () => {
  const average = at(1)
  takeIntoAverage(average, at(2), { step: 1_000, kept: 0.75 })
  expect([...average.weights]).toEqual([1.25, -1.25])
})

test('running statistics are the last ones, and what is taken in stays as it is', () => {
  const [average, now] = [at(1, 5), at(2, 7)]
  takeIntoAverage(average, now, { step: 50, kept: 0.5 })
  expect([...average.buffers]).toEqual([7])
  expect(now).toEqual(at(2, 7))
})
