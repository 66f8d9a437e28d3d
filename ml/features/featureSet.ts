/** What a model sees of a frame: 22 player slots, some features each, and a mask of who is there. */
import type { PlayDirection } from '../football/play.ts'
import { isPresent, type Side, type Tracking } from '../football/tracking.ts'
import type { Yards } from '../football/units.ts'
import { knownPhase, PHASES } from './knownPhase.ts'

/** Slots of one side; 11 for the offense, then 11 for the defense. */
export const SLOTS_PER_SIDE = 11
export const PLAYER_SLOTS = 2 * SLOTS_PER_SIDE

/** A play as features see it. */
export interface FeatureInput {
  readonly tracking: Tracking
  /** Standardized x; null where the source does not tell, and the ball or the offense stands in. */
  readonly lineOfScrimmage: Yards | null
  readonly direction: PlayDirection
}

/** One way to describe players. A new `version` is due whenever the numbers change: stored predictions name it. */
export interface FeatureSet {
  readonly name: string
  readonly version: number
  /** With their units, in order. */
  readonly features: readonly string[]
  /** Writes the features of one player in one frame at `into[at ...]`. Sees no frame after `frame`. */
  describe(input: FeatureInput, frame: number): (track: number, into: Float32Array, at: number) => void
  /** Turns a player's features, in place, into those of the mirror image along the field: what lies across it changes
   *  its sign, `v_y` and headings too. Left and right swap, man and zone do not. */
  mirror(features: Float32Array, at: number): void
  /** Takes away, in place, what not every source knows: the orientation. */
  forgetOrientation(features: Float32Array, at: number): void
  /** Takes away, in place, what was more than so many frames ago (0: all that was). A set that looks at one frame alone
   *  has nothing to forget. */
  forgetHistory?(features: Float32Array, at: number, beyond_frames: number): void
  /** Turns a player's features, in place, into those of a man a little aside who moves a little otherwise. What cannot
   *  be told from the features alone, such as his heading, stays. */
  nudge(features: Float32Array, at: number, by: Nudge): void
}

/** A small change of one player's state. */
export interface Nudge {
  /** [x, y] */
  readonly position_yd: readonly [number, number]
  /** [v_x, v_y] */
  readonly velocity_yd_per_s: readonly [number, number]
}

/** For a feature set's own arithmetic. */
export function addTo(features: Float32Array, place: number, change: number): void {
  features[place] = (features[place] as number) + change
}

/** Features of some frames of one play. */
export interface EncodedFrames {
  readonly frameCount: number
  /** [frameCount, PLAYER_SLOTS, features] row-major; 0 where nobody is. */
  readonly features: Float32Array
  /** [frameCount, PLAYER_SLOTS]: 1 where a player is, 0 where nobody is. */
  readonly mask: Float32Array
  /** [frameCount, PLAYER_SLOTS]: the track in each slot, -1 where nobody is. */
  readonly tracks: Int16Array
  /** [frameCount, 2]: what is known of the play's time then, as a place in `PHASES` and the seconds in it. No network
   *  sees it; the calibration does. */
  readonly known: Float32Array
}

/** Encodes the given frames (all of them by default), each from itself and the frames before it alone. */
export function encodeFrames(set: FeatureSet, input: FeatureInput, frames?: readonly number[]): EncodedFrames {
  const wanted = frames ?? Array.from({ length: input.tracking.frameCount }, (_, frame) => frame)
  const width = set.features.length
  const encoded = {
    frameCount: wanted.length,
    features: new Float32Array(wanted.length * PLAYER_SLOTS * width),
    mask: new Float32Array(wanted.length * PLAYER_SLOTS),
    tracks: new Int16Array(wanted.length * PLAYER_SLOTS).fill(-1),
    known: new Float32Array(wanted.length * 2),
  }
  const sides = [sideTracks(input.tracking, 'offense'), sideTracks(input.tracking, 'defense')]
  wanted.forEach((frame, row) => {
    const describe = set.describe(input, frame)
    const { phase, seconds } = knownPhase(input.tracking, frame, lineOfScrimmageAt(input, frame))
    encoded.known.set([PHASES.indexOf(phase), seconds], row * 2)
    sides.forEach((tracks, side) => {
      slotsOf(input, frame, tracks).forEach((track, slot) => {
        if (track < 0) return
        const cell = row * PLAYER_SLOTS + side * SLOTS_PER_SIDE + slot
        encoded.mask[cell] = 1
        encoded.tracks[cell] = track
        describe(track, encoded.features, cell * width)
      })
    })
  })
  return encoded
}

function sideTracks(tracking: Tracking, side: Side): readonly number[] {
  return tracking.tracks.flatMap((track, index) => (track.side === side ? [index] : []))
}

/** A side's tracks in their slots. Eleven or fewer keep their slot all play long; of more (a man running off, a twelfth
 *  man) the eleven who are nearest to the line of scrimmage in this frame count. */
function slotsOf(input: FeatureInput, frame: number, tracks: readonly number[]): readonly number[] {
  const { tracking } = input
  if (tracks.length <= SLOTS_PER_SIDE) return tracks.map((track) => (isPresent(tracking, frame, track) ? track : -1))
  const present = tracks.filter((track) => isPresent(tracking, frame, track))
  if (present.length <= SLOTS_PER_SIDE) return present
  const line = lineOfScrimmageAt(input, frame)
  const distance = (track: number) => Math.abs((tracking.x[frame * tracking.tracks.length + track] as number) - line)
  const nearest = new Set(present.toSorted((a, b) => distance(a) - distance(b)).slice(0, SLOTS_PER_SIDE))
  return present.filter((track) => nearest.has(track))
}

/** The line of scrimmage as x: as the source says, else where the ball is, else the foremost man of the offense. */
export function lineOfScrimmageAt(input: FeatureInput, frame: number): number {
  if (input.lineOfScrimmage !== null) return input.lineOfScrimmage
  const { tracking } = input
  const seen = Math.min(frame, tracking.snapFrame ?? frame)
  const xOf = (side: Side) =>
    sideTracks(tracking, side)
      .map((track) => tracking.x[seen * tracking.tracks.length + track] as number)
      .filter(Number.isFinite)
  const [ball] = xOf('ball')
  return ball ?? Math.max(0, ...xOf('offense'))
}
