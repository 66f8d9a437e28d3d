/** Handing the ball off: the back's path to the hole, and when the defense sees it. */
import type { Random } from '../base/random.ts'
import type { OffenseActor } from './actors.ts'
import { aimAt, lookAtPoint } from './body.ts'
import { type LivePlay, note } from './live.ts'
import { isShotgun, type OffenseCall, type RunConcept } from './offenseCall.ts'

/** A run as it is meant to go. */
export interface RunPath {
  /** The back's number among the offense's actors. */
  readonly back: number
  /** Where the hole should be, from the ball. */
  readonly hole_yd: number
  readonly handoff_s: number
}

const HOLES_YD: Readonly<Record<RunConcept, readonly [number, number]>> = {
  'inside zone': [0.4, 2.4],
  'outside zone': [4.2, 7.5],
  power: [2, 4],
  draw: [0, 1.5],
}

export function runPathFor(random: Random, offense: readonly OffenseActor[], call: OffenseCall): RunPath | null {
  const backs = offense.flatMap((actor, i) =>
    actor.player.position === 'RB' || actor.player.position === 'FB' ? [i] : [],
  )
  const deepest = backs.toSorted((a, b) => (offense[a]?.spot.depth_yd ?? 0) - (offense[b]?.spot.depth_yd ?? 0))[0]
  if (deepest === undefined || call.run === null) return null
  const spot = (offense[deepest] as OffenseActor).spot
  const [least, most] = HOLES_YD[call.run]
  const isUnderCenter = !isShotgun(call.formation)
  // from the gun the back crosses the passer's face: away from where he lines up
  const across = Math.abs(spot.lateral_yd) > 0.8 ? -Math.sign(spot.lateral_yd) : random.chance(0.5) ? 1 : -1
  const side = call.run === 'draw' || random.chance(0.25) ? -across : across
  const delay = call.run === 'draw' ? 0.6 : 0
  return {
    back: deepest,
    hole_yd: side * random.between(least, most),
    handoff_s: (isUnderCenter ? 1 : 0.75) + delay + 0.06 * random.normal(),
  }
}

/** One frame before the handoff: passer and back meet, then the back has it. */
export function meshRun(live: LivePlay, path: RunPath): void {
  const { passer, situation } = live.cast
  const back = live.cast.offense[path.back] as OffenseActor
  const isGun = passer.spot.depth_yd < -3
  const meshX = situation.line_yd + (isGun ? -4.6 : -4.4)
  const meshY = situation.ballY_yd + Math.sign(path.hole_yd) * 0.4
  aimAt(passer.body, meshX + (isGun ? -0.2 : 0.6), meshY - Math.sign(path.hole_yd) * 0.7, 3.6)
  lookAtPoint(passer.body, back.body.x_yd, back.body.y_yd)
  if (live.time_s < path.handoff_s - 0.75) aimAt(back.body, back.body.x_yd, back.body.y_yd, 0.5)
  else {
    aimAt(back.body, meshX + 0.8, meshY, back.body.topSpeed_ydps * 0.65)
    back.body.throughSpeed_ydps = 4.4
  }
  lookAtPoint(back.body, situation.line_yd + 4, situation.ballY_yd + path.hole_yd)
  if (live.time_s < path.handoff_s) return
  live.carrier = back
  live.handoff_s = live.time_s
  note(live, 'handoff')
}

/** One frame of the back behind the line: to his hole, patient at first. */
export function hitHole(live: LivePlay, path: RunPath, back: OffenseActor): void {
  const { situation } = live.cast
  const { body } = back
  aimAt(body, situation.line_yd + 0.8, situation.ballY_yd + path.hole_yd, body.topSpeed_ydps * 0.7)
  body.throughSpeed_ydps = 5
  lookAtPoint(body, situation.line_yd + 4, situation.ballY_yd + path.hole_yd)
}
