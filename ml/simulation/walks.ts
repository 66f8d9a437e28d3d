/** Where each man of the offense walks before the snap: out of the huddle to his spot, in a shift, in motion. */
import type { Random } from '../base/random.ts'
import { type Cast, depthOf, isEligible, lateralOf, type OffenseActor, place } from './actors.ts'
import { aimAt, lookAtPoint } from './body.ts'
import type { Down } from './down.ts'
import { type Fidget, fidgetOf, fidgetOnce } from './fidget.ts'
import type { OffenseSpot, Place } from './formation.ts'
import type { Motion } from './motion.ts'
import type { Situation } from './situation.ts'
import type { Timeline } from './timeline.ts'

/** A way that a man sets out on at a moment, seconds from the snap. */
export interface Walk {
  readonly start_s: number
  readonly to: Place
  readonly pace_ydps: number
}

/** One man's way from where he waits, walks in order of time. */
export interface Way {
  readonly actor: OffenseActor
  readonly situation: Situation
  readonly from: Place
  readonly walks: readonly Walk[]
  readonly fidget: Fidget
}

/** Seven yards behind the ball, as tight as a huddle is. */
const HUDDLE_DEPTH_YD = -6.6
const HUDDLE_RADIUS_YD = 1.4
/** A man who crosses the formation stays behind the line and in front of the backs. */
const CROSSING_DEPTH_YD = -2.9
const CROSSING_WIDTH_YD = 5
/** Who has come this near to the line steps back from it. */
const NEUTRAL_ZONE_YD = -0.3
const STEPPING_BACK_YD = -1.5
/** Getting under way and coming to a stop costs this much of a walk. */
const STARTING_TIME_S = 0.9
/** Where the sixth of the eleven, the passer, stands in the huddle. */
const HUDDLE_CALLER = 5

/** Everybody's ways, in the order of the cast. */
export function waysOf(random: Random, { cast, timeline, motion }: Down): Way[] {
  const shifting = timeline.shift_s === null ? [] : drawShifting(random, cast, motion)
  return cast.offense.map((actor, i) => {
    const from = timeline.break_s === null ? scatteredPlace(random, actor.spot) : huddlePlace(random, i)
    const isMover = motion !== null && motion.man === i
    const set = isMover ? motion.from : actor.spot
    const first = shifting.includes(i) ? { depth_yd: set.depth_yd, lateral_yd: -0.8 * set.lateral_yd } : set
    const walks = [walkToLine(random, { from, to: first }, timeline)]
    if (shifting.includes(i) && timeline.shift_s !== null)
      walks.push({ start_s: timeline.shift_s + random.between(0, 0.3), to: set, pace_ydps: random.between(5, 6.5) })
    if (isMover) walks.push({ start_s: motion.start_s, to: motion.to, pace_ydps: motion.pace_ydps })
    const [rate, size] = FIDGETS[fidgetKind(actor)]
    return { actor, situation: cast.situation, from, walks, fidget: fidgetOf(rate, size) }
  })
}

/** Puts a man where he waits. */
export function waitAtStart({ actor, situation, from }: Way): void {
  place(actor, situation, from)
  aimAt(actor.body, actor.body.x_yd, actor.body.y_yd, 1)
}

/** One frame of one man's way. */
export function walk(random: Random, way: Way, time_s: number): void {
  const { actor, situation } = way
  const { body } = actor
  const current = way.walks.findLast((other) => other.start_s <= time_s)
  if (current === undefined) {
    lookAtPoint(body, situation.line_yd + HUDDLE_DEPTH_YD, situation.ballY_yd)
    return
  }
  const isCrossing = current !== way.walks[0] && Math.abs(lateralOf(actor, situation)) < CROSSING_WIDTH_YD
  const wanted = isCrossing && Math.abs(current.to.lateral_yd) > 2 ? CROSSING_DEPTH_YD : current.to.depth_yd
  const depth = depthOf(actor, situation) > NEUTRAL_ZONE_YD ? Math.min(wanted, STEPPING_BACK_YD) : wanted
  fidgetOnce(random, way.fidget)
  const x = situation.line_yd + depth + way.fidget.depth_yd
  aimAt(body, x, situation.ballY_yd + current.to.lateral_yd + way.fidget.lateral_yd, current.pace_ydps)
  if (isCrossing) body.throughSpeed_ydps = current.pace_ydps
  lookAtPoint(body, situation.line_yd + 8, body.y_yd - 0.12 * (body.y_yd - situation.ballY_yd))
}

/** Steps a second and their size. A lineman in his stance hardly stirs, the passer looks around. */
const FIDGETS = { line: [0.06, 0.03], passer: [0.4, 0.14], others: [0.12, 0.07] } as const

function fidgetKind(actor: OffenseActor): keyof typeof FIDGETS {
  if (actor.player.position === 'QB') return 'passer'
  return isEligible(actor) ? 'others' : 'line'
}

/** In the huddle's ring, or in the middle of it. */
function huddlePlace(random: Random, index: number): Place {
  const angle = (2 * Math.PI * index) / 11 + 0.15 * random.normal()
  const radius = index === HUDDLE_CALLER ? 0.5 : HUDDLE_RADIUS_YD + 0.25 * random.normal()
  return { depth_yd: HUDDLE_DEPTH_YD + radius * Math.sin(angle), lateral_yd: radius * Math.cos(angle) }
}

/** Without a huddle everybody comes from the last play, some way off. */
function scatteredPlace(random: Random, spot: OffenseSpot): Place {
  return {
    depth_yd: Math.min(-1.2, spot.depth_yd - random.between(0, 3) + 0.8 * random.normal()),
    lateral_yd: spot.lateral_yd * random.between(0.4, 1) + 1.5 * random.normal(),
  }
}

/** To the line, timed to be there when the line is set; who has a short way is early. */
function walkToLine(random: Random, { from, to }: { from: Place; to: Place }, timeline: Timeline): Walk {
  const start = (timeline.break_s ?? timeline.start_s) + random.between(0, 0.7)
  const distance = Math.hypot(to.depth_yd - from.depth_yd, to.lateral_yd - from.lateral_yd)
  const inTime = distance / Math.max(0.8, timeline.lineSet_s - start - STARTING_TIME_S)
  return { start_s: start, to, pace_ydps: Math.min(6.5, Math.max(inTime, random.between(2, 3.4))) }
}

/** One or two men who line up elsewhere first: anybody eligible but the man who goes in motion. */
function drawShifting(random: Random, cast: Cast, motion: Motion | null): number[] {
  const able = cast.offense.flatMap((actor, i) => {
    const isWide = Math.abs(actor.spot.lateral_yd) > 3.5 && Math.abs(actor.spot.lateral_yd) < 8.5
    return isEligible(actor) && isWide && i !== motion?.man ? [i] : []
  })
  if (able.length === 0) return []
  const first = able[random.index(able.length)] as number
  const others = able.filter((i) => i !== first)
  return random.chance(0.35) && others.length > 0 ? [first, others[random.index(others.length)] as number] : [first]
}
