/** What happens between scrimmage plays: kicks, conversions, kneel-downs. None of it has tracking. */
import type { Random } from '../base/random.ts'
import { firstDown, type GameState, otherVenue, spotText, type Venue, withPoints } from './gameState.ts'

export type DeadBallKind =
  | 'kickoff'
  | 'punt'
  | 'field goal'
  | 'extra point'
  | 'two points'
  | 'kneel'
  | 'end of half'
  | 'end of game'

export interface DeadBall {
  readonly kind: DeadBallKind
  /** As in play-by-play. */
  readonly description: string
  readonly homePoints: number
  readonly visitorPoints: number
  /** Taken off the clock. */
  readonly duration_s: number
}

export type TeamNames = Readonly<Record<Venue, string>>

/** The time between two scrimmage plays: what happens in it is added to `events` in order. */
export interface Interlude {
  readonly random: Random
  readonly names: TeamNames
  readonly events: DeadBall[]
}

const KICKOFF_TOUCHBACK_SHARE = 0.6
const EXTRA_POINT_SHARE = 0.94
const TWO_POINT_SHARE = 0.48
const KICKOFF_TIME_S = 6
const PUNT_TIME_S = 9
const FIELD_GOAL_TIME_S = 5

/** `kicker` kicks off; the other side starts where the return ends. */
export function kickoff(interlude: Interlude, state: GameState, kicker: Venue): GameState {
  const { random, names } = interlude
  const receiver = otherVenue(kicker)
  const isTouchback = random.chance(KICKOFF_TOUCHBACK_SHARE)
  const line = isTouchback ? 25 : Math.round(Math.min(70, Math.max(8, 23 + 7 * random.normal())))
  const end = isTouchback ? 'Touchback' : `returned to ${spotText(line, names[receiver], names[kicker])}`
  const description = `${names[kicker]} kicks off. ${end}.`
  const next = firstDown(state, receiver, line)
  return happen(interlude, next, { kind: 'kickoff', description, duration_s: isTouchback ? 0 : KICKOFF_TIME_S })
}

export function punt(interlude: Interlude, state: GameState): GameState {
  const { random, names } = interlude
  const kicker = state.offense
  const receiver = otherVenue(kicker)
  const landed = state.line + Math.round(47 + 7 * random.normal())
  const isTouchback = landed >= 99 && random.chance(0.6)
  const returned = random.chance(0.45) ? Math.round(Math.abs(8 * random.normal())) : 0
  const line = isTouchback ? 20 : Math.min(95, Math.max(3, 100 - Math.min(landed, 97)) + returned)
  const end = isTouchback ? 'Touchback' : `to ${spotText(line, names[receiver], names[kicker])}`
  const description = `${names[kicker]} punts. ${end}.`
  return happen(interlude, firstDown(state, receiver, line), { kind: 'punt', description, duration_s: PUNT_TIME_S })
}

/** A kick from seven yards behind the line; a miss is the other side's ball there, or at its 20. Returns whether it
 *  was good, too. */
export function fieldGoal(interlude: Interlude, state: GameState): { state: GameState; isGood: boolean } {
  const { random, names } = interlude
  const distance = 100 - state.line + 17
  const isGood = random.chance(fieldGoalShare(distance))
  const description = `${names[state.offense]} ${distance} yard field goal is ${isGood ? 'GOOD' : 'No Good'}.`
  const event = { kind: 'field goal', description, duration_s: FIELD_GOAL_TIME_S } as const
  const missed = firstDown(state, otherVenue(state.offense), Math.max(20, 100 - state.line + 7))
  const next = isGood
    ? happen(interlude, state, { ...event, scorer: state.offense, points: 3 })
    : happen(interlude, missed, event)
  return { state: next, isGood }
}

/** Longer kicks miss more: 97 % from 36 yards, 65 % from 53. */
function fieldGoalShare(distance_yd: number): number {
  return Math.max(0.1, Math.min(0.985, 1 - 0.0006 * Math.max(0, distance_yd - 29) ** 2))
}

/** After a touchdown of `scorer`: one point by foot, or two late in a game where two are needed. */
export function conversion(interlude: Interlude, state: GameState, scorer: Venue): GameState {
  const { random, names } = interlude
  const lead = (scorer === 'home' ? 1 : -1) * (state.homeScore - state.visitorScore)
  const goesForTwo = state.quarter === 4 && [-2, -5, -10, 1, 5].includes(lead)
  const isGood = random.chance(goesForTwo ? TWO_POINT_SHARE : EXTRA_POINT_SHARE)
  const points = isGood ? (goesForTwo ? 2 : 1) : 0
  const description = goesForTwo
    ? `TWO-POINT CONVERSION ATTEMPT by ${names[scorer]}. ATTEMPT ${isGood ? 'SUCCEEDS' : 'FAILS'}.`
    : `${names[scorer]} extra point is ${isGood ? 'GOOD' : 'No Good'}.`
  return happen(interlude, state, { kind: goesForTwo ? 'two points' : 'extra point', description, scorer, points })
}

interface Happening {
  readonly kind: DeadBallKind
  readonly description: string
  readonly duration_s?: number
  readonly scorer?: Venue
  readonly points?: number
}

/** Writes an event down and returns the state after it. Only a scrimmage play leaves the clock running. */
export function happen(interlude: Interlude, state: GameState, happening: Happening): GameState {
  const { kind, description, duration_s = 0, scorer = null, points = 0 } = happening
  const homePoints = scorer === 'home' ? points : 0
  const visitorPoints = scorer === 'visitor' ? points : 0
  interlude.events.push({ kind, description, homePoints, visitorPoints, duration_s })
  const clock_s = Math.max(0, state.clock_s - duration_s)
  const scored = scorer === null ? state : withPoints(state, scorer, points)
  return { ...scored, clock_s, isClockRunning: false }
}
