import { expect, test } from 'vitest'
import { encodeFrames } from '../../../ml/features/featureSet.ts'
import { playerTokens } from '../../../ml/features/playerTokens.ts'
import { yards } from '../../../ml/football/units.ts'
import { mirrored, withoutOrientation } from '../../../ml/training/augmentation.ts'
import { track, trackingOf } from '../../builders/tracking.ts'

const tracking = trackingOf(
  [track(), track({ side: 'ball' })],
  [
    [
      { x: 40, y: 10, speed: 2, acceleration: 1, heading: Math.PI / 6, orientation: 5 },
      { x: 45, y: 26 },
    ],
    [{ x: 41, y: 11, heading: 0 }, undefined],
  ],
)

function tokens(of: typeof tracking): Record<string, number> {
  const { features } = encodeFrames(playerTokens, { tracking: of, lineOfScrimmage: yards(45), direction: 'right' }, [0])
  return Object.fromEntries(playerTokens.features.map((name, i) => [name, features[i] as number]))
}

test('the mirror image flips what lies across the field, v_y and headings too, and nothing along it', () => {
  const [before, after] = [tokens(tracking), tokens(mirrored(tracking))]
  const flipped = ['y_from_ball_yd', 'y_from_middle_yd', 'v_y_yd_per_s', 'heading_sin', 'orientation_sin']
  for (const name of playerTokens.features) {
    const sign = flipped.includes(name) ? -1 : 1
    expect([name, after[name]]).toEqual([name, expect.closeTo(sign * (before[name] as number), 5)])
  }
  expect(before.v_y_yd_per_s).toBeCloseTo(1, 5)
})

test('the mirror image of the mirror image is the play', () => {
  const twice = mirrored(mirrored(tracking))
  expect(twice.y[0]).toBeCloseTo(10, 5)
  expect(twice.heading[0]).toBeCloseTo(Math.PI / 6, 5)
  expect(twice.heading[2]).toBe(0)
})

test('who is missing stays missing in the mirror', () => {
  const { y, heading } = mirrored(tracking)
  expect([y[3], heading[1]]).toEqual([Number.NaN, Number.NaN])
})

test('without orientation only the orientation is gone', () => {
  const before = tokens(tracking)
  const after = tokens(withoutOrientation(tracking))
  expect(after).toEqual({ ...before, orientation_cos: 0, orientation_sin: 0, orientation_known: 0 })
})
