/** What both staffs know when they call a play. */

export interface Situation {
  /** 1 to 4. */
  readonly quarter: number
  /** Seconds left in the quarter. */
  readonly clock_s: number
  readonly down: number
  readonly yardsToGo_yd: number
  /** x of the line of scrimmage: 10 is the offense's own goal line, 110 the other. */
  readonly line_yd: number
  /** y of the ball. */
  readonly ballY_yd: number
  /** Points the offense is ahead by; negative when it trails. */
  readonly lead: number
  /** The clock runs between this play and the one before. */
  readonly isClockRunning: boolean
}

/** A side of the field as the offense sees it: +1 is its left. */
export type FieldSide = 1 | -1

export function opposite(side: FieldSide): FieldSide {
  return side === 1 ? -1 : 1
}

export type DistanceClass = 'short' | 'medium' | 'long'

export function distanceClass(situation: Situation): DistanceClass {
  if (situation.yardsToGo_yd <= 3) return 'short'
  return situation.yardsToGo_yd <= 6 ? 'medium' : 'long'
}

export function yardsToGoal(situation: Situation): number {
  return 110 - situation.line_yd
}

/** Under two minutes in a half, or trailing with little left: hurry. */
export function isHurried(situation: Situation): boolean {
  const isHalfEnding = situation.quarter % 2 === 0 && situation.clock_s < 120
  return (
    (isHalfEnding && situation.lead <= 3) || (situation.quarter === 4 && situation.clock_s < 300 && situation.lead < -8)
  )
}

/** Ahead late in the game: run, and let the clock go. */
export function isSittingOnLead(situation: Situation): boolean {
  return situation.quarter === 4 && situation.clock_s < 360 && situation.lead > 3
}
