import { describe, expect, test } from 'vitest'
import { encodeFrames, type FeatureSet } from '../../../ml/features/featureSet.ts'
import { playerTokens } from '../../../ml/features/playerTokens.ts'
import { seedFeatures } from '../../../ml/features/seedFeatures.ts'
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

describe.each([playerTokens, seedFeatures])('$name', (set) => {
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
})

test('the mirror flips v_y and leaves v_x', () => {
  const features = featuresOf(playerTokens, tracking)
  const [v_x, v_y] = [4, 5]
  expect([features[v_x], features[v_y]]).toEqual([expect.closeTo(Math.sqrt(3), 5), expect.closeTo(1, 5)])
  playerTokens.mirror(features, 0)
  expect([features[v_x], features[v_y]]).toEqual([expect.closeTo(Math.sqrt(3), 5), expect.closeTo(-1, 5)])
})
