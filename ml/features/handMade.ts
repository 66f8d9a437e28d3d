/** What a coach would read off one still frame before the snap, as numbers: cushions, safeties, box, match-ups. */
import { END_ZONE_DEPTH, FIELD_LENGTH } from '../football/field.ts'
import type { Tracking } from '../football/tracking.ts'
import type { Yards } from '../football/units.ts'
import { type Look, lookAt, type Spot } from './look.ts'

/** The names of the features, in the order of every row. The mirrored play has the same features. */
export const HAND_MADE_FEATURES = [
  'cornerCushionMean_yd',
  'cornerCushionLeast_yd',
  'cornerLeverageMean_yd',
  'cornerGapMean_yd',
  'slotCushionMean_yd',
  'slotGapMean_yd',
  'deepestDepth_yd',
  'secondDeepestDepth_yd',
  'thirdDeepestDepth_yd',
  'safetySplit_yd',
  'deepestOffset_yd',
  'isMiddleOpen',
  'boxCount',
  'onLineCount',
  'backerDepthMean_yd',
  'depthDeviation_yd',
  'lateralDeviation_yd',
  'matchDistanceMean_yd',
  'matchDistanceGreatest_yd',
  'headUpCount',
  'motionFollow_ydps',
  'secondarySpeedMean_ydps',
  'wideReceiverCount',
  'yardsToGoal_yd',
] as const

/** Deep enough to be nobody's match-up and no part of the box. */
const DEEP_DEPTH_YD = 8.5
/** Two safeties this close in depth and this far apart leave the middle of the field open. */
const LEVEL_DEPTH_YD = 4
const OPEN_SPLIT_YD = 9
const BOX_DEPTH_YD = 6.5
const BOX_HALF_WIDTH_YD = 6
const ON_LINE_DEPTH_YD = 1.8
/** Wider than this from the ball a receiver is split out. */
const WIDE_YD = 9
const HEAD_UP_YD = 1.5
/** Faster than a shuffle: somebody is in motion. */
const MOTION_YDPS = 1.2

/** One row of features of a frame, [HAND_MADE_FEATURES.length], all finite; null where the frame lacks
 *  players enough to speak of a defense (fewer than five on a side).
 *  `lineOfScrimmage` is x on the standardized field. */
export function handMadeFeatures(tracking: Tracking, frame: number, lineOfScrimmage: Yards): Float64Array | null {
  const look = lookAt(tracking, frame, lineOfScrimmage)
  if (look.defense.length < 5 || look.eligibles.length < 2) return null
  const deepestFirst = look.defense.toSorted((a, b) => b.depth_yd - a.depth_yd)
  const row = [
    ...cornerFeatures(look),
    ...safetyFeatures(deepestFirst),
    ...frontFeatures(look),
    ...matchFeatures(look),
    look.eligibles.filter((spot) => Math.abs(spot.lateral_yd) > WIDE_YD).length,
    FIELD_LENGTH - END_ZONE_DEPTH - lineOfScrimmage,
  ]
  return Float64Array.from(row)
}

/** Cushion, leverage and distance over the widest receiver of each side, then over those inside of them. */
function cornerFeatures(look: Look): number[] {
  const outside = widestOfEachSide(look.eligibles)
  const corners = outside.map((receiver) => overTheTop(receiver, nearest(receiver, look.defense)))
  const slots = look.eligibles
    .filter((spot) => Math.abs(spot.lateral_yd) > 4 && !outside.includes(spot))
    .map((receiver) => overTheTop(receiver, nearest(receiver, look.defense)))
  return [
    mean(corners.map((pair) => pair.cushion_yd)),
    Math.min(...corners.map((pair) => pair.cushion_yd)),
    mean(corners.map((pair) => pair.insideLeverage_yd)),
    mean(corners.map((pair) => pair.gap_yd)),
    mean(
      slots.map((pair) => pair.cushion_yd),
      5,
    ),
    mean(
      slots.map((pair) => pair.gap_yd),
      5,
    ),
  ]
}

