import { expect, test } from 'vitest'
import { gameId } from '../../../ml/football/ids.ts'
import { headingFromBearing, wrappedHeading, yards } from '../../../ml/football/units.ts'

test.each([
  [0, Math.PI / 2],
  [90, 0],
  [180, (3 * Math.PI) / 2],
  [270, Math.PI],
  [45, Math.PI / 4],
])('a bearing of %d degrees is a heading of %d radians', (bearing, heading) => {
  expect(headingFromBearing(bearing)).toBeCloseTo(heading, 12)
})

test('headings wrap into [0, 2 pi)', () => {
  expect(wrappedHeading(-Math.PI / 2)).toBeCloseTo((3 * Math.PI) / 2, 12)
  expect(wrappedHeading(2 * Math.PI)).toBe(0)
})

test('a missing number has no unit', () => {
  expect(() => yards(Number.NaN)).toThrow(RangeError)
  expect(() => gameId(2018.5)).toThrow(RangeError)
})
