import { describe, expect, test } from 'vitest'
import { isPresent, type Tracking } from '../../../ml/football/tracking.ts'
import { GREATEST_ACCELERATION_YDPS2, GREATEST_TOP_SPEED_YDPS } from '../../../ml/simulation/body.ts'
import { playedGames } from '../../builders/simulatedPlays.ts'

const PLAYS = playedGames('tracking', 1).flatMap((game) => game.plays)

/** What the sensors may add: to a speed, and between two speeds a tenth of a second apart. */
const SENSOR_SPEED_YDPS = 0.2
const SENSOR_ACCELERATION_YDPS2 = 2 * 10 * SENSOR_SPEED_YDPS
const SENSOR_STEP_YD = 0.12

const at = (tracking: Tracking, frame: number, slot: number) => frame * tracking.tracks.length + slot
const playersOf = (tracking: Tracking) =>
  tracking.tracks.flatMap((track, slot) => (track.side === 'ball' ? [] : [slot]))
const eventFrame = (tracking: Tracking, name: string) => tracking.events.find((event) => event.name === name)?.frame

test('there are eleven on each side and the ball, in the order every source is kept in', () => {
  for (const { tracking } of PLAYS) {
    const sides = tracking.tracks.map((track) => track.side)
    expect(sides).toEqual([...Array(11).fill('offense'), ...Array(11).fill('defense'), 'ball'])
    for (const side of ['offense', 'defense']) {
      const ids = tracking.tracks.filter((track) => track.side === side).map((track) => track.playerId ?? 0)
      expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    }
  }
})

/** The largest of a quantity over all players and frames of all plays. */
function greatest(quantity: (tracking: Tracking, frame: number, slot: number) => number): number {
  let most = Number.NEGATIVE_INFINITY
  for (const { tracking } of PLAYS)
    for (const slot of playersOf(tracking))
      for (let frame = 1; frame < tracking.frameCount; frame++) most = Math.max(most, quantity(tracking, frame, slot))
  return most
}

/** How far a player came since the frame before. */
function stepOf({ tracks, x, y }: Tracking, frame: number, slot: number): number {
  const now = frame * tracks.length + slot
  const before = now - tracks.length
  return Math.hypot((x[now] ?? 0) - (x[before] ?? 0), (y[now] ?? 0) - (y[before] ?? 0))
}

test('nobody and nothing is missing from any frame', () => {
  for (const { tracking } of PLAYS) {
    expect(tracking.x.length).toBe(tracking.frameCount * 23)
    expect(tracking.x.some(Number.isNaN)).toBe(false)
    expect(isPresent(tracking, tracking.frameCount - 1, 22)).toBe(true)
  }
})

describe('bodies are human', () => {
  test('nobody runs faster than the fastest man', () => {
    const fastest = greatest((tracking, frame, slot) => tracking.speed[at(tracking, frame, slot)] ?? 0)
    expect(fastest).toBeLessThan(GREATEST_TOP_SPEED_YDPS + SENSOR_SPEED_YDPS)
  })

  test('nobody gains or loses speed faster than studs hold', () => {
    const hardest = greatest((tracking, frame, slot) => tracking.acceleration[at(tracking, frame, slot)] ?? 0)
    expect(hardest).toBeLessThan(GREATEST_ACCELERATION_YDPS2 + SENSOR_ACCELERATION_YDPS2)
  })

  test('nobody teleports: a step is no longer than the speed allows', () => {
    expect(greatest(stepOf)).toBeLessThan(GREATEST_TOP_SPEED_YDPS / 10 + SENSOR_STEP_YD)
  })

  test('the speed that is recorded is the speed at which the position changes', () => {
    let sum = 0
    let count = 0
    greatest((tracking, frame, slot) => {
      sum += Math.abs(10 * stepOf(tracking, frame, slot) - (tracking.speed[at(tracking, frame, slot)] ?? 0))
      return count++
    })
    expect(sum / count).toBeLessThan(0.12)
  })
})

describe('at the snap', () => {
  test('the offense is behind the line of scrimmage and the defense on its own side', () => {
    for (const { play, tracking } of PLAYS) {
      const frame = tracking.snapFrame ?? 0
      for (const slot of playersOf(tracking)) {
        const depth = (tracking.x[at(tracking, frame, slot)] ?? 0) - (play.lineOfScrimmage ?? 0)
        if (tracking.tracks[slot]?.side === 'offense') expect(depth).toBeLessThan(0)
        // a helmet may lean into the neutral zone
        else expect(depth).toBeGreaterThan(-0.2)
      }
    }
  })

  test('the ball is on the line of scrimmage and the center over it', () => {
    for (const { play, tracking } of PLAYS) {
      const frame = tracking.snapFrame ?? 0
      expect(tracking.x[at(tracking, frame, 22)]).toBeCloseTo(play.lineOfScrimmage ?? 0, 1)
      const center = tracking.tracks.findIndex((track) => track.position === 'C')
      const apart = (tracking.y[at(tracking, frame, center)] ?? 0) - (tracking.y[at(tracking, frame, 22)] ?? 0)
      expect(Math.abs(apart)).toBeLessThan(0.6)
    }
  })

  test('the snap is marked where the ball starts to move', () => {
    for (const { tracking } of PLAYS) {
      const frame = tracking.snapFrame ?? 0
      expect(eventFrame(tracking, 'ball_snap')).toBe(frame)
      expect(tracking.snapSource).toBe('ball_snap')
      const speed = (offset: number) => tracking.speed[at(tracking, frame + offset, 22)] ?? 0
      expect(speed(0)).toBe(0)
      expect(Math.max(speed(1), speed(2), speed(3))).toBeGreaterThan(0.5)
    }
  })
})

test('three to five seconds after the snap are recorded', () => {
  for (const { tracking } of PLAYS) {
    const after = tracking.frameCount - 1 - (tracking.snapFrame ?? 0)
    expect(after).toBeGreaterThanOrEqual(30)
    expect(after).toBeLessThanOrEqual(50)
  }
})

test('events come in order: huddle break, line set, snap, throw, arrival', () => {
  const order = ['huddle_break_offense', 'line_set', 'ball_snap', 'pass_forward', 'pass_arrived']
  for (const { tracking } of PLAYS) {
    const frames = order.flatMap((name) => eventFrame(tracking, name) ?? [])
    expect(frames).toEqual(frames.toSorted((a, b) => a - b))
    expect(eventFrame(tracking, 'line_set')).toBeDefined()
    for (const event of tracking.events) expect(event.frame).toBeLessThan(tracking.frameCount)
  }
})

test('defenders face the offense before the snap', () => {
  for (const { tracking } of PLAYS) {
    const frame = tracking.snapFrame ?? 0
    const facing = playersOf(tracking)
      .filter((slot) => tracking.tracks[slot]?.side === 'defense')
      .map((slot) => Math.cos(tracking.orientation[at(tracking, frame, slot)] ?? 0))
    expect(facing.filter((cosine) => cosine < 0).length).toBeGreaterThanOrEqual(9)
  }
})
