/** The passer: his drop, his read of who is open, the throw, and what he does when nobody is. */
import type { Random } from '../base/random.ts'
import { FIELD_LENGTH, FIELD_WIDTH } from '../football/field.ts'
import type { Cast, OffenseActor } from './actors.ts'
import { isHeld } from './blocks.ts'
import { aimAt, type Body, distanceBetween, lookAtPoint, speedOf } from './body.ts'
import { type Flight, type LivePlay, note } from './live.ts'
import { isShotgun, type OffenseCall } from './offenseCall.ts'
import type { RouteRun } from './routeRunning.ts'
import { ROUTES } from './routes.ts'

export interface Passer {
  /** Where his drop ends. */
  readonly drop_yd: number
  /** When he means to throw, and when he gives up waiting, seconds after the snap. */
  readonly throw_s: number
  readonly patience_s: number
  /** A rusher who gets to him early makes him throw, or run, or take the sack. */
  readonly runs: boolean
  /** Where in his small steps up and back he is at the snap. */
  readonly rhythm_rad: number
  /** The fake to the back ends here; 0 without one. */
  readonly fake_s: number
}

/** Out of his own end zone he would be down. */
const BACK_LINE_ROOM_YD = 2.5
const BALL_SPEED_YDPS = 19.5
/** An unblocked rusher this near is pressure. */
const PRESSURE_YD = 2.6
const EARLIEST_THROW_S = 1.05
/** In each tenth of a second under early pressure. */
const PRESSED_THROW_SHARE = 0.24
const PRESSED_THROWAWAY_SHARE = 0.12
const PRESSED_RUN_SHARE = 0.05
/** Coverage has its eyes elsewhere for a moment. */
const SCRAMBLE_SURPRISE_S = 0.35
const SLIPPED_YD = 4
const SLIPPED_TIME_S = 1.3
/** How open a man must look before the ball goes to him, yards to the nearest defender. */
const OPEN_YD = 2.1

export function passerFor(random: Random, call: OffenseCall): Passer {
  const [from, to] = call.pass?.throw_s ?? [0, 0]
  const isUnderCenter = !isShotgun(call.formation)
  const isQuick = to < 2.3
  const depth = isUnderCenter ? (isQuick ? 5.4 : 8.2) : isQuick ? 6.3 : 7.9
  const throwTime =
    random.between(from, to) +
    0.12 * random.normal() -
    0.45 * Math.log(1 - random.uniform()) +
    (call.isPlayAction ? 0.2 : 0)
  return {
    drop_yd: -depth + 0.5 * random.normal(),
    throw_s: Math.max(0.9, throwTime),
    patience_s: random.between(0.6, 1.9),
    runs: random.chance(0.42),
    rhythm_rad: random.between(0, 6),
    fake_s: call.isPlayAction ? (isUnderCenter ? 1.25 : 0.85) : 0,
  }
}

/** One frame of a passer who still has the ball. */
export function runPasser(live: LivePlay): void {
  const { passer, situation } = live.cast
  const { body } = passer
  const { fake_s, drop_yd } = live.passer
  const back = live.time_s < fake_s ? 0.55 * drop_yd : drop_yd
  const threat = nearestRusher(live, PRESSURE_YD)
  const settled = body.x_yd - situation.line_yd < drop_yd + 0.8
  const step = threat !== null && settled ? Math.sign(body.y_yd - threat.body.y_yd) * 2.2 : 0
  const climb = settled ? 0.5 + 1.2 * Math.sin(live.passer.rhythm_rad + 3.4 * live.time_s) : 0
  const x = Math.max(BACK_LINE_ROOM_YD, situation.line_yd + back + climb)
  aimAt(body, x, body.y_yd + step, settled ? 3.4 : 5.6)
  lookAtPoint(body, situation.line_yd + 10, situation.ballY_yd)
  decide(live, threat !== null)
}

/** Throws when a man is open; under pressure he throws early, runs, or holds on; in the end he throws it away. */
function decide(live: LivePlay, isPressed: boolean): void {
  const { throw_s, patience_s, runs } = live.passer
  const { random, time_s } = live
  const waited = time_s - throw_s
  const canAct = time_s > EARLIEST_THROW_S
  if (isPressed && runs && canAct && random.chance(PRESSED_RUN_SHARE)) startScramble(live)
  else if (waited >= 0 || (isPressed && canAct && random.chance(PRESSED_THROW_SHARE))) {
    const best = bestTarget(live)
    const need = OPEN_YD * (isPressed ? 0.55 : Math.max(0.45, 1 - 0.5 * Math.max(0, waited)))
    if (best !== null && best.open_yd > need) throwTo(live, best.actor, isPressed)
    else if (isPressed && random.chance(PRESSED_THROWAWAY_SHARE)) throwAway(live)
    else if (waited >= patience_s) improvise(live, best, isPressed)
  }
}

/** Nobody came open: he runs, forces it, throws it away, or holds on. */
function improvise(live: LivePlay, best: Target | null, isPressed: boolean): void {
  const { random } = live
  if (live.passer.runs && random.chance(0.35)) startScramble(live)
  else if (best !== null && random.chance(0.3)) throwTo(live, best.actor, isPressed)
  else if (random.chance(0.15)) throwAway(live)
}

interface Target {
  readonly actor: number
  readonly open_yd: number
}

