/** What each man of the offense does in one frame of a live play. */
import type { OffenseActor } from './actors.ts'
import { blockMan } from './blocks.ts'
import { aimAt, distanceBetween, lookAtPoint } from './body.ts'
import { pursue, runWithBall } from './carrier.ts'
import { goForBall } from './flight.ts'
import { isOffense, type LivePlay, type Runner } from './live.ts'
import { runPasser } from './passer.ts'
import { runRoute } from './routeRunning.ts'
import { hitHole, meshRun } from './runGame.ts'

/** One frame of the offense's actor number `i`. */
export function playOffense(live: LivePlay, actor: OffenseActor, i: number): void {
  const { carrier, flight, path } = live
  if (carrier === actor) runOwnBall(live, actor, i)
  else if (carrier !== null && !isOffense(carrier)) pursue(actor, carrier.body)
  else if (flight?.target === i) goForBall(live, actor, flight)
  else if (actor === live.cast.passer) playPasser(live, actor)
  else if (path?.back !== i) playWithoutBall(live, actor, i)
}

function runOwnBall(live: LivePlay, actor: OffenseActor, i: number): void {
  const { path, cast } = live
  const isBehindLine = actor.body.x_yd < cast.situation.line_yd - 0.4
  if (path !== null && path.back === i && isBehindLine) hitHole(live, path, actor)
  else runWithBall(live, actor)
}

function playPasser(live: LivePlay, actor: OffenseActor): void {
  if (live.path !== null && live.handoff_s === null) meshRun(live, live.path)
  else if (live.path === null && live.flight === null && live.carrier === null) runPasser(live)
  else carryOutFake(live, actor)
}

function playWithoutBall(live: LivePlay, actor: OffenseActor, i: number): void {
  const run = live.routes[i] ?? null
  if (run === null) blockMan(live, actor, i)
  else if (live.carrier === null) runRoute(live, actor, run)
  else blockDownfield(live, actor, live.carrier)
}

/** After the handoff the passer rolls away as if he still had it; after a throw he watches. */
function carryOutFake(live: LivePlay, { body }: OffenseActor): void {
  const side = body.y_yd > live.cast.situation.ballY_yd ? 1 : -1
  if (live.handoff_s === null) aimAt(body, body.x_yd - 0.4, body.y_yd, 1.2)
  else aimAt(body, body.x_yd - 2, body.y_yd + 3 * side, 3.4)
}

/** A receiver without the ball goes between the nearest defender and the carrier. */
function blockDownfield(live: LivePlay, { body }: OffenseActor, carrier: Runner): void {
  const nearest = live.cast.defense.reduce((a, b) =>
    distanceBetween(body, b.body) < distanceBetween(body, a.body) ? b : a,
  ).body
  aimAt(body, 0.6 * nearest.x_yd + 0.4 * carrier.body.x_yd, 0.6 * nearest.y_yd + 0.4 * carrier.body.y_yd, 4.5)
  lookAtPoint(body, nearest.x_yd, nearest.y_yd)
}
