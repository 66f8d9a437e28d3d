/** Defenders in coverage after the snap: how a man is carried and how a zone is dropped into and held. */
import type { Random } from '../base/random.ts'
import { FIELD_WIDTH } from '../football/field.ts'
import { type Cast, type DefenseActor, depthOf, type OffenseActor } from './actors.ts'
import { aimAt, type Body, FRAME_TIME_S, lookAtPoint } from './body.ts'
import type { Down } from './down.ts'
import { type FormationRead, receiversOf } from './formationRead.ts'
import type { Job } from './jobs.ts'
import type { LivePlay } from './live.ts'
import { type FieldSide, yardsToGoal } from './situation.ts'
import { ZONES, type Zone, type ZoneName } from './zones.ts'

/** One defender's coverage as it goes along. */
export interface Coverer {
  readonly job: Job
  /** The middle of his zone, across the field. */
  readonly homeY_yd: number
  /** How deep he stood at the snap. */
  readonly start_yd: number
  /** He sees what his man or the passer does this much later. */
  readonly reaction_s: number
  /** Where he stays relative to his man: deeper by this, and inside by that. */
  cushion_yd: number
  readonly leastCushion_yd: number
  readonly inside_yd: number
  /** His man's velocity as he has taken it in. */
  seenX_ydps: number
  seenY_ydps: number
  /** How much of the way he goes to the man in his zone: pattern matchers play him almost like man. */
  readonly match: number
  /** Where in his zone he likes to be. */
  readonly offsetDepth_yd: number
  readonly offsetLateral_yd: number
}

/** Share of zone defenders who match the receiver in their zone. */
const MATCH_SHARE = 0.35
const BACKPEDAL_YDPS = 4.6
/** A receiver comes from this speed on; a defender this far off him may backpedal. */
const COMING_YDPS = 1.5
const OFF_YD = 2.6
const DROP_PACE_YDPS = 4.6
/** A deep defender turns and runs when a man gets this near to him. */
const CHASED_YD = 5.5
const DEEPEST_HOME_YD = 22
/** So far behind the goal line a defender still plays. */
const END_ZONE_ROOM_YD = 6.5
/** A cushion is eaten up at this rate once the receiver comes. */
const CUSHION_LOSS_YDPS = 2.6
/** Zones centered wider than this are outside zones; the widest of them never closes up to less than that. */
const OUTSIDE_YD = 10
const MIN_OUTSIDE_YD = 8
/** A deep defender stays over the deepest man in his zone by this. */
const ON_TOP_YD = 2.8

/** How a defender sets about his job, or null for a rusher. */
export function covererOf(random: Random, { cast, defense }: Down, { actor, job, read }: CoverBrief): Coverer | null {
  if (job.kind === 'rush') return null
  const man = job.kind === 'man' ? cast.offense[job.receiver] : undefined
  const isTrail = defense.coverage === '2-Man'
  return {
    job,
    homeY_yd: job.kind === 'zone' ? homeOf(cast, ZONES[job.zone], read) : 0,
    start_yd: depthOf(actor, cast.situation),
    reaction_s: random.between(0.18, 0.38),
    cushion_yd: man === undefined ? 0 : Math.max(0.6, actor.body.x_yd - man.body.x_yd),
    leastCushion_yd: isTrail ? -0.9 : random.between(-0.2, 0.9),
    inside_yd: 0.5 + 0.5 * random.normal() + (isTrail ? 0.4 : 0),
    seenX_ydps: 0,
    seenY_ydps: 0,
    offsetDepth_yd: 2 * random.normal(),
    offsetLateral_yd: 2 * random.normal(),
    match: random.chance(MATCH_SHARE) ? random.between(0.75, 0.95) : random.between(0.3, 0.65),
  }
}

interface CoverBrief {
  readonly actor: DefenseActor
  readonly job: Job
  /** The formation at the snap. */
  readonly read: FormationRead
}

/** One frame of one defender in coverage. */
export function cover(live: LivePlay, actor: DefenseActor, coverer: Coverer): void {
  if (live.time_s < coverer.reaction_s) return
  if (coverer.job.kind === 'man') carryMan(live, actor, coverer)
  else holdZone(live, actor, coverer)
}

function carryMan(live: LivePlay, { body }: DefenseActor, coverer: Coverer): void {
  if (coverer.job.kind !== 'man') return
  const man = (live.cast.offense[coverer.job.receiver] as OffenseActor).body
  const { situation } = live.cast
  takeIn(coverer, man)
  const gap = body.x_yd - man.x_yd
  const toBall = Math.sign(situation.ballY_yd - man.y_yd)
  const isStaying = man.x_yd < situation.line_yd && coverer.seenX_ydps < COMING_YDPS
  const ahead = isStaying ? Math.max(coverer.cushion_yd, situation.line_yd + 2.5 - man.x_yd) : coverer.cushion_yd
  aimAt(body, man.x_yd - 0.1 * coverer.seenX_ydps + ahead, man.y_yd + toBall * coverer.inside_yd, body.topSpeed_ydps)
  body.aimVelocityX_ydps = coverer.seenX_ydps
  body.aimVelocityY_ydps = coverer.seenY_ydps
  body.effort = gap > OFF_YD ? 0.6 : 0.85
  if (gap > OFF_YD && coverer.seenX_ydps > 0) body.pace_ydps = Math.max(BACKPEDAL_YDPS, Math.abs(coverer.seenY_ydps))
  lookAtPoint(body, man.x_yd, man.y_yd)
}

