import { expect, test } from 'vitest'
import { frameAt, frameSampleOf, sampleFrame } from '../../../../renderer/replay/frame.ts'
import { track, trackingOf } from '../../../builders/tracking.ts'

const DEGREE = Math.PI / 180

/** One player in three frames, the snap at the second; he is missing from the last. */
const TRACKING = trackingOf(
  [track()],
  [
    [{ x: 10, y: 20, speed: 1, heading: 350 * DEGREE, orientation: 10 * DEGREE }],
    [{ x: 14, y: 18, speed: 3, heading: 10 * DEGREE, orientation: 350 * DEGREE }],
    [undefined],
  ],
  { snapFrame: 1 },
)

function sampled(time: number) {
  const sample = frameSampleOf(TRACKING)
  sampleFrame(sample, TRACKING, time)
  const [x, y, speed, heading, orientation] = [
    sample.x,
    sample.y,
    sample.speed,
    sample.heading,
    sample.orientation,
  ].map(([value = Number.NaN]) => Number(value.toFixed(5)))
  return { frame: sample.frame, x, y, speed, heading, orientation }
}

test('on a frame a player is where the tracks say', () => {
  expect(sampled(0)).toMatchObject({ frame: 1, x: 14, y: 18, speed: 3 })
})

test('a quarter of the way between two frames he is a quarter of the way', () => {
  expect(sampled(-0.075)).toMatchObject({ frame: 0, x: 11, y: 19.5, speed: 1.5 })
})

test('headings turn along the shorter arc, over 0 in both directions', () => {
  // 350 to 10 degrees: half way is 0, not 180; three quarters is 5
  expect(sampled(-0.025).heading).toBeCloseTo(5 * DEGREE, 4)
  expect(sampled(-0.025).orientation).toBeCloseTo(355 * DEGREE, 4)
})

test('who leaves stays until he is gone', () => {
  expect(sampled(0.06)).toMatchObject({ frame: 1, x: 14, y: 18 })
  expect(sampled(0.1)).toMatchObject({ frame: 2, x: Number.NaN })
})

test.each([
  [-0.1, 0],
  [-0.001, 0],
  [0, 1],
  [0.099, 1],
  [0.1, 2],
  [-5, 0],
  [5, 2],
])('at %f s frame %i holds: the last one, never the next', (time, frame) => {
  expect(frameAt(TRACKING, time)).toBe(frame)
})

test('a time that is a sum of tenths is its frame', () => {
  // 0.1 + 0.2 - 0.3 is 5.6e-17, and 0.3 - 0.1 - 0.2 is -2.8e-17
  expect([0.1 + 0.2 - 0.3, 0.3 - 0.1 - 0.2].map((time) => frameAt(TRACKING, time))).toEqual([1, 1])
})

test('a time before the play is its first frame', () => {
  expect(sampled(-3)).toMatchObject({ frame: 0, x: 10, y: 20 })
})
