import { expect, test } from 'vitest'
import { normalizedWeights, softClasses } from '../../../ml/network/loss.ts'

test('a class is a row of probabilities', () => {
  expect([...softClasses([1, 0], { count: 2 })]).toEqual([0, 1, 1, 0])
})

test('smoothing spreads a share over all classes', () => {
  const expected = Float32Array.of(0.05, 0.85, 0.05, 0.05)
  expect(softClasses([1], { count: 4, smoothing: 0.2 })).toEqual(expected)
})

test('an unknown class is a row of zeros', () => {
  expect([...softClasses([-1, 1], { count: 2, smoothing: 0.1 })].slice(0, 2)).toEqual([0, 0])
})

test('a class that does not exist is refused', () => {
  expect(() => softClasses([2], { count: 2 })).toThrow('2 is none of 2 classes')
})

test('weights come to a sum of 1, and to nothing when nothing counts', () => {
  expect([...normalizedWeights([1, 0, 3])]).toEqual([0.25, 0, 0.75])
  expect([...normalizedWeights([0, 0])]).toEqual([0, 0])
})
