import { expect, test } from 'vitest'
import {
  type ClipSource,
  clipPlanOf,
  estimatedBytes,
  sampleSteps,
  sizeText,
  spanOf,
  stepAt,
} from '../../../../renderer/export/clipPlan.ts'

const PACE = { rate: 10, speed: 1, holdsLast: false } as const
const SOURCE: ClipSource = { start: -4.2, end: 2.5, markIn: null, markOut: null, hasSnap: true }

function expectTimes(times: readonly number[], expected: readonly number[]): void {
  expect(times).toHaveLength(expected.length)
  for (const [i, time] of times.entries()) expect(time).toBeCloseTo(expected[i] as number, 9)
}

test('real time at ten frames a second shows every frame of the tracking, both ends among them', () => {
  const { times, delays_cs } = clipPlanOf({ start: -0.2, end: 0.3 }, PACE)
  expectTimes(times, [-0.2, -0.1, 0, 0.1, 0.2, 0.3])
  expect(delays_cs).toEqual([10, 10, 10, 10, 10, 10])
})

test('ten seconds at ten frames a second are 101 frames, 100 steps apart', () => {
  const { times, duration_s } = clipPlanOf({ start: -6.3, end: 3.7 }, PACE)
  expect(times).toHaveLength(101)
  expect(duration_s).toBeCloseTo(10.1, 9)
})

test('half the speed takes twice as many moments, half as far apart', () => {
  expectTimes(clipPlanOf({ start: 0, end: 0.2 }, { ...PACE, speed: 0.5 }).times, [0, 0.05, 0.1, 0.15, 0.2])
})

test('a quarter of the speed at 20 frames a second steps by an eightieth of a second', () => {
  expectTimes(clipPlanOf({ start: 0, end: 0.05 }, { rate: 20, speed: 0.25, holdsLast: false }).times, [
    ...[0, 0.0125, 0.025, 0.0375, 0.05],
  ])
})

test.each([
  [10, 10],
  [20, 5],
  [25, 4],
  [50, 2],
] as const)('at %i frames a second each stands %i hundredths of a second', (rate, delay_cs) => {
  const { delays_cs } = clipPlanOf({ start: 0, end: 1 }, { ...PACE, rate })
  expect(delays_cs).toEqual(new Array(rate + 1).fill(delay_cs))
})

test('an end between two frames of the clip is not passed', () => {
  expectTimes(clipPlanOf({ start: 0, end: 0.09 }, { ...PACE, rate: 25 }).times, [0, 0.04, 0.08])
})

test('the last frame is held a second longer where that is wanted', () => {
  const { delays_cs, duration_s } = clipPlanOf({ start: 0, end: 0.2 }, { ...PACE, holdsLast: true })
  expect(delays_cs).toEqual([10, 10, 110])
  expect(duration_s).toBeCloseTo(1.3, 9)
})

test('a span of no length is one frame', () => {
  expectTimes(clipPlanOf({ start: 1.5, end: 1.5 }, PACE).times, [1.5])
})

test('between the marks is from one to the other', () => {
  expect(spanOf('marks', { ...SOURCE, markIn: -1, markOut: 1 })).toEqual({ start: -1, end: 1 })
})

test('one mark alone goes to the end of the play on its other side', () => {
  expect(spanOf('marks', { ...SOURCE, markIn: -1 })).toEqual({ start: -1, end: 2.5 })
  expect(spanOf('marks', { ...SOURCE, markOut: 1 })).toEqual({ start: -4.2, end: 1 })
})

test('around the snap is three seconds on either side, as far as the play goes', () => {
  expect(spanOf('snap', SOURCE)).toEqual({ start: -3, end: 2.5 })
})

test('around the snap of a play without one is the whole play', () => {
  expect(spanOf('snap', { ...SOURCE, hasSnap: false })).toEqual({ start: -4.2, end: 2.5 })
})

test('a preview shows each step as long as it stands, and goes round', () => {
  const plan = clipPlanOf({ start: 0, end: 0.2 }, { ...PACE, holdsLast: true })
  expect([0, 0.09, 0.1, 0.15, 0.2, 1.29, 1.3, 1.41].map((elapsed) => stepAt(plan, elapsed))).toEqual([
    ...[0, 0, 1, 1, 2, 2, 0, 1],
  ])
})

test('samples lie all over a clip, each with a step after it', () => {
  expect(sampleSteps({ times: new Array(101).fill(0) }, 4)).toEqual([0, 33, 66, 99])
})

test('samples of a short clip are taken once', () => {
  expect(sampleSteps({ times: [0, 1] }, 4)).toEqual([0])
  expect(sampleSteps({ times: [0] }, 4)).toEqual([0])
})

test('the estimate adds the mean weight of a change for every frame after the first', () => {
  expect(estimatedBytes(11, { first_bytes: 50_000, next_bytes: [1000, 3000] })).toBe(70_000)
})

test('sizes are told as file managers tell them', () => {
  expect([300, 309_600, 999_400, 999_600, 2_440_000, 12_600_000].map(sizeText)).toEqual([
    ...['1 KB', '310 KB', '999 KB', '1.0 MB', '2.4 MB', '13 MB'],
  ])
})