/** He sees his man's movement a little late; a cushion is eaten up as the receiver comes. */
function takeIn(coverer: Coverer, man: Body): void {
  const share = Math.min(1, (0.7 * FRAME_TIME_S) / Math.max(0.15, coverer.reaction_s))
  coverer.seenX_ydps += share * (man.velocityX_ydps - coverer.seenX_ydps)
  coverer.seenY_ydps += share * (man.velocityY_ydps - coverer.seenY_ydps)
  if (coverer.seenX_ydps > COMING_YDPS && coverer.cushion_yd > coverer.leastCushion_yd)
    coverer.cushion_yd = Math.max(coverer.leastCushion_yd, coverer.cushion_yd - CUSHION_LOSS_YDPS * FRAME_TIME_S)
}

function holdZone(live: LivePlay, actor: DefenseActor, coverer: Coverer): void {
  if (coverer.job.kind !== 'zone') return
  const zone = ZONES[coverer.job.zone]
  const { body } = actor
  const { situation, passer } = live.cast
  const cap = situation.line_yd + yardsToGoal(situation) + END_ZONE_ROOM_YD
  const home = homeSpot(live, coverer, cap)
  const threat = zone.isDeep ? deepestThreat(live, home.y, zone) : nearestThreat(live, { body, home, zone })
  const pull = threat === null ? 0 : coverer.match
  const y = threat === null ? home.y : home.y + pull * (threat.y_yd - home.y)
  const x = zone.isDeep ? deepX(live, { body, homeX: home.x, threat }) : underX(home.x, threat)
  // he drops at his ease until somebody comes deep
  const isChased = zone.isDeep && threat !== null && body.x_yd - threat.x_yd < CHASED_YD
  aimAt(body, Math.min(x, cap), y, isChased ? 0.95 * body.topSpeed_ydps : DROP_PACE_YDPS)
  body.effort = isChased ? 0.85 : 0.55
  if (threat !== null && (zone.isDeep || live.time_s > 1)) {
    body.aimVelocityX_ydps = pull * Math.max(0, threat.velocityX_ydps) * (zone.isDeep ? 1.6 : 0.6)
    body.aimVelocityY_ydps = pull * threat.velocityY_ydps
  }
  lookAtPoint(body, passer.body.x_yd, passer.body.y_yd)
}

/** Where he would be in his zone if nobody came. */
function homeSpot(live: LivePlay, coverer: Coverer, cap_yd: number): { x: number; y: number } {
  const zone = ZONES[(coverer.job as { zone: ZoneName }).zone]
  const depth = zone.isDeep ? 0.6 * zone.depth_yd + 0.4 * (coverer.start_yd + 4) : zone.depth_yd
  const x = Math.min(cap_yd, live.cast.situation.line_yd + depth + coverer.offsetDepth_yd)
  return { x, y: Math.max(3, Math.min(FIELD_WIDTH - 3, coverer.homeY_yd + coverer.offsetLateral_yd)) }
}

/** Zones of the field lean to where the ball is, and an outside zone is no wider than its widest receiver. */
function homeOf(cast: Cast, zone: Zone, read: FormationRead): number {
  const { ballY_yd } = cast.situation
  const center = zone.isOfField ? FIELD_WIDTH / 2 + 0.35 * (ballY_yd - FIELD_WIDTH / 2) : ballY_yd
  const home = center + zone.lateral_yd
  const side = Math.sign(zone.lateral_yd) as FieldSide | 0
  if (side === 0 || Math.abs(zone.lateral_yd) < OUTSIDE_YD) return home
  const widest = Math.max(MIN_OUTSIDE_YD, Math.abs(receiversOf(read, side)[0]?.lateral_yd ?? 0) + 2)
  return side > 0 ? Math.min(home, ballY_yd + widest) : Math.max(home, ballY_yd - widest)
}

/** Deep defenders stay on top of what comes. */
function deepX(live: LivePlay, { body, homeX, threat }: { body: Body; homeX: number; threat: Body | null }): number {
  if (threat === null) return Math.max(homeX, body.x_yd - 1)
  const onTop = threat.x_yd + ON_TOP_YD + 0.25 * Math.max(0, threat.velocityX_ydps)
  return Math.max(Math.min(homeX, live.cast.situation.line_yd + DEEPEST_HOME_YD), onTop)
}

/** The others sink or come up to the man they take over. */
function underX(homeX: number, threat: Body | null): number {
  return threat === null ? homeX : homeX + 0.55 * (threat.x_yd + 1 - homeX)
}

/** The man who threatens a deep zone most: furthest downfield, the more the nearer he is to its middle. */
function deepestThreat(live: LivePlay, homeY: number, zone: Zone): Body | null {
  let worst: Body | null = null
  let most = 0
  live.cast.offense.forEach(({ body }, i) => {
    const away = Math.abs(body.y_yd - homeY)
    if (live.routes[i] == null || away > zone.reach_yd) return
    const depth = body.x_yd + 0.5 * body.velocityX_ydps - live.cast.situation.line_yd
    const threat = depth - 0.6 * away
    if (depth > 7 && threat > most) {
      most = threat
      worst = body
    }
  })
  return worst
}

/** The man nearest to a defender underneath, within his zone. */
function nearestThreat(
  live: LivePlay,
  { body: own, home, zone }: { body: Body; home: { x: number; y: number }; zone: Zone },
): Body | null {
  let nearest: Body | null = null
  let least = zone.reach_yd
  live.cast.offense.forEach(({ body }, i) => {
    if (live.routes[i] == null) return
    const depth = body.x_yd - live.cast.situation.line_yd
    if (depth < -1.5 || depth > 15 || Math.abs(body.y_yd - home.y) > zone.reach_yd) return
    const away = Math.hypot(0.6 * (body.x_yd - home.x), body.y_yd - 0.5 * (home.y + own.y_yd))
    if (away < least) {
      least = away
      nearest = body
    }
  })
  return nearest
}