/** The man he likes best: open, early in the progression, not too far. */
function bestTarget(live: LivePlay): Target | null {
  let best: Target | null = null
  let bestWorth = Number.NEGATIVE_INFINITY
  live.routes.forEach((run, i) => {
    if (run === null || live.time_s < run.release_s + 0.4) return
    const spot = landing(live, i)
    if (spot.y < 1 || spot.y > FIELD_WIDTH - 1 || spot.x > FIELD_LENGTH - 1 || spot.away > 48) return
    const open = opennessAt(live, spot)
    const depth = spot.x - live.cast.situation.line_yd
    const worth =
      Math.min(open, 3.6) +
      ROUTES[run.name].appeal_yd -
      0.25 * run.read -
      0.05 * Math.max(0, depth - 5) +
      0.8 * live.random.normal()
    if (worth > bestWorth) {
      bestWorth = worth
      best = { actor: i, open_yd: open }
    }
  })
  return best
}

/** Where the ball and the receiver would meet: along what is left of his route. */
function landing(live: LivePlay, target: number) {
  const { body } = live.cast.offense[target] as OffenseActor
  const run = live.routes[target] as RouteRun
  const from = live.cast.passer.body
  const isBreaking = run.next < run.points.length - 1
  const speed = Math.max((isBreaking ? 0.72 : 0.92) * speedOf(body), run.stops ? 3 : 4.5)
  let [x, y] = [body.x_yd, body.y_yd]
  for (let i = 0; i < 3; i++) {
    const flight = Math.hypot(x - from.x_yd, y - from.y_yd) / BALL_SPEED_YDPS + 0.1
    ;[x, y] = alongRoute(body, run, speed * flight)
  }
  const away = Math.hypot(x - from.x_yd, y - from.y_yd)
  return { x, y, away, flight_s: away / BALL_SPEED_YDPS }
}

/** The place so far ahead on a route. */
function alongRoute(body: Body, run: RouteRun, distance_yd: number): readonly [number, number] {
  let [x, y] = [body.x_yd, body.y_yd]
  let left = distance_yd
  for (const [nextX, nextY] of run.points.slice(run.next)) {
    const leg = Math.hypot(nextX - x, nextY - y)
    if (leg >= left) return [x + ((nextX - x) * left) / leg, y + ((nextY - y) * left) / leg]
    left -= leg
    x = nextX
    y = nextY
  }
  return [x, y]
}

/** How near the nearest defender would be by then. */
function opennessAt(live: LivePlay, spot: { x: number; y: number; flight_s: number }): number {
  return live.cast.defense.reduce((least, { body, role }) => {
    if (typeof role === 'number') return least
    const x = body.x_yd + 0.75 * spot.flight_s * body.velocityX_ydps
    const y = body.y_yd + 0.75 * spot.flight_s * body.velocityY_ydps
    return Math.min(least, Math.hypot(x - spot.x, y - spot.y))
  }, 9)
}

function throwTo(live: LivePlay, target: number, isPressed: boolean): void {
  const spot = landing(live, target)
  const miss = 0.35 + 0.022 * spot.away + (isPressed ? 0.5 : 0)
  const toX_yd = spot.x + miss * live.random.normal()
  const toY_yd = spot.y + 0.8 * miss * live.random.normal()
  launch(live, { toX_yd, toY_yd, target }, spot.flight_s)
}

/** Out of bounds, over everybody's head. */
function throwAway(live: LivePlay): void {
  const side = live.cast.passer.body.y_yd > FIELD_WIDTH / 2 ? FIELD_WIDTH + 3 : -3
  const toX_yd = live.cast.situation.line_yd + live.random.between(2, 18)
  launch(live, { toX_yd, toY_yd: side, target: null }, 1.4)
}

function launch(live: LivePlay, aim: Pick<Flight, 'toX_yd' | 'toY_yd' | 'target'>, flight_s: number): void {
  const { body } = live.cast.passer
  const arrival_s = live.time_s + Math.max(0.25, flight_s)
  live.flight = { ...aim, fromX_yd: body.x_yd, fromY_yd: body.y_yd, start_s: live.time_s, arrival_s }
  live.lastFlight = live.flight
  note(live, 'pass_forward')
}

function startScramble(live: LivePlay): void {
  live.carrier = live.cast.passer
  live.passResult = 'R'
  live.handoff_s = live.time_s + SCRAMBLE_SURPRISE_S
  // he slips out before whoever was upon him can turn
  live.cast.defense.forEach((actor, i) => {
    if (distanceBetween(actor.body, live.cast.passer.body) < SLIPPED_YD)
      live.beatenUntil_s[i] = live.time_s + SLIPPED_TIME_S
  })
  note(live, 'run')
}

/** The nearest rusher whom nobody holds, within a distance, or null. */
function nearestRusher(live: LivePlay, within_yd: number): { body: Cast['passer']['body'] } | null {
  let nearest: { body: Cast['passer']['body'] } | null = null
  let least = within_yd
  live.cast.defense.forEach((actor, i) => {
    if (live.jobs[i]?.kind !== 'rush') return
    const away = distanceBetween(actor.body, live.cast.passer.body)
    if (away < least && !isHeld(live, i)) {
      least = away
      nearest = actor
    }
  })
  return nearest
}
