/** What each defender does in one frame of a live play. */
import { type DefenseActor, depthOf, lateralOf } from './actors.ts'
import { isHeld, rush } from './blocks.ts'
import { aimAt, lookAtPoint } from './body.ts'
import { pursue, runWithBall } from './carrier.ts'
import { cover } from './coverers.ts'
import { breakOnBall } from './flight.ts'
import { isOffense, type LivePlay, type Runner } from './live.ts'

/** Nobody on defense moves before he has seen the ball move. */
const SNAP_REACTION_S = 0.12
/** The front sees a handoff so long after it, the others so long and longer the deeper they are. */
const FRONT_READ_S = 0.1
const RUN_READ_S = 0.3
const RUN_READ_SPYD = 0.04

/** One frame of the defense's actor number `i`. */
export function playDefense(live: LivePlay, actor: DefenseActor, i: number): void {
  const { carrier, flight } = live
  const { body } = actor
  if (live.time_s < SNAP_REACTION_S) return
  if (carrier === actor) runWithBall(live, actor)
  else if (carrier !== null && !isOffense(carrier)) escort(actor, carrier)
  else if (live.time_s < (live.beatenUntil_s[i] as number)) aimAt(body, body.x_yd, body.y_yd, 1.5)
  else if (carrier !== null && seesCarrier(live, actor)) pursue(actor, carrier.body)
  else if (flight === null || !breakOnBall(live, actor, flight)) playJob(live, actor, i)
}

function playJob(live: LivePlay, actor: DefenseActor, i: number): void {
  const coverer = live.coverers[i] ?? null
  if (coverer === null) rush(live, actor, isHeld(live, i))
  else if (fillsRun(live, actor)) stepUp(live, actor)
  else cover(live, actor, coverer)
}

/** After an interception the others run ahead of the man who has it. */
function escort({ body }: DefenseActor, carrier: Runner): void {
  const beside = 3 * Math.sign(body.y_yd - carrier.body.y_yd)
  aimAt(body, carrier.body.x_yd - 4, carrier.body.y_yd + beside, 5)
}

function seesCarrier(live: LivePlay, actor: DefenseActor): boolean {
  if (live.handoff_s === null) return true
  const depth = Math.max(0, depthOf(actor, live.cast.situation))
  const read = typeof actor.role === 'number' ? FRONT_READ_S : RUN_READ_S + RUN_READ_SPYD * depth
  return live.time_s > live.handoff_s + read
}

/** The linemen fire out: whoever plays near the box takes it for a run, also when it is a fake. */
function fillsRun(live: LivePlay, actor: DefenseActor): boolean {
  const { role, player } = actor
  const { situation } = live.cast
  const isNear = depthOf(actor, situation) < 8 && Math.abs(lateralOf(actor, situation)) < 8
  if (role === 'leftCorner' || role === 'rightCorner' || !isNear) return false
  // some read faster than others
  const read = 0.35 + 0.06 * (player.numberInLeague % 6)
  if (live.offense.run !== null) return live.time_s > read + (live.offense.run === 'draw' ? 0.5 : 0)
  return live.time_s > read && live.time_s < live.passer.fake_s + 0.1
}

/** Down to the line, toward where the back goes. */
function stepUp(live: LivePlay, actor: DefenseActor): void {
  const { situation } = live.cast
  const depth = 2 + 0.5 * (actor.player.numberInLeague % 6)
  aimAt(actor.body, situation.line_yd + depth, situation.ballY_yd + 0.75 * lateralOf(actor, situation), 3.2)
  lookAtPoint(actor.body, situation.line_yd - 4, situation.ballY_yd)
}
