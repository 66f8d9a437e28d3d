import { expect, test } from 'vitest'
import { playbackOf } from '../../../../renderer/replay/playback.ts'
import { frameOf, steadyFrames } from '../../../../renderer/replay/steadyFrames.ts'

const still = { ...playbackOf(null), start: -1, end: 3 }

/** What is told of playbacks at these times (seconds of the film), `step_ms` apart. */
function told(times: readonly number[], { step_ms, isPlaying }: { step_ms: number; isPlaying: boolean }): number[] {
  const frames: number[] = []
  let now = 0
  const hear = steadyFrames(
    100,
    (frame) => frames.push(frame),
    () => now,
  )
  for (const time of times) {
    hear({ ...still, time, isPlaying })
    now += step_ms
  }
  return frames
}

test('sums of tenths fall on their frames', () => {
  expect([-1, -0.7, 0.1 + 0.2 - 1, 0].map((time) => frameOf({ ...still, time }))).toEqual([0, 3, 3, 10])
})

test('a frame is told once, however often the clock ticks in it', () => {
  expect(told([-1, -0.98, -0.95, -0.9], { step_ms: 33, isPlaying: true })).toEqual([0, 1])
})

test('at four times the speed frames are left out', () => {
  expect(told([-1, -0.9, -0.8, -0.7, -0.6], { step_ms: 25, isPlaying: true })).toEqual([0, 4])
})

test('a film that stands is told at once', () => {
  expect(told([-1, -0.9, -0.8], { step_ms: 1, isPlaying: false })).toEqual([0, 1, 2])
})
