/** A pass in the air: who goes for it, and who comes down with it. */
import { OPPONENT_GOAL_LINE } from '../football/field.ts'
import type { DefenseActor, OffenseActor } from './actors.ts'
import { aimAt, distanceTo, lookAtPoint } from './body.ts'
import { type Flight, type LivePlay, note, type Runner } from './live.ts'

/** Who is nearer than this when the ball is thrown goes for it; the others rally to where it will be carried. */
const BREAK_DISTANCE_YD = 9
const RALLY_DEPTH_YD = 5
const BREAK_REACTION_S = 0.3
const REACH_YD = 1.7
/** Looking the ball in costs a runner speed for so long. */
const SECURING_TIME_S = 0.45

/** One frame of the target: to where the ball comes down. */
export function goForBall(live: LivePlay, actor: OffenseActor, flight: Flight): void {
  const { body } = actor
  const left = Math.max(0.05, flight.arrival_s - live.time_s)
  aimAt(body, flight.toX_yd, flight.toY_yd, body.topSpeed_ydps)
  body.throughSpeed_ydps = Math.min(body.topSpeed_ydps, distanceTo(body, flight.toX_yd, flight.toY_yd) / left)
  lookAtPoint(body, live.ball.x_yd, live.ball.y_yd)
}

/** A defender breaks on the ball, or rallies behind it; returns whether he has seen the throw. */
export function breakOnBall(live: LivePlay, actor: DefenseActor, flight: Flight): boolean {
  if (live.time_s - flight.start_s < BREAK_REACTION_S) return false
  const { body } = actor
  const isNear = distanceTo(body, flight.toX_yd, flight.toY_yd) < BREAK_DISTANCE_YD
  aimAt(body, flight.toX_yd + (isNear ? 0 : RALLY_DEPTH_YD), flight.toY_yd, body.topSpeed_ydps * (isNear ? 1 : 0.8))
  body.effort = isNear ? 1 : 0.7
  if (!isNear) body.throughSpeed_ydps = 4
  lookAtPoint(body, live.ball.x_yd, live.ball.y_yd)
  return true
}

/** Moves the ball along, and settles the pass when it comes down. */
export function flyBall(live: LivePlay, flight: Flight): void {
  const share = Math.min(1, (live.time_s - flight.start_s) / (flight.arrival_s - flight.start_s))
  live.ball.x_yd = flight.fromX_yd + share * (flight.toX_yd - flight.fromX_yd)
  live.ball.y_yd = flight.fromY_yd + share * (flight.toY_yd - flight.fromY_yd)
  if (live.time_s >= flight.arrival_s - 0.05) comeDown(live, flight)
}

function comeDown(live: LivePlay, flight: Flight): void {
  live.flight = null
  note(live, 'pass_arrived')
  const receiver = flight.target === null ? null : (live.cast.offense[flight.target] as OffenseActor)
  const defender = nearestDefender(live, flight)
  const contest = {
    room_yd: defender === null ? 9 : distanceTo(defender.body, flight.toX_yd, flight.toY_yd),
    off_yd: receiver === null ? 9 : distanceTo(receiver.body, flight.toX_yd, flight.toY_yd),
    air_yd: Math.max(0, flight.toX_yd - live.cast.situation.line_yd),
  }
  const drawn = live.random.uniform()
  if (receiver !== null && drawn < catchShare(contest, receiver)) hold(live, receiver, 'C')
  else if (defender !== null && drawn > 1 - interceptionShare(contest, defender)) hold(live, defender, 'IN')
  else fallIncomplete(live, defender)
}

/** The ball comes down among two men. */
interface Contest {
  /** From the nearest defender, and from the receiver, to where the ball comes down. */
  readonly room_yd: number
  readonly off_yd: number
  /** How far it flew past the line. */
  readonly air_yd: number
}

/** By how much room he has, how well it was thrown, how far it flew, and his hands. */
function catchShare({ room_yd, off_yd, air_yd }: Contest, receiver: OffenseActor): number {
  if (off_yd > REACH_YD) return 0
  const open = 0.395 + 0.18 * Math.min(3, room_yd) - 0.2 * Math.max(0, off_yd - 0.8)
  return Math.max(0.12, Math.min(0.96, open - 0.005 * air_yd + 0.02 * receiver.player.skill))
}

function interceptionShare({ room_yd, off_yd }: Contest, defender: DefenseActor): number {
  if (room_yd > REACH_YD) return 0
  return Math.max(0.03, 0.135 + (room_yd < off_yd ? 0.07 : 0) + 0.03 * defender.player.skill)
}

function fallIncomplete(live: LivePlay, defender: DefenseActor | null): void {
  const { line_yd, ballY_yd } = live.cast.situation
  live.passResult = 'I'
  const ending = { passResult: 'I', x_yd: line_yd, y_yd: ballY_yd, time_s: live.time_s, how: 'incomplete' } as const
  live.ending = { ...ending, carrier: null, tackler: defender }
  note(live, 'pass_outcome_incomplete')
}

/** From here on he runs with it; an interception in the end zone is downed there. */
function hold(live: LivePlay, actor: Runner, result: 'C' | 'IN'): void {
  live.passResult = result
  live.carrier = actor
  live.stumbleUntil_s = live.time_s + SECURING_TIME_S
  note(live, result === 'C' ? 'pass_outcome_caught' : 'pass_outcome_interception')
  const { x_yd, y_yd } = actor.body
  if (result === 'IN' && x_yd > OPPONENT_GOAL_LINE)
    live.ending = {
      passResult: result,
      x_yd,
      y_yd,
      time_s: live.time_s,
      how: 'touchback',
      carrier: actor,
      tackler: null,
    }
}

function nearestDefender(live: LivePlay, flight: Flight): DefenseActor | null {
  let nearest: DefenseActor | null = null
  let least = 6
  for (const actor of live.cast.defense) {
    const away = distanceTo(actor.body, flight.toX_yd, flight.toY_yd)
    if (away < least) {
      least = away
      nearest = actor
    }
  }
  return nearest
}
