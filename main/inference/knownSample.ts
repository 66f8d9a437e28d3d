/** Frames that every model must be able to predict before it is believed, and what is wrong with its answer. */
import { encodeFrames, type FeatureSet, PLAYER_SLOTS, SLOTS_PER_SIDE } from '../../ml/features/featureSet.ts'
import { ASSIGNMENTS } from '../../ml/football/assignments.ts'
import { COVERAGES } from '../../ml/football/coverage.ts'
import { FRAME_RATE, type Side, TRACK_COLUMNS, type Track, type Tracking } from '../../ml/football/tracking.ts'
import { yards } from '../../ml/football/units.ts'
import { MEMBER_LOGITS } from '../../ml/network/ensemble.ts'
import { ASSIGNMENT_LOGITS, COVERAGE_LOGITS, MATCH_UP_LOGITS } from '../../ml/network/network.ts'

/** Frames as a network takes them. */
export interface Tokens {
  /** [count, 22, features] */
  readonly tokens: Float32Array
  /** [count, 22] */
  readonly present: Float32Array
  readonly count: number
}

/** What a network says: each output by its name. */
export type Outputs = Readonly<Record<string, Float32Array>>

/** What a network says of a frame: one logit for zone, one for man. */
export const LOGITS = 2

/** A shotgun formation against a nickel defense, 0.7 s of it up to the snap: three frames with everybody, and the same
 *  three with eight players missing. */
export function knownSample(features: FeatureSet): Tokens {
  const wholeAndNot = [[], MISSING].map((missing) => encodeFrames(features, inputOf(missing), FRAMES))
  return {
    tokens: joined(wholeAndNot.map((encoded) => encoded.features)),
    present: joined(wholeAndNot.map(({ mask }) => mask)),
    count: wholeAndNot.reduce((sum, { frameCount }) => sum + frameCount, 0),
  }
}

/** Why this is no answer to `count` frames, or null where it is one: every output has its size, and every number is
 *  finite. */
export function flawOfAnswer(answer: Outputs, count: number): string | null {
  const isWhole = Object.entries(SIZES).every(([name, fits]) => fits(answer[name], count))
  if (!isWhole) return 'it does not say man or zone'
  const broken = Object.entries(answer).find(([, values]) => !values.every(Number.isFinite))
  return broken === undefined ? null : `its output "${broken[0]}" is not a number for a known formation`
}

/** Why two answers to the same frames are not the same, or null where they are, but for `tolerance` (absolute, and as a
 *  share of the number). */
export function differenceOf(answer: Outputs, again: Outputs, tolerance: number): string | null {
  const differs = Object.entries(answer).find(([name, values]) => {
    const others = again[name]
    const isNear = (value: number, i: number) =>
      Math.abs(value - (others?.[i] ?? Number.NaN)) <= tolerance * (1 + Math.abs(value))
    return !values.every(isNear)
  })
  return differs === undefined ? null : `its output "${differs[0]}"`
}

type Fits = (said: Float32Array | undefined, count: number) => boolean

/** How many numbers each output has; all but the first may be left out. */
const SIZES: Readonly<Record<string, Fits>> = {
  logits: (said, count) => said?.length === count * LOGITS,
  [MEMBER_LOGITS]: (said, count) => said === undefined || (said.length > 0 && said.length % (count * LOGITS) === 0),
  [COVERAGE_LOGITS]: sized(COVERAGES.length),
  [ASSIGNMENT_LOGITS]: sized(SLOTS_PER_SIDE * ASSIGNMENTS.length),
  [MATCH_UP_LOGITS]: sized(SLOTS_PER_SIDE * (SLOTS_PER_SIDE + 1)),
}

function sized(perFrame: number): Fits {
  return (said, count) => said === undefined || said.length === count * perFrame
}

const LINE = 45
const MIDDLE = 26.65
const FRAME_COUNT = 8
const FRAMES = [0, 3, FRAME_COUNT - 1]

/** How far each player stands beyond the line of scrimmage, how far across from the middle of the field, and how fast he
 *  moves along and across: yards, and yards per second. The slot receiver goes in motion, a safety comes down. */
type Place = readonly [x: number, y: number, vx: number, vy: number]

const OFFENSE: readonly Place[] = [
  ...[-3, -1.5, 0, 1.5, 3].map((y): Place => [-1, y, 0, 0]),
  [-5, 0, 0, 0.1],
  [-5.2, 1.8, 0, 0],
  [-1.2, 4.6, 0, 0],
  [-1, -17, 0, 0],
  [-1, 18, 0.2, 0],
  [-2, -9, 0, 4.5],
]
const DEFENSE: readonly Place[] = [
  ...[-5, -1, 1, 5].map((y): Place => [1, y, 0, 0]),
  [4.5, -2, 0.3, 0],
  [4.8, 3, -0.2, 0.4],
  [5, -8, 0, 3.5],
  [6.5, -16, -0.4, 0],
  [2, 17, 0, 0],
  [12, -6, -1.5, 0.6],
  [13, 7, 0.2, 0],
]
/** Three of the offense, and more of the defense: sources leave out whom they do not see. */
const MISSING: readonly number[] = [0, 7, 10, 11, 12, 16, 19, 21]

function inputOf(missing: readonly number[]) {
  const places = [...OFFENSE, ...DEFENSE]
  const tracks = places.map((_, i): Track => {
    const side: Side = i < OFFENSE.length ? 'offense' : 'defense'
    return { side, playerId: null, name: `player ${i + 1}`, jersey: null, position: null }
  })
  const columns = Object.fromEntries(
    TRACK_COLUMNS.map((name) => [name, new Float32Array(FRAME_COUNT * places.length).fill(Number.NaN)]),
  ) as Pick<Tracking, (typeof TRACK_COLUMNS)[number]>
  for (let frame = 0; frame < FRAME_COUNT; frame++) {
    places.forEach(([x, y, vx, vy], i) => {
      if (missing.includes(i)) return
      const cell = frame * places.length + i
      const time = frame / FRAME_RATE
      columns.x[cell] = LINE + x + vx * time
      columns.y[cell] = MIDDLE + y + vy * time
      columns.speed[cell] = Math.hypot(vx, vy)
      columns.acceleration[cell] = 0.1
      columns.heading[cell] = (Math.atan2(vy, vx) + 2 * Math.PI) % (2 * Math.PI)
      columns.orientation[cell] = i < OFFENSE.length ? 0.1 : Math.PI
    })
  }
  const tracking: Tracking = {
    ...{ tracks, frameCount: FRAME_COUNT, firstFrameId: 1, snapFrame: FRAME_COUNT - 1, snapSource: 'ball_snap' },
    ...{ isSnapEstimated: false, events: [] },
    ...columns,
  }
  return { tracking, lineOfScrimmage: yards(LINE), direction: 'right' as const }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The sample again and again, up to `count` frames: as much as the work itself hands over at once. */
export function repeatedSample({ tokens, present, count: known }: Tokens, count: number): Tokens {
  const width = tokens.length / (known * PLAYER_SLOTS)
  const times = Math.ceil(count / known)
  const repeat = (values: Float32Array, perFrame: number) =>
    joined(new Array<Float32Array>(times).fill(values)).subarray(0, count * perFrame)
  return { tokens: repeat(tokens, PLAYER_SLOTS * width), present: repeat(present, PLAYER_SLOTS), count }
}
