import { describe, expect, test } from 'vitest'
import { encodeFrames, type FeatureSet } from '../../../ml/features/featureSet.ts'
import { playerHistory } from '../../../ml/features/playerHistory.ts'
import { playerTokens } from '../../../ml/features/playerTokens.ts'
import { playerTrail } from '../../../ml/features/playerTrail.ts'
import { seedFeatures } from '../../../ml/features/seedFeatures.ts'
import { selectFeatures } from '../../../ml/features/selectFeatures.ts'
import type { Tracking } from '../../../ml/football/tracking.ts'
import { yards } from '../../../ml/football/units.ts'
import { mirrored } from '../../builders/mirror.ts'
import { track, trackingOf } from '../../builders/tracking.ts'

const tracking = trackingOf(
  [track(), track({ side: 'ball' })],
  [
    [
      { x: 40, y: 10, speed: 2, acceleration: 1, heading: Math.PI / 6, orientation: 5 },
      { x: 45, y: 26 },
    ],
  ],
)

function featuresOf(set: FeatureSet, of: Tracking): Float32Array {
  const { features } = encodeFrames(set, { tracking: of, lineOfScrimmage: yards(45), direction: 'right' })
  return features.slice(0, set.features.length)
}

const some = selectFeatures(playerTokens, ['v_y_yd_per_s', 'orientation_sin', 'x_from_line_yd', 'y_from_ball_yd'])

describe.each([
  ['playerTokens', playerTokens],
  ['playerHistory', playerHistory],
  ['playerTrail', playerTrail],
  ['seedFeatures', seedFeatures],
  ['some of playerTokens', some],
])('%s', (_, set) => {
  test('mirrored are the features of the mirrored play', () => {
    const features = featuresOf(set, tracking)
    set.mirror(features, 0)
    const oracle = featuresOf(set, mirrored(tracking))
    features.forEach((value, i) => {
      expect(value, set.features[i]).toBeCloseTo(oracle[i] as number, 4)
    })
    expect(features).not.toEqual(featuresOf(set, tracking))
  })

  test('mirrored twice are the features themselves', () => {
    const features = featuresOf(set, tracking)
    set.mirror(features, 0)
    set.mirror(features, 0)
    features.forEach((value, i) => {
      expect(value).toBeCloseTo(featuresOf(set, tracking)[i] as number, 4)
    })
  })

  test('without orientation are the features of a source that has none', () => {
    const features = featuresOf(set, tracking)
    set.forgetOrientation(features, 0)
    const without = { ...tracking, orientation: tracking.orientation.map(() => Number.NaN) }
    expect(features).toEqual(featuresOf(set, without))
  })

  test('nudged are the features of a man who stands and moves so', () => {
    const features = featuresOf(set, tracking)
    set.nudge(features, 0, { position_yd: [0.5, -0.25], velocity_yd_per_s: [-0.1, 0.2] })
    const v_x = 2 * Math.cos(Math.PI / 6) - 0.1
    const v_y = 2 * Math.sin(Math.PI / 6) + 0.2
    const man = { x: 40.5, y: 9.75, speed: Math.hypot(v_x, v_y), acceleration: 1, heading: Math.atan2(v_y, v_x) }
    const nudged = trackingOf(tracking.tracks, [
      [
        { ...man, orientation: 5 },
        { x: 45, y: 26 },
      ],
    ])
    const oracle = featuresOf(set, nudged)
    features.forEach((value, i) => {
      const isKept = /^heading/.test(set.features[i] as string)
      expect(value, set.features[i]).toBeCloseTo((isKept ? featuresOf(set, tracking) : oracle)[i] as number, 4)
    })
  })
})

test('the mirror flips v_y and leaves v_x', () => {
  const features = featuresOf(playerTokens, tracking)
  const [v_x, v_y] = [4, 5]
  expect([features[v_x], features[v_y]]).toEqual([expect.closeTo(Math.sqrt(3), 5), expect.closeTo(1, 5)])
  playerTokens.mirror(features, 0)
  expect([features[v_x], features[v_y]]).toEqual([expect.closeTo(Math.sqrt(3), 5), expect.closeTo(-1, 5)])
})

test('some features are those of the whole set, in the order they were asked for', () => {
  const whole = featuresOf(playerTokens, tracking)
  const places = some.features.map((name) => playerTokens.features.indexOf(name))
  expect([...featuresOf(some, tracking)]).toEqual(places.map((place) => whole[place]))
  expect(() => selectFeatures(playerTokens, ['height'])).toThrow('playerTokens has no feature height')
})
