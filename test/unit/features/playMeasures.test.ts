import { expect, test } from 'vitest'
import { PLAY_MEASURES } from '../../../ml/features/playMeasures.ts'
import type { Play } from '../../../ml/football/play.ts'
import { yards } from '../../../ml/football/units.ts'
import { type Placed, trackingOf } from '../../builders/placedTracking.ts'

const put = (side: Placed['side'], position: string, depth: number, lateral: number): Placed => ({
  side,
  position,
  x: 30 + depth,
  y: 25 + lateral,
})

const LINEMEN: readonly (readonly [string, number])[] = [
  ['T', 3.2],
  ['G', 1.5],
  ['C', 0],
  ['G', -1.5],
  ['T', -3],
]

const PLAYERS: readonly Placed[] = [
  ...LINEMEN.map(([position, lateral]) => put('offense', position, -1, lateral)),
  put('offense', 'QB', -5, 0),
  put('offense', 'WR', -1, 15),
  { ...put('offense', 'WR', -2, -10), speed: 4, heading: Math.PI / 2 },
  put('defense', 'CB', 6, 14),
  put('defense', 'CB', 2, -10),
  put('defense', 'FS', 13, 1),
]

function samplesOf(name: string): readonly number[] {
  const measure = PLAY_MEASURES.find((other) => other.name === name)
  if (measure === undefined) throw new Error(`no measure is named ${name}`)
  const play = { lineOfScrimmage: yards(30) } as Play
  return measure.samples({ play, tracking: trackingOf(PLAYERS) }).map((value) => Math.round(value * 1000) / 1000)
}

test.each([
  ['gap between neighbouring linemen at the snap', [1.5, 1.5, 1.5, 1.7]],
  ['widest receiver from the ball at the snap', [10, 15]],
  ['cushion over the widest receivers at the snap', [4, 7]],
  ['deepest defender at the snap', [13]],
  ['second deepest at the snap', [6]],
  ['safeties apart at the snap', [13]],
  ['passer in the shotgun or pistol', [1]],
  ['a man in motion at the snap', [1]],
  ['frames before the snap', [0]],
])('%s is measured on a frame placed by hand', (name, expected) => {
  expect(samplesOf(name)).toEqual(expected)
})

test('a moment that was not recorded has no samples', () => {
  expect(samplesOf('deepest defender 4 s before the snap')).toEqual([])
  expect(samplesOf('line set to snap')).toEqual([])
})

test('every measure has a name of its own', () => {
  const names = PLAY_MEASURES.map((measure) => measure.name)
  expect(new Set(names).size).toBe(names.length)
})
