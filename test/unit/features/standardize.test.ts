import { expect, test } from 'vitest'
import { standardized, standardizedLine } from '../../../ml/features/standardize.ts'
import { yards } from '../../../ml/football/units.ts'
import { track, trackingOf } from '../../builders/tracking.ts'

const recorded = trackingOf(
  [track(), track({ side: 'defense' }), track({ side: 'ball' })],
  [
    [{ x: 30, y: 10, speed: 2, acceleration: 1, heading: 0.25, orientation: 6 }, { x: 20, y: 50 }, undefined],
    [{ x: 31, y: 11 }, undefined, { x: 30, y: 26 }],
  ],
)

test('a play that goes right stays as it was recorded', () => {
  expect(standardized(recorded, 'right')).toBe(recorded)
})

test('a play that goes left is turned by half a turn: x, y and both headings', () => {
  const turned = standardized(recorded, 'left')
  expect(turned.x[0]).toBe(90)
  expect(turned.y[0]).toBeCloseTo(160 / 3 - 10, 5)
  expect(turned.heading[0]).toBeCloseTo(0.25 + Math.PI, 5)
  expect(turned.orientation[0]).toBeCloseTo(6 - Math.PI, 5)
})

test('turning changes no speed or acceleration', () => {
  const turned = standardized(recorded, 'left')
  expect([turned.speed[0], turned.acceleration[0]]).toEqual([2, 1])
})

test('who was missing stays missing', () => {
  const turned = standardized(recorded, 'left')
  expect([2, 4].map((sample) => turned.x[sample])).toEqual([Number.NaN, Number.NaN])
  expect(turned.heading[1]).toBeNaN()
})

test('left and right of the offense do not swap, as they would in a mirror', () => {
  // A receiver near the y = 53 sideline of an offense that goes left has it at his right hand: turned, y is near 0.
  const turned = standardized(trackingOf([track()], [[{ x: 60, y: 50 }]]), 'left')
  expect(turned.y[0]).toBeLessThan(4)
})

test('the line of scrimmage turns with the play', () => {
  expect([standardizedLine(yards(80), 'left'), standardizedLine(yards(80), 'right')]).toEqual([40, 80])
})
