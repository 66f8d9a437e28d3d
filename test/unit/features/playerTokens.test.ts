import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { type EncodedFrames, encodeFrames, PLAYER_SLOTS } from '../../../ml/features/featureSet.ts'
import { playerTokens } from '../../../ml/features/playerTokens.ts'
import { playerId } from '../../../ml/football/ids.ts'
import { TRACK_COLUMNS, type Tracking } from '../../../ml/football/tracking.ts'
import { yards } from '../../../ml/football/units.ts'
import { type Sample, track, trackingOf } from '../../builders/tracking.ts'

const LINE = yards(45)

function tokensOf(tracking: Tracking): EncodedFrames {
  return encodeFrames(playerTokens, { tracking, lineOfScrimmage: LINE, direction: 'right' })
}

function token(encoded: EncodedFrames, slot: number, frame = 0): Record<string, number> {
  const width = playerTokens.features.length
  const at = (frame * PLAYER_SLOTS + slot) * width
  return Object.fromEntries(playerTokens.features.map((name, i) => [name, encoded.features[at + i] as number]))
}

test('a token is relative to the line of scrimmage and the ball, worked by hand', () => {
  const tracking = trackingOf(
    [track(), track({ side: 'defense' }), track({ side: 'ball' })],
    [
      [
        { x: 40, y: 20, speed: 2, acceleration: 3, heading: Math.PI / 2, orientation: Math.PI },
        { x: 52.5, y: 30, speed: 1, acceleration: 0.5, heading: Math.PI },
        { x: 45, y: 24 },
      ],
    ],
  )
  const encoded = tokensOf(tracking)
  const rounded = (slot: number) =>
    Object.fromEntries(
      Object.entries(token(encoded, slot)).map(([name, value]) => [name, Number(value.toFixed(4)) + 0]),
    )
  expect(rounded(0)).toEqual({
    x_from_line_yd: -5,
    y_from_ball_yd: -4,
    y_from_middle_yd: -6.6667,
    to_goal_line_yd: 65,
    v_x_yd_per_s: 0,
    v_y_yd_per_s: 2,
    acceleration_yd_per_s2: 3,
    heading_cos: 0,
    heading_sin: 1,
    heading_known: 1,
    orientation_cos: -1,
    orientation_sin: 0,
    orientation_known: 1,
    defense: 0,
  })
  expect(rounded(11)).toMatchObject({
    x_from_line_yd: 7.5,
    y_from_ball_yd: 6,
    v_x_yd_per_s: -1,
    orientation_known: 0,
    defense: 1,
  })
})

test('without a ball the offensive line says where it would lie', () => {
  const linemen = [18, 20, 22, 24, 26].map((y): Sample => ({ x: 44, y }))
  const tracking = trackingOf(
    [...linemen.map(() => track()), track({ side: 'defense' })],
    [[...linemen, { x: 50, y: 25 }]],
  )
  expect(token(tokensOf(tracking), 11).y_from_ball_yd).toBe(3)
})

test('a ball that is still being carried to its spot is no anchor', () => {
  const tracking = trackingOf(
    [track(), track({ side: 'ball' })],
    [
      [
        { x: 44, y: 20 },
        { x: 30, y: 50 },
      ],
    ],
  )
  expect(token(tokensOf(tracking), 0).y_from_ball_yd).toBe(0)
})

test('after the snap the spot stays where the ball was snapped', () => {
  const tracking = trackingOf(
    [track(), track({ side: 'ball' })],
    [
      [
        { x: 44, y: 20 },
        { x: 45, y: 24 },
      ],
      [
        { x: 44, y: 20 },
        { x: 40, y: 30 },
      ],
    ],
    { snapFrame: 0 },
  )
  expect(token(tokensOf(tracking), 0, 1).y_from_ball_yd).toBe(-4)
})

test('no token sees a frame after its own', () => {
  const play = randomPlay(30)
  const changed = perturbedAfter(play, 12)
  const seen = (encoded: EncodedFrames) =>
    encoded.features.subarray(0, 13 * PLAYER_SLOTS * playerTokens.features.length)
  expect(seen(tokensOf(changed))).toEqual(seen(tokensOf(play)))
  expect(tokensOf(changed).features).not.toEqual(tokensOf(play).features)
})

test('of twelve men on one side the eleven nearest to the line of scrimmage count', () => {
  const twelve = Array.from({ length: 12 }, (_, i) => track({ side: 'defense', playerId: playerId(i) }))
  const tracking = trackingOf(twelve, [twelve.map((_, i) => ({ x: i === 4 ? 90 : 50, y: i }))])
  expect([...tokensOf(tracking).tracks].slice(11)).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11])
})

test('a source without a line of scrimmage takes the ball, then the foremost man of the offense', () => {
  const withBall = trackingOf(
    [track(), track({ side: 'ball' })],
    [
      [
        { x: 44, y: 20 },
        { x: 45, y: 24 },
      ],
    ],
  )
  const without = trackingOf(
    [track(), track()],
    [
      [
        { x: 44, y: 20 },
        { x: 41, y: 24 },
      ],
    ],
  )
  const x = (tracking: Tracking) =>
    encodeFrames(playerTokens, { tracking, lineOfScrimmage: null, direction: 'right' }).features[0]
  expect([x(withBall), x(without)]).toEqual([-1, 0])
})

function randomPlay(frameCount: number): Tracking {
  const random = randomFrom('play')
  const tracks = [
    ...Array.from({ length: 22 }, (_, i) => track({ side: i < 11 ? 'offense' : 'defense' })),
    track({ side: 'ball' }),
  ]
  const sample = (): Sample => ({
    x: random.between(30, 60),
    y: random.between(5, 48),
    speed: random.between(0, 8),
    acceleration: random.between(0, 4),
    heading: random.between(0, 6),
    orientation: random.between(0, 6),
  })
  return trackingOf(
    tracks,
    Array.from({ length: frameCount }, () => tracks.map(sample)),
    { snapFrame: 20 },
  )
}

function perturbedAfter(tracking: Tracking, frame: number): Tracking {
  const from = (frame + 1) * tracking.tracks.length
  const columns = TRACK_COLUMNS.map((name) => [
    name,
    tracking[name].map((value, i) => (i < from ? value : value * 0.5 + 1)),
  ])
  return { ...tracking, ...Object.fromEntries(columns) }
}
