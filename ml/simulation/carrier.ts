/** The man with the ball in the open: where he runs, who chases him, who brings him down. */
import { FIELD_WIDTH, OPPONENT_GOAL_LINE } from '../football/field.ts'
import { isHeld } from './blocks.ts'
import { aimAt, type Body, distanceBetween, lookAtPoint, speedOf } from './body.ts'
import { isOffense, type LivePlay, note, type Runner } from './live.ts'

const OWN_GOAL_LINE_YD = 10
/** Within arm's reach. */
const TACKLE_REACH_YD = 1.35
/** The first man brings him down this often; each further one near helps. */
const TACKLE_SHARE = { front: 0.62, others: 0.86 }
/** One who is held by a blocker gets an arm on him at times. */
const HELD_TACKLE_SHARE = 0.02
/** Who misses is out of it for so long, and the carrier is slowed for so long. */
const MISSED_TIME_S = 0.9
const STUMBLE_TIME_S = 0.35
/** Whoever is held drags his man on at this pace, for so long on average. */
const HELD_PACE_YDPS = 2.7
const DRAGGING_TIME_S = 0.46
const SECOND_MAN_SHARE = 0.4
/** He falls the way he ran. */
const FALL_TIME_S = 0.12
/** With a ball under his arm a man cuts less sharply. */
const CARRIER_EFFORT = 0.8
/** Headings he considers, radians off straight ahead. */
const HEADINGS_RAD = [-1.15, -0.75, -0.4, -0.15, 0, 0.15, 0.4, 0.75, 1.15]

/** One frame of the carrier: ahead, away from whoever is in the way. */
export function runWithBall(live: LivePlay, carrier: Runner): void {
  const { body } = carrier
  body.effort = CARRIER_EFFORT
  const ahead = isOffense(carrier) ? 1 : -1
  let best = 0
  let bestWorth = Number.NEGATIVE_INFINITY
  for (const heading of HEADINGS_RAD) {
    const worth = worthOf(live, carrier, heading)
    if (worth > bestWorth) {
      bestWorth = worth
      best = heading
    }
  }
  const freePace = (live.time_s < live.stumbleUntil_s ? 0.5 : 1) * body.topSpeed_ydps
  const pace = live.tackle === null ? freePace : HELD_PACE_YDPS
  aimAt(body, body.x_yd + ahead * 6 * Math.cos(best), body.y_yd + 6 * Math.sin(best), pace)
  body.throughSpeed_ydps = pace
  lookAtPoint(body, body.aimX_yd, body.aimY_yd)
}

/** One frame of a chaser: to where the carrier will be. */
export function pursue(actor: Runner, carrier: Body): void {
  const { body } = actor
  body.effort = 1
  const lead = Math.min(1.1, distanceBetween(body, carrier) / Math.max(4, body.topSpeed_ydps))
  const x = carrier.x_yd + lead * carrier.velocityX_ydps
  const y = Math.max(0.5, Math.min(FIELD_WIDTH - 0.5, carrier.y_yd + lead * carrier.velocityY_ydps))
  aimAt(body, x, y, body.topSpeed_ydps)
  body.throughSpeed_ydps = Math.min(body.topSpeed_ydps, 2 + speedOf(body))
  lookAtPoint(body, carrier.x_yd, carrier.y_yd)
}

/** Whether the run ends in this frame: tackled, out of bounds, over a goal line. */
export function settleRun(live: LivePlay, actor: Runner): void {
  const { body } = actor
  const isOwn = isOffense(actor)
  if (isOwn ? body.x_yd >= OPPONENT_GOAL_LINE : body.x_yd <= OWN_GOAL_LINE_YD) endRun(live, actor, 'touchdown')
  else if (body.y_yd < 0.2 || body.y_yd > FIELD_WIDTH - 0.2) endRun(live, actor, 'out of bounds')
  else if (live.tackle !== null && live.time_s >= live.tackle.down_s) endRun(live, actor, 'tackled')
  else grapple(live, actor)
}

/** Chasers within reach try to bring him down; the second to get hold of him ends it at once. */
function grapple(live: LivePlay, actor: Runner): void {
  chasersOf(live, actor).forEach((chaser, i) => {
    if (
      live.ending !== null ||
      live.tackle?.by === chaser ||
      distanceBetween(chaser.body, actor.body) > TACKLE_REACH_YD
    )
      return
    if (isOffense(actor) && live.time_s < (live.beatenUntil_s[i] as number)) return
    const share = isOffense(actor) && isHeld(live, i) ? HELD_TACKLE_SHARE : tackleShare(chaser)
    if (live.tackle !== null) {
      if (live.random.chance(SECOND_MAN_SHARE)) endRun(live, actor, 'tackled')
    } else if (live.random.chance(share)) {
      live.tackle = { by: chaser, down_s: live.time_s - DRAGGING_TIME_S * Math.log(1 - live.random.uniform()) }
      note(live, 'first_contact')
    } else {
      live.beatenUntil_s[i] = live.time_s + MISSED_TIME_S
      live.stumbleUntil_s = live.time_s + STUMBLE_TIME_S
    }
  })
}

function endRun(live: LivePlay, actor: Runner, how: 'tackled' | 'out of bounds' | 'touchdown'): void {
  const { body } = actor
  const forward = how === 'tackled' ? FALL_TIME_S * body.velocityX_ydps : 0
  live.ending = {
    passResult: live.passResult,
    x_yd: body.x_yd + forward,
    y_yd: body.y_yd,
    time_s: live.time_s,
    how,
    carrier: actor,
    tackler: how === 'tackled' ? (live.tackle?.by ?? null) : null,
  }
  note(live, how === 'tackled' ? 'tackle' : how === 'touchdown' ? 'touchdown' : 'out_of_bounds')
}

function tackleShare(chaser: Runner): number {
  const isFront = !isOffense(chaser) && typeof chaser.role === 'number'
  return (isFront ? TACKLE_SHARE.front : TACKLE_SHARE.others) + 0.04 * chaser.player.skill
}

/** Straight ahead is worth most; a free defender in the way costs, and so does the sideline. */
function worthOf(live: LivePlay, carrier: Runner, heading: number): number {
  const { body } = carrier
  const dirX = (isOffense(carrier) ? 1 : -1) * Math.cos(heading)
  const dirY = Math.sin(heading)
  let worth = 1.5 * Math.cos(heading)
  chasersOf(live, carrier).forEach((chaser, i) => {
    const dx = chaser.body.x_yd + 0.25 * chaser.body.velocityX_ydps - body.x_yd
    const dy = chaser.body.y_yd + 0.25 * chaser.body.velocityY_ydps - body.y_yd
    const along = dx * dirX + dy * dirY
    if (along < -0.5 || along > 8 || isBeaten(live, chaser, i)) return
    const beside = Math.abs(dy * dirX - dx * dirY)
    worth -= Math.max(0, 1.6 - 0.45 * beside) * (1.4 / (1 + 0.35 * along))
  })
  const edge = Math.min(body.y_yd + 5 * dirY, FIELD_WIDTH - body.y_yd - 5 * dirY)
  return edge < 1.5 ? worth - 0.8 : worth
}

function chasersOf(live: LivePlay, carrier: Runner): readonly Runner[] {
  return isOffense(carrier) ? live.cast.defense : live.cast.offense
}

function isBeaten(live: LivePlay, chaser: Runner, i: number): boolean {
  return !isOffense(chaser) && live.time_s < (live.beatenUntil_s[i] as number)
}
