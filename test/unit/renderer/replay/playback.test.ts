import { expect, test } from 'vitest'
import {
  advanced,
  applied,
  type Playback,
  type PlaybackCommand,
  playbackOf,
} from '../../../../renderer/replay/playback.ts'
import { track, trackingOf } from '../../../builders/tracking.ts'

/** Frames 0 to 50, the snap at 30: from -3 s to +2 s. */
const TRACKING = trackingOf(
  [track()],
  Array.from({ length: 51 }, () => [{ x: 40, y: 20 }]),
  { snapFrame: 30 },
)
const AT_START = playbackOf(TRACKING)

/** A playback after commands, in order; a word stands for a command without more to say. */
function after(start: Playback, ...commands: (PlaybackCommand | Exclude<PlaybackCommand['kind'], 'step' | 'seek'>)[]) {
  return commands.reduce<Playback>(
    (playback, command) => applied(playback, typeof command === 'string' ? { kind: command } : command),
    start,
  )
}
const seek = (time: number) => ({ kind: 'seek', time }) as const
const step = (frames: number) => ({ kind: 'step', frames }) as const

test('a play starts at rest on its first frame, in seconds from the snap', () => {
  expect(AT_START).toMatchObject({ time: -3, start: -3, end: 2, isPlaying: false, speed: 1, direction: 1 })
})

test('a play that cannot be replayed has the one moment 0', () => {
  expect(after(playbackOf(null), step(1), 'to-end', seek(9))).toMatchObject({ time: 0, start: 0, end: 0 })
})

test('steps land exactly on frames, however many are taken', () => {
  const times = Array.from({ length: 50 }, (_, i) => after(AT_START, ...new Array(i + 1).fill(step(1))).time)
  expect(times).toEqual(Array.from({ length: 50 }, (_, i) => (i + 1 - 30) / 10))
})

test.each([
  [1, 0.1],
  [-1, 0],
  [10, 1],
  [-10, -0.9],
])('from between two frames, a step of %i goes to %f', (frames, time) => {
  expect(after(AT_START, seek(0.04), step(frames)).time).toBe(time)
})

test.each([
  [step(1000), 2],
  [step(-1000), -3],
  [seek(7), 2],
  [seek(-7), -3],
] as const)('%o stays within the play', (command, time) => {
  expect(after(AT_START, 'to-snap', command).time).toBe(time)
})

test('a step pauses', () => {
  expect(after(AT_START, 'play-pause', step(1)).isPlaying).toBe(false)
})

test('it pauses on the last frame when the play ends', () => {
  const ended = advanced(after(AT_START, seek(1.95), 'play-pause'), 0.2)
  expect(ended).toMatchObject({ time: 2, isPlaying: false })
})

test('in reverse it pauses on the first frame', () => {
  const ended = advanced(after(AT_START, seek(-2.9), 'slower-reverse'), 0.2)
  expect(ended).toMatchObject({ time: -3, isPlaying: false })
})

test('playing again at the end starts over', () => {
  expect(after(AT_START, 'to-end', 'play-pause')).toMatchObject({ time: -3, isPlaying: true })
})

test('time passes at the chosen speed', () => {
  const slow = after(AT_START, 'to-snap', 'speed-down', 'speed-down', 'play-pause')
  expect(slow.speed).toBe(0.5)
  expect(advanced(slow, 0.4).time).toBeCloseTo(0.2, 12)
})

test('a second of 60 ticks is a second', () => {
  let playback = after(AT_START, 'play-pause')
  for (let tick = 0; tick < 60; tick++) playback = advanced(playback, 1 / 60)
  expect(playback.time).toBeCloseTo(-2, 9)
})

test('at rest no time passes', () => {
  expect(advanced(AT_START, 1)).toBe(AT_START)
})

test('the speeds end at 0.1 and at 4', () => {
  expect(after(AT_START, ...new Array(20).fill('speed-down')).speed).toBe(0.1)
  expect(after(AT_START, ...new Array(20).fill('speed-up')).speed).toBe(4)
})

test('L plays, then plays faster; J slows down to real time, then turns round, then runs back faster', () => {
  const walk = ['faster', 'faster', 'slower-reverse', 'slower-reverse', 'slower-reverse', 'faster', 'faster'] as const
  const states = walk.map((_, i) => after(AT_START, 'to-snap', ...walk.slice(0, i + 1)))
  expect(states.map(({ speed, direction }) => speed * direction)).toEqual([1, 1.5, 1, -1, -1.5, -1, 1])
})

test('to the last look is the frame before the snap', () => {
  expect(after(AT_START, 'to-last-look').time).toBe(-0.1)
})

test('between two marks it goes round, keeping what is left of the tick', () => {
  const marked = after(AT_START, seek(-1), 'mark-in', seek(1), 'mark-out', seek(0.9), 'play-pause')
  const round = advanced(marked, 0.25)
  expect(round.time).toBeCloseTo(-0.85, 12)
  expect(round.isPlaying).toBe(true)
})

test('in reverse it goes round the other way', () => {
  const marked = after(AT_START, seek(-1), 'mark-in', seek(1), 'mark-out', seek(-0.9), 'slower-reverse')
  expect(advanced(marked, 0.25).time).toBeCloseTo(0.85, 12)
})

test('a mark on the wrong side of the other takes its place', () => {
  expect(after(AT_START, seek(1), 'mark-out', seek(1.5), 'mark-in')).toMatchObject({ markIn: 1.5, markOut: null })
  expect(after(AT_START, seek(1), 'mark-in', seek(1), 'mark-out')).toMatchObject({ markIn: null, markOut: 1 })
})

test('without its marks it plays to the end', () => {
  const marked = after(AT_START, seek(-1), 'mark-in', seek(1), 'mark-out', 'clear-marks', 'play-pause')
  expect(advanced(marked, 5)).toMatchObject({ time: 2, isPlaying: false })
})
