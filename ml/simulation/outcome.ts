/** What a play came to in whole yards, as the statistician writes it down. */
import type { PassResult } from '../football/play.ts'
import type { DefenseActor, OffenseActor } from './actors.ts'
import { isOffense } from './live.ts'
import type { PlayedDown } from './playSimulation.ts'

export interface Outcome {
  readonly passResult: PassResult | null
  /** Of the offense, whole yards; 0 for an incomplete or intercepted pass. */
  readonly yards: number
  /** Where the ball is dead: yards from the goal line the offense defends, 0 to 100. */
  readonly spot: number
  /** Across the field. */
  readonly spotY_yd: number
  readonly isTouchdown: boolean
  readonly isSafety: boolean
  readonly isIntercepted: boolean
  readonly isReturnTouchdown: boolean
  readonly isTouchback: boolean
  readonly isOutOfBounds: boolean
  readonly isIncomplete: boolean
  readonly carrier: OffenseActor | DefenseActor | null
  readonly tackler: OffenseActor | DefenseActor | null
  /** Number of the man thrown to among the offense's actors, or null. */
  readonly target: number | null
  readonly duration_s: number
}

/** The line of scrimmage is at 10 + its distance from the offense's own goal line. */
const GOAL_LINE_X_YD = 10

export function outcomeOf(played: PlayedDown): Outcome {
  const { ending, lastFlight } = played.live
  const line = played.situation.line_yd - GOAL_LINE_X_YD
  const isIntercepted = ending.passResult === 'IN'
  const isOwn = ending.carrier !== null && isOffense(ending.carrier)
  const isTouchdown = isOwn && ending.how === 'touchdown'
  const isSafety = isOwn && !isTouchdown && ending.x_yd <= GOAL_LINE_X_YD
  const dead = wholeSpot(ending.x_yd - GOAL_LINE_X_YD, isSafety)
  const isIncomplete = ending.how === 'incomplete'
  const spot = isIncomplete ? line : isTouchdown ? 100 : dead
  return {
    passResult: sackOrScramble(ending.passResult, spot - line),
    yards: isIntercepted || isIncomplete ? 0 : spot - line,
    spot,
    spotY_yd: ending.y_yd,
    isTouchdown,
    isSafety,
    isIntercepted,
    isReturnTouchdown: isIntercepted && ending.how === 'touchdown',
    isTouchback: ending.how === 'touchback',
    isOutOfBounds: ending.how === 'out of bounds',
    isIncomplete,
    carrier: ending.carrier,
    tackler: ending.tackler,
    target: lastFlight?.target ?? null,
    duration_s: ending.time_s,
  }
}

/** Short of either goal line a ball is at the 1 at the nearest. */
function wholeSpot(spot: number, isSafety: boolean): number {
  return isSafety ? 0 : Math.max(1, Math.min(99, Math.round(spot)))
}

/** A passer caught behind the line was sacked, also when he had begun to run. */
function sackOrScramble(result: PassResult | null, yards: number): PassResult | null {
  return result === 'R' && yards < 0 ? 'S' : result
}
