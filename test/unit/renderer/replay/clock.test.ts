import { expect, test } from 'vitest'
import { Clock, type FrameSource } from '../../../../renderer/replay/clock.ts'
import { playbackOf } from '../../../../renderer/replay/playback.ts'
import { track, trackingOf } from '../../../builders/tracking.ts'

/** Animation frames by hand. */
class HandFrames implements FrameSource {
  readonly asked = new Map<number, (now_ms: number) => void>()
  #last = 0

  request(callback: (now_ms: number) => void): number {
    this.asked.set(++this.#last, callback)
    return this.#last
  }

  cancel(handle: number): void {
    this.asked.delete(handle)
  }

  tick(now_ms: number): void {
    const callbacks = [...this.asked.values()]
    this.asked.clear()
    for (const callback of callbacks) callback(now_ms)
  }
}

/** A clock of a play of 5 s from its snap on. */
function clock() {
  const frames = new HandFrames()
  const samples = Array.from({ length: 51 }, () => [{ x: 1, y: 1 }])
  return { frames, clock: new Clock(playbackOf(trackingOf([track()], samples, { snapFrame: 0 })), frames) }
}

test('at rest a clock asks for no animation frames', () => {
  const { clock: resting, frames } = clock()
  resting.apply({ kind: 'step', frames: 1 })
  expect(frames.asked.size).toBe(0)
})

test('a playing clock asks for one at a time, and tells what each brought', () => {
  const { clock: playing, frames } = clock()
  const times: number[] = []
  playing.subscribe(({ time }) => times.push(time))
  playing.apply({ kind: 'play-pause' })
  for (const now of [1000, 1100, 1150]) {
    expect(frames.asked.size).toBe(1)
    frames.tick(now)
  }
  expect(times.map((time) => Number(time.toFixed(9)))).toEqual([0, 0, 0.1, 0.15])
})

test('it rests when the play ends', () => {
  const { clock: playing, frames } = clock()
  playing.apply({ kind: 'seek', time: 4.9 })
  playing.apply({ kind: 'play-pause' })
  for (const now of [0, 200]) frames.tick(now)
  expect(playing.playback).toMatchObject({ time: 5, isPlaying: false })
  expect(frames.asked.size).toBe(0)
})

test('after a page was hidden it goes on where it was', () => {
  const { clock: playing, frames } = clock()
  playing.apply({ kind: 'play-pause' })
  for (const now of [0, 60_000]) frames.tick(now)
  expect(playing.playback.time).toBe(0.25)
})

test('a pause does not count the time at rest when it plays on', () => {
  const { clock: playing, frames } = clock()
  playing.apply({ kind: 'play-pause' })
  for (const now of [0, 100]) frames.tick(now)
  playing.apply({ kind: 'pause' })
  playing.apply({ kind: 'play-pause' })
  for (const now of [9000, 9100]) frames.tick(now)
  expect(playing.playback.time).toBeCloseTo(0.2, 12)
})

test('a disposed clock asks for nothing and tells nobody', () => {
  const { clock: playing, frames } = clock()
  let told = 0
  playing.subscribe(() => told++)
  playing.apply({ kind: 'play-pause' })
  playing.dispose()
  frames.tick(100)
  expect({ told, asked: frames.asked.size }).toEqual({ told: 1, asked: 0 })
})
