/** The defense before the snap: whose picture is shown when, who shows man on whom, how motion is answered. */
import type { Random } from '../base/random.ts'
import { type Coverage, manZoneOf } from '../football/coverage.ts'
import { BACK_ROLES, type BackRole, type DefenseCall } from './defenseCall.ts'
import type { Down } from './down.ts'
import type { Place } from './formation.ts'
import { type Eligible, type FormationRead, readFormation, strengthOf } from './formationRead.ts'
import { frontSpots } from './front.ts'
import { matchUps } from './matchUps.ts'
import { isTwoHigh, type PictureContext, placeInPicture, techniquesFrom } from './picture.ts'
import { type FieldSide, opposite } from './situation.ts'
import { holdStance, homeOf, type Stance, stanceOf, waitAtHome } from './stance.ts'

/** The defense reads the formation anew this often: its reaction time. */
export const READ_TIME_S = 0.3

export interface DefensePlan {
  readonly call: DefenseCall
  readonly context: PictureContext
  /** The front, then the seven in the order of BACK_ROLES. */
  readonly stances: readonly Stance[]
  /** Who shows man on whom; kept while a defender runs along with his man. */
  pairs: ReadonlyMap<BackRole, Eligible>
}

/** Safeties give ground until the snap: five seconds before it they are this much shallower. */
const EARLY_SHALLOWNESS = 0.13
const SETTLING_TIME_S = 5
const TRAVELERS = ['nickel', 'strong', 'leftCorner', 'rightCorner'] as const
/** A receiver in motion goes no further than this between two looks. */
const LONGEST_STEP_YD = 2.5
/** Two defenders are never nearer to each other by rule. */
const LEAST_APART_YD = 1.4
/** Before he goes up to the line a press corner or a creeping backer stands this much deeper. */
const WAITING_YD = 1.5
/** Nearer to the line than this he has gone up to it. */
const UP_DEPTH_YD = 2.2

/** Draws everybody's habits and puts the defense into its own huddle. */
export function planDefense(random: Random, down: Down, eligibles: readonly Eligible[]): DefensePlan {
  const { cast, timeline, defense } = down
  const read = readFormation(eligibles)
  const context = contextOf(random, down, read)
  const front = cast.defense.slice(0, 4).map((actor) => actor.player)
  const spots = frontSpots(random, front, { read, nickelSide: context.nickelSide })
  const break_s = timeline.break_s ?? timeline.start_s
  const stances = cast.defense.map((actor) => {
    const { role } = actor
    const rule = typeof role === 'number' ? (spots[role] as Place) : homeOf(role, sideOf(role, context))
    return stanceOf(random, actor, { situation: cast.situation, rule, break_s })
  })
  for (const stance of stances) waitAtHome(stance)
  return { call: defense, context, stances, pairs: shownPairs(defense, context, read) }
}

function contextOf(random: Random, { cast, offense, defense, tendencies }: Down, read: FormationRead): PictureContext {
  const nickelSide = strengthOf(read, offense.strongSide)
  return {
    situation: cast.situation,
    techniques: techniquesFrom(random),
    nickelSide,
    strongSide: random.chance(0.6) ? opposite(nickelSide) : nickelSide,
    quartersSide: defense.quartersSide,
    mugged: defense.mugged,
    pressTaste: tendencies.pressTaste,
    traveler: null,
  }
}

/** The defense reads the formation of this moment and everybody gets his spot. */
export function answerFormation(plan: DefensePlan, eligibles: readonly Eligible[], time_s: number): void {
  const read = readFormation(eligibles)
  const coverage = pictureAt(plan.call, time_s)
  const shallow = 1 - EARLY_SHALLOWNESS * Math.min(1, Math.max(0, -time_s / SETTLING_TIME_S))
  for (const stance of plan.stances) {
    const { role } = stance.actor
    if (typeof role === 'number') continue
    const spot = placeInPicture(role, { coverage, read, pairs: plan.pairs }, plan.context)
    const waiting = time_s < stance.creep_s && spot.depth_yd < UP_DEPTH_YD ? WAITING_YD : 0
    stance.depth_yd = spot.depth_yd > 6 ? spot.depth_yd * shallow : spot.depth_yd + waiting
    const step = Math.abs(spot.lateral_yd - stance.lateral_yd)
    // a spot that jumps is a new picture, not a man who runs
    stance.spotSpeed_ydps = step < LONGEST_STEP_YD ? step / READ_TIME_S : 0
    stance.lateral_yd = spot.lateral_yd
  }
  spreadOut(plan.stances)
}

