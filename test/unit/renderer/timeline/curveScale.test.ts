import { expect, test } from 'vitest'
import { plotOf, timeOfX, xOfTime, yOfProbability } from '../../../../renderer/timeline/curveScale.ts'

/** 400 by 100 px from (44, 16) on. */
const PLOT = plotOf({ x: 0, y: 0, width: 456, height: 148 })
const RANGE = { start: -3, end: 1 }

test('the snap lies at its share of the time shown', () => {
  expect(xOfTime(PLOT, RANGE, 0)).toBe(344)
})

test('a pointer means the time that is drawn under it', () => {
  expect(timeOfX(PLOT, RANGE, xOfTime(PLOT, RANGE, -1.25))).toBeCloseTo(-1.25, 9)
})

test.each([
  [-50, -3],
  [9999, 1],
])('a pointer beside the plot, at %i px, means its end', (x, time) => {
  expect(timeOfX(PLOT, RANGE, x)).toBe(time)
})

test('a certain man lies at the top and a certain zone at the bottom', () => {
  expect([yOfProbability(PLOT, 1), yOfProbability(PLOT, 0)]).toEqual([16, 116])
})
