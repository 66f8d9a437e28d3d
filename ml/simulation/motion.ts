/** Who moves before the snap, from where, to where, and how fast. */
import type { Random } from '../base/random.ts'
import { FIELD_WIDTH } from '../football/field.ts'
import type { OffenseSpot, Place } from './formation.ts'
import type { MotionKind, OffenseCall } from './offenseCall.ts'
import type { Situation } from './situation.ts'

export interface Motion {
  readonly kind: MotionKind
  /** Index into the spots. */
  readonly man: number
  readonly from: Place
  readonly to: Place
  readonly pace_ydps: number
  /** Seconds from the snap, negative. */
  readonly start_s: number
}

/** The called motion on these spots, or null where nobody may go in motion. */
export function planMotion(
  random: Random,
  call: OffenseCall,
  { spots, situation }: { spots: readonly OffenseSpot[]; situation: Situation },
): Motion | null {
  if (call.motion === null) return null
  const man = drawMover(random, call.motion, spots)
  if (man === null) return null
  const spot = spots[man] as OffenseSpot
  const within = (lateral_yd: number) => withinField(lateral_yd, situation)
  // a jet that sets again before the snap has simply gone across
  const kind = call.motion === 'jet' && !call.isMovingAtSnap ? 'across' : call.motion
  const { from, to, pace } = pathOf(random, kind, { spot, within })
  const length = Math.hypot(to.depth_yd - from.depth_yd, to.lateral_yd - from.lateral_yd)
  const share = call.isMovingAtSnap ? random.between(0.45, 0.88) : 1
  const rest = call.isMovingAtSnap ? 0 : random.between(0.6, 2.6)
  // half a second goes into getting under way
  return { kind, man, from, to, pace_ydps: pace, start_s: -((share * length) / pace + 0.5 + rest) }
}

function drawMover(random: Random, kind: MotionKind, spots: readonly OffenseSpot[]): number | null {
  const isBackSplit = (spot: OffenseSpot) => spot.player.position === 'RB' && Math.abs(spot.lateral_yd) > 5
  const isFree = (spot: OffenseSpot) => !spot.isOnLine && spot.depth_yd > -3 && spot.player.position !== 'QB'
  const able = spots.flatMap((spot, i) => ((kind === 'out' ? isBackSplit(spot) : isFree(spot)) ? [i] : []))
  return able.length === 0 ? null : (able[random.index(able.length)] as number)
}

interface Path {
  readonly from: Place
  readonly to: Place
  readonly pace: number
}

/** Where he starts, where he goes and how fast; `within` keeps a lateral on the field. */
function pathOf(
  random: Random,
  kind: MotionKind,
  { spot, within }: { spot: OffenseSpot; within: (lateral_yd: number) => number },
): Path {
  const side = Math.sign(spot.lateral_yd)
  const from = (lateral_yd: number) => ({ depth_yd: Math.min(spot.depth_yd, -1.6), lateral_yd: within(lateral_yd) })
  switch (kind) {
    case 'jet': {
      const to = { depth_yd: -2.8, lateral_yd: -side * 6 }
      return { from: from(side * Math.max(Math.abs(spot.lateral_yd), 9)), to, pace: random.between(4.8, 6.6) }
    }
    case 'across':
      return { from: from(-side * random.between(4, 10)), to: spot, pace: random.between(3, 5.2) }
    case 'in':
      return { from: from(spot.lateral_yd + side * random.between(2.5, 6)), to: spot, pace: random.between(2.4, 4) }
    case 'out':
      return { from: { depth_yd: -5, lateral_yd: side * 1.6 }, to: spot, pace: random.between(3, 5) }
  }
}

/** Three yards from the sideline is as wide as anybody lines up. */
function withinField(lateral_yd: number, situation: Situation): number {
  return Math.max(3 - situation.ballY_yd, Math.min(FIELD_WIDTH - 3 - situation.ballY_yd, lateral_yd))
}
