/** A defender before the snap: the spot his rule gives him, and the walk there. */
import type { Random } from '../base/random.ts'
import { type DefenseActor, depthOf, EASY_EFFORT, lateralOf, place } from './actors.ts'
import { aimAt, distanceTo, lookAtPoint } from './body.ts'
import type { BackRole } from './defenseCall.ts'
import { type Fidget, fidgetOf, fidgetOnce } from './fidget.ts'
import type { Place } from './formation.ts'
import type { FieldSide, Situation } from './situation.ts'

export interface Stance {
  readonly actor: DefenseActor
  readonly situation: Situation
  /** Where his rule wants him, in the ball's frame. */
  depth_yd: number
  lateral_yd: number
  /** How fast that spot moves across the field, as when his man is in motion. */
  spotSpeed_ydps: number
  readonly fidget: Fidget
  /** Where he waits until the offense breaks its huddle. */
  readonly home: Place
  /** When he leaves the huddle, and when he goes up into press, a gap or his stance, seconds from the snap. */
  readonly wake_s: number
  readonly creep_s: number
}

/** New places a second, and how far from the spot they lie. */
const FIDGET_RATE_HZ = 0.45
const FIDGET_YD: Readonly<Record<BackRole, number>> = {
  leftCorner: 0.3,
  rightCorner: 0.3,
  nickel: 0.3,
  mike: 0.22,
  will: 0.22,
  strong: 0.5,
  free: 0.6,
}
/** Nobody walks faster to a spot, nobody runs faster along with a man in motion. */
const WALKING_LIMIT_YDPS = 4.4
const RUNNING_LIMIT_YDPS = 5
const RUNNING_EFFORT = 0.8
/** So many go up into press or a gap only late. */
const CREEP_SHARE = 0.35
/** Nobody lines up in the neutral zone. */
const LEAST_DEPTH_YD = 0.42
const NEUTRAL_ZONE_YD = 0.25
const STEPPING_BACK_YD = 1.2
const FRONT_FIDGET_YD = 0.09
/** He takes his stance a little further from the ball, and closes up late. */
const FRONT_WAITING_YD = 0.35

/** Where the seven wait: depth, and distance from the ball on the side the picture will have them. */
const HOMES: Readonly<Record<BackRole, Place>> = {
  leftCorner: { depth_yd: 5.5, lateral_yd: 10 },
  rightCorner: { depth_yd: 5.5, lateral_yd: 10 },
  nickel: { depth_yd: 5, lateral_yd: 5.5 },
  mike: { depth_yd: 4.3, lateral_yd: 1.8 },
  will: { depth_yd: 4.3, lateral_yd: 1.8 },
  strong: { depth_yd: 8.5, lateral_yd: 4.5 },
  free: { depth_yd: 10, lateral_yd: 3.5 },
}

/** What a defender is told before the down: where to stand, and when the offense breaks its huddle. */
export interface Orders {
  readonly situation: Situation
  readonly rule: Place
  /** Seconds from the snap. */
  readonly break_s: number
}

/** A defender in his huddle. */
export function stanceOf(random: Random, actor: DefenseActor, { situation, rule, break_s }: Orders): Stance {
  const { role } = actor
  const isFront = typeof role === 'number'
  const scatter = isFront ? 0.9 : 1.5
  const home = {
    depth_yd: Math.max(0.7, rule.depth_yd + (isFront ? 0.7 : 0) + 0.7 * scatter * random.normal()),
    lateral_yd: rule.lateral_yd * (isFront ? 0.85 : 1) + scatter * random.normal(),
  }
  return {
    actor,
    situation,
    ...rule,
    spotSpeed_ydps: 0,
    fidget: fidgetOf(FIDGET_RATE_HZ, (isFront ? FRONT_FIDGET_YD : FIDGET_YD[role]) * Math.exp(0.35 * random.normal())),
    home,
    wake_s: break_s + (isFront ? random.between(0, 3.5) : random.between(0.3, 3)),
    creep_s: isFront ? -random.between(1.2, 8) : random.chance(CREEP_SHARE) ? -random.between(0.5, 5) : break_s,
  }
}

/** Where one of the seven waits, on his own side. */
export function homeOf(role: BackRole, side: FieldSide): Place {
  return { depth_yd: HOMES[role].depth_yd, lateral_yd: side * HOMES[role].lateral_yd }
}

/** Puts him where he waits. */
export function waitAtHome(stance: Stance): void {
  place(stance.actor, stance.situation, stance.home)
}

/** One frame of walking to where his rule wants him. */
export function holdStance(random: Random, stance: Stance, time_s: number): void {
  const { situation } = stance
  const { body, role } = stance.actor
  const spot = time_s >= stance.wake_s ? stance : stance.home
  const waiting = typeof role === 'number' && time_s < stance.creep_s ? FRONT_WAITING_YD : 0
  fidgetOnce(random, stance.fidget)
  const least = depthOf(stance.actor, situation) < NEUTRAL_ZONE_YD ? STEPPING_BACK_YD : LEAST_DEPTH_YD
  const x = situation.line_yd + Math.max(least, spot.depth_yd + waiting + stance.fidget.depth_yd)
  const y = situation.ballY_yd + spot.lateral_yd + stance.fidget.lateral_yd
  body.effort = stance.spotSpeed_ydps > 1 ? RUNNING_EFFORT : EASY_EFFORT
  aimAt(body, x, y, paceTo(distanceTo(body, x, y), stance.spotSpeed_ydps))
  lookAtPoint(body, situation.line_yd - 4, situation.ballY_yd + 0.15 * lateralOf(stance.actor, situation))
}

/** A walk to a spot that stands still, a run along with one that moves. */
function paceTo(distance_yd: number, spotSpeed_ydps: number): number {
  return Math.min(WALKING_LIMIT_YDPS, 0.5 + 0.65 * distance_yd) + Math.min(RUNNING_LIMIT_YDPS, spotSpeed_ydps)
}
