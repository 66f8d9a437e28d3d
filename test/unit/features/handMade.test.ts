import { expect, test } from 'vitest'
import { HAND_MADE_FEATURES, handMadeFeatures } from '../../../ml/features/handMade.ts'
import { yards } from '../../../ml/football/units.ts'
import { mirrored, type Placed, trackingOf } from '../../builders/placedTracking.ts'

const LINE = yards(50)

/** Depth past the line and distance to the left of the center, who is at y = 26. */
const put = (side: Placed['side'], position: string, depth: number, lateral: number): Placed => ({
  side,
  position,
  x: 50 + depth,
  y: 26 + lateral,
})

/** Two by two from the shotgun against one deep safety; every number below can be read off this list. */
const PLAYERS: readonly Placed[] = [
  put('offense', 'C', -0.5, 0),
  put('offense', 'G', -1, 1.5),
  put('offense', 'G', -1, -1.5),
  put('offense', 'T', -1.5, 3),
  put('offense', 'T', -1.5, -3),
  put('offense', 'QB', -5, 0),
  put('offense', 'RB', -5, 1.5),
  put('offense', 'WR', -1, 18),
  put('offense', 'WR', -2, 8.5),
  put('offense', 'WR', -1, -16),
  put('offense', 'TE', -1, -5),
  put('defense', 'DE', 1, 4),
  put('defense', 'DT', 1, 1),
  put('defense', 'DT', 1, -1),
  put('defense', 'DE', 1, -4),
  put('defense', 'MLB', 4, 2),
  put('defense', 'OLB', 5, -2),
  put('defense', 'CB', 5, 17),
  put('defense', 'CB', 2, -16),
  put('defense', 'CB', 3, 7.5),
  put('defense', 'SS', 9, -7),
  put('defense', 'FS', 14, 2),
]

function feature(name: (typeof HAND_MADE_FEATURES)[number], players = PLAYERS): number {
  const row = handMadeFeatures(trackingOf(players), 0, LINE)
  return row?.[HAND_MADE_FEATURES.indexOf(name)] ?? Number.NaN
}

test.each([
  // left corner 5 - -1 = 6, right corner 2 - -1 = 3
  ['cornerCushionMean_yd', 4.5],
  ['cornerCushionLeast_yd', 3],
  // 18 - 17 = 1 and 16 - 16 = 0
  ['cornerLeverageMean_yd', 0.5],
  // the left slot is 5 yards under the nickel; the tight end's nearest is the end on the line, 2 yards off
  ['slotCushionMean_yd', 3.5],
  ['deepestDepth_yd', 14],
  ['secondDeepestDepth_yd', 9],
  ['thirdDeepestDepth_yd', 5],
  ['safetySplit_yd', 9],
  ['deepestOffset_yd', 2],
  ['isMiddleOpen', 0],
  ['boxCount', 6],
  ['onLineCount', 4],
  ['backerDepthMean_yd', 4.5],
  ['headUpCount', 4],
  ['motionFollow_ydps', 0],
  ['wideReceiverCount', 2],
  ['yardsToGoal_yd', 60],
] as const)('%s is %d on a play placed by hand', (name, expected) => {
  expect(feature(name)).toBeCloseTo(expected, 4)
})

test('two level safeties far apart leave the middle open', () => {
  const split = PLAYERS.map((player) => (player.position === 'SS' ? put('defense', 'SS', 12, -9) : player))
  expect(feature('isMiddleOpen', split)).toBe(1)
})

test('a defender who runs along with the man in motion shows his speed across the field', () => {
  const moving = PLAYERS.map((player) => {
    if (player.position === 'TE') return { ...player, speed: 5, heading: Math.PI / 2 }
    return player.position === 'SS' ? { ...player, speed: 4, heading: Math.PI / 2 } : player
  })
  expect(feature('motionFollow_ydps', moving)).toBeCloseTo(4, 4)
})

test('the mirrored play has the same features', () => {
  const moving = PLAYERS.map((player) => (player.position === 'WR' ? { ...player, speed: 3, heading: 1 } : player))
  const original = handMadeFeatures(trackingOf(moving), 0, LINE)
  const other = handMadeFeatures(trackingOf(mirrored(moving)), 0, LINE)
  other?.forEach((value, i) => {
    expect(value).toBeCloseTo(original?.[i] ?? Number.NaN, 4)
  })
})

test('a missing heading and a missing player leave every feature finite', () => {
  const broken = PLAYERS.map((player, i) =>
    i === 12 ? { ...player, x: Number.NaN } : { ...player, heading: Number.NaN },
  )
  const row = handMadeFeatures(trackingOf(broken), 0, LINE)
  expect(row?.length).toBe(HAND_MADE_FEATURES.length)
  expect(row?.every(Number.isFinite)).toBe(true)
})

test('a frame with four defenders has no features', () => {
  expect(handMadeFeatures(trackingOf(PLAYERS.slice(0, 15)), 0, LINE)).toBeNull()
})
