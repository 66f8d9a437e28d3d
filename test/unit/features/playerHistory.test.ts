import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { type EncodedFrames, encodeFrames, PLAYER_SLOTS } from '../../../ml/features/featureSet.ts'
import { HISTORY_LAGS_FRAMES, placeAndVelocity, playerHistory } from '../../../ml/features/playerHistory.ts'
import { selectFeatures } from '../../../ml/features/selectFeatures.ts'
import { TRACK_COLUMNS, type Tracking } from '../../../ml/football/tracking.ts'
import { yards } from '../../../ml/football/units.ts'
import { mirrored } from '../../builders/mirror.ts'
import { type Sample, track, trackingOf } from '../../builders/tracking.ts'

const WIDTH = playerHistory.features.length

function encoded(tracking: Tracking, frames?: readonly number[]): EncodedFrames {
  return encodeFrames(playerHistory, { tracking, lineOfScrimmage: yards(45), direction: 'right' }, frames)
}

function numbersOf(of: EncodedFrames, row: number): Record<string, number> {
  const at = row * PLAYER_SLOTS * WIDTH
  return Object.fromEntries(playerHistory.features.map((name, i) => [name, of.features[at + i] as number]))
}

/** A man who starts at rest and runs along a curve; `undefined` where `isMissing`. */
function curvedRun(frames: number, isMissing: (frame: number) => boolean = () => false): Tracking {
  const samples = Array.from({ length: frames }, (_, frame): readonly (Sample | undefined)[] => [
    isMissing(frame)
      ? undefined
      : { x: 30 + 0.02 * frame * frame, y: 20 + Math.sin(frame / 9), speed: 0.1 * frame, heading: 0.05 * frame },
  ])
  return trackingOf([track()], samples)
}

test('the present comes first, as single frames have it', () => {
  const tracking = curvedRun(60)
  const alone = encodeFrames(placeAndVelocity, { tracking, lineOfScrimmage: yards(45), direction: 'right' }, [59])
  const present = encoded(tracking, [59]).features.slice(0, placeAndVelocity.features.length)
  expect(present).toEqual(alone.features.slice(0, placeAndVelocity.features.length))
})

test('a look back says where he stood from where he stands, and how he moved, worked by hand', () => {
  const samples: Sample[] = [
    { x: 40, y: 20, speed: 2, heading: Math.PI / 2 },
    { x: 40, y: 20.2, speed: 3, heading: 0 },
    { x: 40.3, y: 20.2, speed: 3, heading: 0 },
    { x: 40.6, y: 20.5, speed: 4, heading: 0 },
  ]
  const token = numbersOf(
    encoded(
      trackingOf(
        [track()],
        samples.map((sample) => [sample]),
      ),
      [3],
    ),
    0,
  )
  expect(token.dx_yd_3_frames_ago).toBeCloseTo(-0.6, 5)
  expect(token.dy_yd_3_frames_ago).toBeCloseTo(-0.5, 5)
  expect(token.v_x_yd_per_s_3_frames_ago).toBeCloseTo(0, 5)
  expect(token.v_y_yd_per_s_3_frames_ago).toBeCloseTo(2, 5)
  expect([token.known_3_frames_ago, token.known_7_frames_ago]).toEqual([1, 0])
})

test('a play of a single frame has no history, and all of it is 0', () => {
  const { features } = encoded(curvedRun(1))
  const looks = features.slice(placeAndVelocity.features.length, WIDTH)
  expect(looks.every((value) => value === 0)).toBe(true)
})

test('a frame that a player was missing from is no part of his history', () => {
  const token = numbersOf(
    encoded(
      curvedRun(30, (frame) => frame === 22),
      [29],
    ),
    0,
  )
  expect([token.known_3_frames_ago, token.known_7_frames_ago, token.known_12_frames_ago]).toEqual([1, 0, 1])
  expect(token.dx_yd_7_frames_ago).toBe(0)
})

test('no token sees a frame after its own', () => {
  const play = curvedRun(80)
  const random = randomFrom('perturbed')
  const columns = TRACK_COLUMNS.map((name) => [
    name,
    play[name].map((value, at) => (at > 50 ? random.between(0, 50) : value)),
  ])
  const changed = { ...play, ...Object.fromEntries(columns) } as Tracking
  const seen = (of: EncodedFrames) => of.features.subarray(0, 51 * PLAYER_SLOTS * WIDTH)
  expect(seen(encoded(changed))).toEqual(seen(encoded(play)))
  expect(encoded(changed).features).not.toEqual(encoded(play).features)
})

test('mirrored are the features of the mirrored play, past and present', () => {
  const play = curvedRun(60)
  const { features } = encoded(play, [59])
  playerHistory.mirror(features, 0)
  encoded(mirrored(play), [59]).features.forEach((value, i) => {
    expect(features[i], playerHistory.features[i]).toBeCloseTo(value, 4)
  })
})

test('history is forgotten from as many frames ago as is asked for, or whole', () => {
  const known = (beyond: number | null) => {
    const { features } = encoded(curvedRun(60), [59])
    if (beyond !== null) playerHistory.forgetHistory?.(features, 0, beyond)
    return HISTORY_LAGS_FRAMES.map((lag) => features[playerHistory.features.indexOf(`known_${lag}_frames_ago`)])
  }
  expect([known(null), known(12), known(0)]).toEqual([
    [1, 1, 1, 1, 1, 1],
    [1, 1, 1, 0, 0, 0],
    [0, 0, 0, 0, 0, 0],
  ])
})

test('without its history a frame is as the only frame of a play', () => {
  const { features } = encoded(curvedRun(60), [59])
  playerHistory.forgetHistory?.(features, 0, 0)
  const alone = curvedRun(60, (frame) => frame < 59)
  expect(features).toEqual(encoded(alone, [59]).features)
})

test('some of the features forget what they have of the past', () => {
  const some = selectFeatures(playerHistory, ['known_3_frames_ago', 'x_from_line_yd', 'known_20_frames_ago'])
  const of = { tracking: curvedRun(60), lineOfScrimmage: yards(45), direction: 'right' } as const
  const { features } = encodeFrames(some, of, [59])
  some.forgetHistory?.(features, 0, 3)
  expect([features[0], features[2]]).toEqual([1, 0])
})

test('a man who is nudged stood as far from there as before', () => {
  const { features } = encoded(curvedRun(60), [59])
  const before = features.slice(placeAndVelocity.features.length, WIDTH)
  playerHistory.nudge(features, 0, { position_yd: [0.5, -0.25], velocity_yd_per_s: [0.1, 0.1] })
  expect(features.slice(placeAndVelocity.features.length, WIDTH)).toEqual(before)
})
