import { expect, test } from 'vitest'
import { areaUnderCurve } from '../../../ml/training/areaUnderCurve.ts'

test('three of four pairs in order are an area of 0.75', () => {
  expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [false, false, true, true])).toBe(0.75)
})

test('a tie counts half', () => {
  expect(areaUnderCurve([0.5, 0.5], [false, true])).toBe(0.5)
  expect(areaUnderCurve([0.2, 0.6, 0.6, 0.9], [false, false, true, true])).toBe(0.875)
})

test('perfect and reversed order are 1 and 0', () => {
  expect(areaUnderCurve([0.1, 0.2, 0.3], [false, false, true])).toBe(1)
  expect(areaUnderCurve([0.9, 0.2, 0.1], [false, false, true])).toBe(0)
})

test('what is no number cannot be ranked', () => {
  expect(areaUnderCurve([0.1, Number.NaN, 0.9], [false, true, true])).toBeNaN()
})

test('one kind alone has no area', () => {
  expect(areaUnderCurve([0.1, 0.2], [true, true])).toBeNaN()
})
