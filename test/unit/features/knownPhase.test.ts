import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { encodeFrames } from '../../../ml/features/featureSet.ts'
import { knownPhase } from '../../../ml/features/knownPhase.ts'
import { playerTokens } from '../../../ml/features/playerTokens.ts'
import { TRACK_COLUMNS, type Tracking } from '../../../ml/football/tracking.ts'
import { yards } from '../../../ml/football/units.ts'
import { emptyReads, putReads } from '../../../ml/model/frameReads.ts'
import { playedGames } from '../../builders/simulatedPlays.ts'
import { type Sample, track, trackingOf } from '../../builders/tracking.ts'

const LINE = 50
/** Frames 0 to 9 in the huddle, 10 to 19 on the way, 20 to 59 set, the snap at 50. */
const HUDDLE_END = 10
const SET = 20
const SNAP = 50
const FRAMES = 60

/** Of the offense's man `i`: he stands seven yards back, walks, and stands at the line or four yards behind it. */
function offenseAt(frame: number, i: number): Sample {
  if (frame < HUDDLE_END) return { x: LINE - 7, y: 20 + i, speed: 0.2 }
  if (frame < SET) return { x: LINE - 4, y: 20 + i, speed: 2 }
  return { x: i < 7 ? LINE - 1 : LINE - 4, y: 20 + i, speed: 0.1 }
}

function play(change: (sample: Sample, at: { frame: number; man: number }) => Sample = (sample) => sample) {
  const tracks = Array.from({ length: 22 }, (_, i) => track({ side: i < 11 ? 'offense' : 'defense' }))
  const samples = Array.from({ length: FRAMES }, (_, frame) =>
    tracks.map((_, man) =>
      change(man < 11 ? offenseAt(frame, man) : { x: LINE + 5, y: 20 + man, speed: 3 }, { frame, man }),
    ),
  )
  return trackingOf(tracks, samples, { snapFrame: SNAP, snapSource: 'ball_snap' })
}

describe('from the tracks alone', () => {
  test.each([
    ['in the huddle everybody stands, and nobody is set', 5, { phase: 'unset', seconds: 0 }],
    ['on the way nobody is set', 15, { phase: 'unset', seconds: 0 }],
    ['the offense is set from when it stands', 20, { phase: 'set', seconds: 0 }],
    ['it has been set since then', 49, { phase: 'set', seconds: 2.9 }],
    ['the snap is known from its own frame on', 50, { phase: 'snapped', seconds: 0 }],
    ['then its seconds count', 57, { phase: 'snapped', seconds: 0.7 }],
  ])('%s', (_, frame, known) => {
    expect(knownPhase(play(), frame, LINE)).toEqual(known)
  })

  test('a man in motion does not unset them, two more do', () => {
    const moving = (count: number) =>
      play((sample, { frame, man }) =>
        frame === 40 && man >= 11 - count && man < 11 ? { ...sample, speed: 4 } : sample,
      )
    expect(knownPhase(moving(2), 45, LINE)).toEqual({ phase: 'set', seconds: 2.5 })
    expect(knownPhase(moving(3), 45, LINE)).toEqual({ phase: 'set', seconds: 0.4 })
  })

  test('nothing is known where speeds are missing', () => {
    const silent = play(({ x, y }) => ({ ...(x !== undefined && { x }), ...(y !== undefined && { y }) }))
    expect(knownPhase(silent, 45, LINE)).toEqual({ phase: 'unknown', seconds: 0 })
  })
})

test("the source's word that the line is set counts from its frame on, however they move", () => {
  const told = { ...play((sample) => ({ ...sample, speed: 3 })), events: [{ frame: 30, name: 'line_set' }] }
  expect(knownPhase(told, 29, LINE)).toEqual({ phase: 'unset', seconds: 0 })
  expect(knownPhase(told, 42, LINE)).toEqual({ phase: 'set', seconds: 1.2 })
})

describe('a calibrated read', () => {
  const calibration = {
    ...{ scale: 1, shift: 0 },
    knots: [
      { phase: 'unset', seconds: 0, scale: 2, shift: 1 },
      { phase: 'set', seconds: 0, scale: 1, shift: 0 },
      { phase: 'set', seconds: 5, scale: 0.5, shift: 1 },
      { phase: 'snapped', seconds: 0, scale: 3, shift: -1 },
      { phase: 'snapped', seconds: 2, scale: 1, shift: 2 },
    ],
  } as const

  /** Reads of a network that always says the same: what differs is the calibration. */
  function readsOf(tracking: Tracking): Float32Array {
    const { known, frameCount } = encodeFrames(playerTokens, {
      tracking,
      lineOfScrimmage: yards(LINE),
      direction: 'right',
    })
    const reads = emptyReads(frameCount, { hasBand: false, hasCoverage: false })
    const logits = Float32Array.from({ length: 2 * frameCount }, (_, i) => i % 2)
    putReads(reads, { logits, memberLogits: null, coverageLogits: null }, { start: 0, calibration, known })
    return reads.manProbability
  }

  /** The play with another future: nobody is where he was, and what the source says of it is gone. */
  function otherFuture(tracking: Tracking, now: number): Tracking {
    const random = randomFrom('future')
    const width = tracking.tracks.length
    const { snapFrame } = tracking
    return {
      ...tracking,
      ...Object.fromEntries(
        TRACK_COLUMNS.map((name) => [
          name,
          tracking[name].map((value, cell) => (cell >= (now + 1) * width ? value + 10 * random.normal() : value)),
        ]),
      ),
      snapFrame: snapFrame !== null && snapFrame > now ? null : snapFrame,
      events: [...tracking.events.filter(({ frame }) => frame <= now), { frame: now + 1, name: 'line_set' }],
    }
  }

  test('does not change with the future, nor with a snap that is still to come', () => {
    const plays = playedGames('phases', 1)
      .flatMap((game) => game.plays)
      .slice(0, 12)
    for (const { tracking } of plays) {
      const snap = tracking.snapFrame ?? 0
      for (const now of [Math.floor(snap / 3), snap - 20, snap - 1, snap, snap + 8].filter((frame) => frame > 0)) {
        const [asItWas, asOther] = [readsOf(tracking), readsOf(otherFuture(tracking, now))]
        expect(asOther.subarray(0, now + 1)).toEqual(asItWas.subarray(0, now + 1))
      }
    }
  })

  test('changes with the snap from its own frame on', () => {
    const reads = readsOf(play())
    expect(reads[SNAP]).not.toBeCloseTo(reads[SNAP - 1] ?? 0, 2)
  })
})
