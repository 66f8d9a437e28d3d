/** The twenty-two on the field of one play: a player, his body, and his part. */
import { type Body, bodyAt } from './body.ts'
import { BACK_ROLES, type BackRole } from './defenseCall.ts'
import type { OffenseSpot, Place } from './formation.ts'
import type { DefenseEleven } from './personnel.ts'
import type { SimulatedPlayer } from './roster.ts'
import type { Situation } from './situation.ts'

interface Actor {
  readonly player: SimulatedPlayer
  readonly body: Body
}

export interface OffenseActor extends Actor {
  readonly spot: OffenseSpot
}

export interface DefenseActor extends Actor {
  /** One of the seven, or his place in the front of four counted from the offense's right. */
  readonly role: BackRole | number
}

export interface Cast {
  readonly situation: Situation
  /** In the order of the spots. */
  readonly offense: readonly OffenseActor[]
  /** The front, then the seven in the order of BACK_ROLES. */
  readonly defense: readonly DefenseActor[]
  readonly passer: OffenseActor
}

/** The twenty-two of a down; they are put in their places later. */
export function castOf(situation: Situation, spots: readonly OffenseSpot[], eleven: DefenseEleven): Cast {
  const offense = spots.map((spot) => ({ player: spot.player, spot, body: bodyOf(spot.player, 0) }))
  const front = eleven.front.map((player, role) => ({ player, role, body: bodyOf(player, Math.PI) }))
  const backs = BACK_ROLES.map((role) => ({ player: eleven[role], role, body: bodyOf(eleven[role], Math.PI) }))
  const passer = offense.find((actor) => actor.spot.linedUpAt === 'QB') as OffenseActor
  return { situation, offense, defense: [...front, ...backs], passer }
}

/** Puts a body down at a place in the ball's frame. */
export function place(actor: Actor, situation: Situation, spot: Place): void {
  actor.body.x_yd = situation.line_yd + spot.depth_yd
  actor.body.y_yd = situation.ballY_yd + spot.lateral_yd
}

/** Past the line of scrimmage. */
export function depthOf(actor: Actor, situation: Situation): number {
  return actor.body.x_yd - situation.line_yd
}

/** From the ball, positive to the offense's left. */
export function lateralOf(actor: Actor, situation: Situation): number {
  return actor.body.y_yd - situation.ballY_yd
}

export function isEligible(actor: OffenseActor): boolean {
  return actor.player.position !== 'QB' && !['T', 'G', 'C'].includes(actor.player.position)
}

/** Before the snap nobody uses all his strength. */
export const EASY_EFFORT = 0.45

function bodyOf(player: SimulatedPlayer, facing_rad: number): Body {
  const body = bodyAt({ x_yd: 0, y_yd: 0 }, player.topSpeed, player.burst_ydps2)
  body.effort = EASY_EFFORT
  body.facing_rad = facing_rad
  return body
}
