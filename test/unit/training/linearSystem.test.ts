import { expect, test } from 'vitest'
import { solvePositiveDefinite } from '../../../ml/training/linearSystem.ts'

test('a system worked out by hand is solved', () => {
  // 4 + 6 = 10, 2 + 9 + 2.5 = 13.5, 3 + 5 = 8
  const solution = solvePositiveDefinite(Float64Array.of(4, 2, 0, 2, 3, 1, 0, 1, 2), Float64Array.of(10, 13.5, 8))
  expect([...solution].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 3, 2.5])
})

test('only the lower triangle is read', () => {
  const solution = solvePositiveDefinite(Float64Array.of(2, Number.NaN, 1, 2), Float64Array.of(4, 5))
  expect(solution[0]).toBeCloseTo(1, 12)
  expect(solution[1]).toBeCloseTo(2, 12)
})

test('a matrix that is not positive definite is refused', () => {
  expect(() => solvePositiveDefinite(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toThrow(RangeError)
})