function safetyFeatures(deepestFirst: readonly Spot[]): number[] {
  const [deepest, second, third] = deepestFirst as readonly [Spot, Spot, Spot]
  const split = Math.abs(deepest.lateral_yd - second.lateral_yd)
  const isLevel = deepest.depth_yd - second.depth_yd < LEVEL_DEPTH_YD
  const isMiddleOpen = isLevel && split > OPEN_SPLIT_YD && second.depth_yd > DEEP_DEPTH_YD
  const offset = Math.abs(deepest.lateral_yd)
  return [deepest.depth_yd, second.depth_yd, third.depth_yd, split, offset, isMiddleOpen ? 1 : 0]
}

function frontFeatures(look: Look): number[] {
  const box = look.defense.filter(
    (spot) => spot.depth_yd < BOX_DEPTH_YD && Math.abs(spot.lateral_yd) < BOX_HALF_WIDTH_YD,
  )
  const backers = box.filter((spot) => spot.depth_yd > ON_LINE_DEPTH_YD)
  return [
    box.length,
    look.defense.filter((spot) => spot.depth_yd < ON_LINE_DEPTH_YD).length,
    mean(
      backers.map((spot) => spot.depth_yd),
      4,
    ),
    deviation(look.defense.map((spot) => spot.depth_yd)),
    deviation(look.defense.map((spot) => spot.lateral_yd)),
  ]
}

/** How closely receivers are paired off, and whether somebody runs along with a man in motion. */
function matchFeatures(look: Look): number[] {
  const split = look.eligibles.filter((spot) => Math.abs(spot.lateral_yd) > 4)
  const nearestOf = split.map((receiver) => nearest(receiver, look.defense))
  const gaps = split.map((receiver, i) => distance(receiver, nearestOf[i] as Spot))
  const headUp = split.filter(
    (receiver, i) => Math.abs(receiver.lateral_yd - (nearestOf[i] as Spot).lateral_yd) < HEAD_UP_YD,
  )
  const secondary = look.defense.filter((spot) => spot.depth_yd > ON_LINE_DEPTH_YD)
  return [
    mean(gaps, 5),
    Math.max(0, ...gaps),
    headUp.length,
    motionFollow(look),
    mean(secondary.map((s) => s.speed_ydps)),
  ]
}

/** Lateral speed of the defender who best runs along with the fastest man in motion; 0 without motion. */
function motionFollow(look: Look): number {
  const mover = look.eligibles.reduce((a, b) => (Math.abs(b.lateralSpeed_ydps) > Math.abs(a.lateralSpeed_ydps) ? b : a))
  if (Math.abs(mover.lateralSpeed_ydps) < MOTION_YDPS) return 0
  const side = Math.sign(mover.lateralSpeed_ydps)
  return Math.max(0, ...look.defense.map((spot) => side * spot.lateralSpeed_ydps))
}

function widestOfEachSide(eligibles: readonly Spot[]): Spot[] {
  const left = eligibles.reduce((a, b) => (b.lateral_yd > a.lateral_yd ? b : a))
  const right = eligibles.reduce((a, b) => (b.lateral_yd < a.lateral_yd ? b : a))
  return left === right ? [left] : [left, right]
}

function overTheTop(receiver: Spot, defender: Spot) {
  return {
    cushion_yd: defender.depth_yd - receiver.depth_yd,
    insideLeverage_yd: Math.abs(receiver.lateral_yd) - Math.abs(defender.lateral_yd),
    gap_yd: distance(receiver, defender),
  }
}

function nearest(receiver: Spot, defense: readonly Spot[]): Spot {
  return defense.reduce((a, b) => (distance(receiver, b) < distance(receiver, a) ? b : a))
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.depth_yd - b.depth_yd, a.lateral_yd - b.lateral_yd)
}

function mean(values: readonly number[], without = 0): number {
  return values.length === 0 ? without : values.reduce((a, b) => a + b, 0) / values.length
}

function deviation(values: readonly number[]): number {
  const center = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - center) ** 2)))
}
