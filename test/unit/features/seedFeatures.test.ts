import { expect, test } from 'vitest'
import { encodeFrames } from '../../../ml/features/featureSet.ts'
import { seedFeatures } from '../../../ml/features/seedFeatures.ts'
import { standardized } from '../../../ml/features/standardize.ts'
import type { PlayDirection } from '../../../ml/football/play.ts'
import { headingFromBearing } from '../../../ml/football/units.ts'
import { track, trackingOf } from '../../builders/tracking.ts'

interface Row {
  readonly x: number
  readonly y: number
  readonly s: number
  readonly dir: number
  readonly direction: PlayDirection
  readonly side: 'offense' | 'defense'
}

/** An invented row of a tracking file, through the whole path that a row takes. */
function featuresOf(row: Row): number[] {
  const recorded = trackingOf(
    [track({ side: row.side })],
    [[{ x: row.x, y: row.y, speed: row.s, heading: headingFromBearing(row.dir) }]],
  )
  const tracking = standardized(recorded, row.direction)
  const { features } = encodeFrames(seedFeatures, { tracking, lineOfScrimmage: null, direction: row.direction })
  const slot = row.side === 'offense' ? 0 : 11
  return Array.from(features.subarray(slot * 5, slot * 5 + 5))
}

// Worked by hand from the seed's formulas: dir_clean = (90 - dir) mod 360; for plays that go left x -> 120 - x, y kept,
// dir_clean -> (180 - dir_clean) mod 360; v_x = s cos(dir_clean), v_y = s sin(dir_clean). cos 30 = 0.866025.
const worked: readonly (readonly [string, Row, readonly number[]])[] = [
  // dir 60 -> dir_clean 30
  [
    'right, first quadrant',
    { x: 40, y: 20, s: 2, dir: 60, direction: 'right', side: 'offense' },
    [40, 20, 1.73205, 1, 0],
  ],
  // dir 150 -> -60 = 300
  [
    'right, fourth quadrant',
    { x: 40, y: 20, s: 2, dir: 150, direction: 'right', side: 'defense' },
    [40, 20, 1, -1.73205, 1],
  ],
  // dir 240 -> -150 = 210
  [
    'right, third quadrant',
    { x: 40, y: 20, s: 2, dir: 240, direction: 'right', side: 'defense' },
    [40, 20, -1.73205, -1, 1],
  ],
  // dir 330 -> -240 = 120
  [
    'right, second quadrant',
    { x: 40, y: 20, s: 2, dir: 330, direction: 'right', side: 'offense' },
    [40, 20, -1, 1.73205, 0],
  ],
  // dir 60 -> 30 -> 150
  [
    'left, first quadrant',
    { x: 75, y: 12.5, s: 2, dir: 60, direction: 'left', side: 'offense' },
    [45, 12.5, -1.73205, 1, 0],
  ],
  // dir 150 -> 300 -> -120 = 240
  [
    'left, fourth quadrant',
    { x: 75, y: 12.5, s: 2, dir: 150, direction: 'left', side: 'defense' },
    [45, 12.5, -1, -1.73205, 1],
  ],
  // dir 240 -> 210 -> -30 = 330
  [
    'left, third quadrant',
    { x: 75, y: 12.5, s: 2, dir: 240, direction: 'left', side: 'defense' },
    [45, 12.5, 1.73205, -1, 1],
  ],
  // dir 330 -> 120 -> 60
  [
    'left, second quadrant',
    { x: 75, y: 12.5, s: 2, dir: 330, direction: 'left', side: 'offense' },
    [45, 12.5, 1, 1.73205, 0],
  ],
  // dir 90 -> 0 -> 180: straight back from where the offense goes
  ['left, along the field', { x: 100, y: 50, s: 4, dir: 90, direction: 'left', side: 'offense' }, [20, 50, -4, 0, 0]],
]

test.each(worked)("the seed's arithmetic on a row that goes %s", (_, row, expected) => {
  featuresOf(row).forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] as number, 4)
  })
})

test('the ball is left out and a missing player is masked with zeros', () => {
  const tracking = trackingOf(
    [track(), track(), track({ side: 'defense' }), track({ side: 'ball' })],
    [[{ x: 1, y: 2, speed: 0, heading: 0 }, undefined, { x: 3, y: 4, speed: 0, heading: 0 }, { x: 9, y: 9 }]],
  )
  const { features, mask } = encodeFrames(seedFeatures, { tracking, lineOfScrimmage: null, direction: 'right' })
  expect([...mask].flatMap((present, slot) => (present === 1 ? [slot] : []))).toEqual([0, 11])
  expect([...features.subarray(5, 10)]).toEqual([0, 0, 0, 0, 0])
})

test('a player whose direction is unknown stands still', () => {
  const tracking = trackingOf([track()], [[{ x: 1, y: 2, speed: 3 }]])
  const { features } = encodeFrames(seedFeatures, { tracking, lineOfScrimmage: null, direction: 'right' })
  expect([...features.subarray(2, 4)]).toEqual([0, 0])
})
