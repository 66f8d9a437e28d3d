import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { encodeFrames } from '../../../ml/features/featureSet.ts'
import { playerTrail, TRAIL_LAGS_FRAMES, TRAIL_LOOK_WIDTH } from '../../../ml/features/playerTrail.ts'
import { TRACK_COLUMNS, type Tracking } from '../../../ml/football/tracking.ts'
import { yards } from '../../../ml/football/units.ts'
import { track, trackingOf } from '../../builders/tracking.ts'

const LINE = yards(45)
const FRAMES = 60

/** A man who walks from x = 30 along +x at half a yard a frame, missing from frame 40; the ball lies at y = 26. */
const walk = trackingOf(
  [track(), track({ side: 'ball' })],
  Array.from({ length: FRAMES }, (_, frame) => [
    frame === 40 ? undefined : { x: 30 + frame / 2, y: 20, speed: 5, heading: 0 },
    { x: 45, y: 26 },
  ]),
)

const looksAt = (tracking: Tracking, frame: number) => {
  const { features } = encodeFrames(playerTrail, { tracking, lineOfScrimmage: LINE, direction: 'right' }, [frame])
  return TRAIL_LAGS_FRAMES.map((_, look) => [
    ...features.subarray(look * TRAIL_LOOK_WIDTH, (look + 1) * TRAIL_LOOK_WIDTH),
  ])
}

test('the looks go from four seconds ago to now, from the line and the ball', () => {
  const looks = looksAt(walk, 50)
  // 45 is the line; he was at 30 + (50 - lag) / 2, six yards to the right of the ball
  const expected = TRAIL_LAGS_FRAMES.map((lag) => (lag === 10 ? [0, 0, 0, 0, 0] : [10 - lag / 2, -6, 5, 0, 1]))
  expect(looks).toEqual(expected)
})

test('looks from before the first frame are empty', () => {
  const known = looksAt(walk, 12).map((look) => look.at(-1))
  expect(known).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1])
})

test('no look sees a frame after its own', () => {
  const random = randomFrom('after')
  const changed = {
    ...walk,
    ...Object.fromEntries(
      TRACK_COLUMNS.map((name) => [
        name,
        walk[name].map((value, cell) => (cell >= 2 * 31 ? value + random.normal() : value)),
      ]),
    ),
  }
  expect(looksAt(changed, 30)).toEqual(looksAt(walk, 30))
  expect(looksAt(changed, 31)).not.toEqual(looksAt(walk, 31))
})