/** No two stand in one place: near the line the seven give way to the front and to each other. */
function spreadOut(stances: readonly Stance[]): void {
  stances.forEach((stance, i) => {
    if (typeof stance.actor.role === 'number') return
    for (const other of stances.slice(0, i)) {
      const apart = stance.lateral_yd - other.lateral_yd
      if (Math.abs(apart) > LEAST_APART_YD || Math.abs(stance.depth_yd - other.depth_yd) > LEAST_APART_YD) continue
      const side = Math.sign(apart) || Math.sign(stance.lateral_yd) || 1
      stance.lateral_yd = other.lateral_yd + side * LEAST_APART_YD
    }
  })
}

/** Which side a defender belongs to: +1 is the offense's left. */
function sideOf(role: BackRole, { strongSide, nickelSide }: PictureContext): FieldSide {
  if (role === 'leftCorner') return 1
  if (role === 'rightCorner') return -1
  if (role === 'strong') return strongSide
  if (role === 'free') return opposite(strongSide)
  return role === 'will' ? opposite(nickelSide) : nickelSide
}

/** A man goes in motion: in man his defender travels along or hands him over, in zone somebody may travel anyway. */
export function answerMotion(plan: DefensePlan, mover: Eligible, eligibles: readonly Eligible[]): void {
  const { call, context } = plan
  if (!call.followsMotion) {
    plan.pairs = shownPairs(call, context, readFormation(eligibles))
    return
  }
  const isPaired = [...plan.pairs.values()].includes(mover)
  if ((manZoneOf(call.shown) === 'man' && isPaired) || context.traveler !== null) return
  context.traveler = nearestTraveler(plan, mover)
  const others = [...plan.pairs].filter(([, man]) => man !== mover)
  plan.pairs = new Map([...others, [context.traveler, mover]])
}

/** Who would run along with a man in motion: the nearest of those who play over receivers. */
function nearestTraveler(plan: DefensePlan, mover: Eligible): BackRole {
  const away = (role: BackRole) => {
    const stance = plan.stances.find((other) => other.actor.role === role)
    return Math.abs((stance?.lateral_yd ?? 0) - mover.lateral_yd)
  }
  return TRAVELERS.reduce((best, role) => (away(role) < away(best) ? role : best))
}

/** One frame for all eleven. */
export function holdStances(random: Random, plan: DefensePlan, time_s: number): void {
  for (const stance of plan.stances) holdStance(random, stance, time_s)
}

/** Who would take whom if the shown picture were played, by where the defenders stand in it. */
function shownPairs(call: DefenseCall, context: PictureContext, read: FormationRead): Map<BackRole, Eligible> {
  const home = (role: BackRole) =>
    placeInPicture(role, { coverage: 'Cover-3', read, pairs: new Map() }, context).lateral_yd
  return matchUps(read, manDefenders(call.shown, call.blitzers), home)
}

/** Everybody who has a man in this coverage: not the deep safeties, and not the rushers. */
export function manDefenders(coverage: Coverage, blitzers: readonly BackRole[]): BackRole[] {
  const isDeep = (role: BackRole) =>
    (role === 'free' && coverage !== 'Cover-0') || (role === 'strong' && isTwoHigh(coverage))
  return BACK_ROLES.filter((role) => !isDeep(role) && !blitzers.includes(role))
}

function pictureAt(call: DefenseCall, time_s: number): Coverage {
  if (time_s >= call.reveal_s) return call.coverage
  return time_s >= call.settle_s ? call.shown : call.early
}
