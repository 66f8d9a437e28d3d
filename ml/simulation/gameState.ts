/** Score, clock, down and distance, and how a play or a kick changes them. */

export type Venue = 'home' | 'visitor'

export interface GameState {
  /** 1 to 4. */
  readonly quarter: number
  /** Seconds left in the quarter, whole. */
  readonly clock_s: number
  readonly offense: Venue
  /** 1 to 4. */
  readonly down: number
  readonly yardsToGo: number
  /** Yards from the goal line the offense defends, 1 to 99. */
  readonly line: number
  /** Across the field, between the hash marks. */
  readonly ballY_yd: number
  readonly homeScore: number
  readonly visitorScore: number
  readonly isClockRunning: boolean
  /** Who gets the ball after the half. */
  readonly secondHalfOffense: Venue
  /** Turns the field: the team that attacks to the right in the first quarter. */
  readonly rightInFirstQuarter: Venue
}

/** The hash marks of the league: 70 feet 9 inches from the sidelines. */
export const RIGHT_HASH_Y_YD = 70.75 / 3
export const LEFT_HASH_Y_YD = 160 / 3 - RIGHT_HASH_Y_YD

export function otherVenue(venue: Venue): Venue {
  return venue === 'home' ? 'visitor' : 'home'
}

export function leadOf(state: GameState): number {
  const lead = state.homeScore - state.visitorScore
  return state.offense === 'home' ? lead : -lead
}

export function withPoints(state: GameState, venue: Venue, points: number): GameState {
  return venue === 'home'
    ? { ...state, homeScore: state.homeScore + points }
    : { ...state, visitorScore: state.visitorScore + points }
}

/** First down for `offense` at `line`; near the goal line it is goal to go. */
export function firstDown(state: GameState, offense: Venue, line: number): GameState {
  return { ...state, offense, line, down: 1, yardsToGo: Math.min(10, 100 - line) }
}

/** After a play that leaves the ball with the offense or, on fourth down, gives it up. */
export function afterGain(state: GameState, yards: number): GameState {
  const line = state.line + yards
  if (yards >= state.yardsToGo) return firstDown(state, state.offense, line)
  if (state.down === 4) return firstDown(state, otherVenue(state.offense), 100 - line)
  return { ...state, line, down: state.down + 1, yardsToGo: state.yardsToGo - yards }
}

/** Between the hash marks, where the next play starts. */
export function betweenHashes(y_yd: number): number {
  return Math.max(RIGHT_HASH_Y_YD, Math.min(LEFT_HASH_Y_YD, y_yd))
}

/** Whether the offense attacks to the right on the real field: teams change ends every quarter. */
export function isAttackingRight(state: GameState): boolean {
  const isFirstQuarterWay = state.quarter % 2 === 1
  return (state.offense === state.rightInFirstQuarter) === isFirstQuarterWay
}

/** Where a team's yard line lies, as in "ALF 34" or "50". */
export function spotText(line: number, own: string, other: string): string {
  if (line === 50) return '50'
  return line < 50 ? `${own} ${line}` : `${other} ${100 - line}`
}
