/** From one scrimmage play to the next: score, change of possession, kicks, the end of a half. */
import type { Random } from '../base/random.ts'
import { conversion, fieldGoal, happen, type Interlude, kickoff, punt, type TeamNames } from './deadBall.ts'
import { decide } from './decisions.ts'
import { isRunningAfter, playTime, runoff } from './gameClock.ts'
import {
  afterGain,
  betweenHashes,
  firstDown,
  type GameState,
  LEFT_HASH_Y_YD,
  leadOf,
  otherVenue,
  RIGHT_HASH_Y_YD,
  type Venue,
  withPoints,
} from './gameState.ts'
import type { Outcome } from './outcome.ts'
import { afterPenalty, type Penalty } from './penalty.ts'
import type { Situation } from './situation.ts'

export const QUARTER_TIME_S = 900

/** The state of the first play, after the opening kickoff. */
export function openGame(random: Random, names: TeamNames): { state: GameState; opening: Interlude['events'] } {
  const receiver: Venue = random.chance(0.5) ? 'home' : 'visitor'
  const blank: GameState = {
    quarter: 1,
    clock_s: QUARTER_TIME_S,
    offense: receiver,
    down: 1,
    yardsToGo: 10,
    line: 25,
    ballY_yd: 0,
    homeScore: 0,
    visitorScore: 0,
    isClockRunning: false,
    secondHalfOffense: otherVenue(receiver),
    rightInFirstQuarter: random.chance(0.5) ? 'home' : 'visitor',
  }
  const interlude: Interlude = { random, names, events: [] }
  return { state: kickedOff(interlude, blank, otherVenue(receiver)), opening: interlude.events }
}

/** What the staffs know of a state. */
export function situationOf(state: GameState): Situation {
  return {
    quarter: state.quarter,
    clock_s: state.clock_s,
    down: state.down,
    yardsToGo_yd: state.yardsToGo,
    line_yd: 10 + state.line,
    ballY_yd: state.ballY_yd,
    lead: leadOf(state),
    isClockRunning: state.isClockRunning,
  }
}

/** Plays the game on from the end of a play to the next snap, or to the end of the game. */
export function nextState(
  interlude: Interlude,
  before: GameState,
  result: { outcome: Outcome; penalty: Penalty | null },
): { state: GameState; isOver: boolean } {
  const { outcome, penalty } = result
  const timed = { ...before, clock_s: Math.max(0, before.clock_s - playTime(outcome.duration_s)) }
  let state = penalty === null ? afterPlay(interlude, timed, outcome) : afterPenalty(timed, penalty)
  for (;;) {
    if (state.clock_s === 0 && state.quarter === 4) {
      happen(interlude, state, { kind: 'end of game', description: 'END GAME' })
      return { state, isOver: true }
    }
    if (state.clock_s === 0) state = nextQuarter(interlude, state)
    const decision = decide(interlude.random, state)
    if (decision === 'play') return { state, isOver: false }
    if (decision === 'punt') state = { ...punt(interlude, state), ballY_yd: middleY(interlude.random) }
    else if (decision === 'field goal') state = afterFieldGoal(interlude, state)
    else state = kneel(interlude, state)
  }
}

/** `timed` is the state of the play with the play's own time taken off the clock. */
function afterPlay(interlude: Interlude, timed: GameState, outcome: Outcome): GameState {
  const { offense } = timed
  const defense = otherVenue(offense)
  if (outcome.isTouchdown) return afterTouchdown(interlude, withPoints(timed, offense, 6), offense)
  if (outcome.isReturnTouchdown) return afterTouchdown(interlude, withPoints(timed, defense, 6), defense)
  if (outcome.isSafety) return kickedOff(interlude, withPoints(timed, defense, 2), offense)
  const ballY_yd = outcome.isIncomplete ? timed.ballY_yd : betweenHashes(outcome.spotY_yd)
  if (outcome.isIntercepted) {
    const line = outcome.isTouchback ? 20 : 100 - outcome.spot
    return { ...firstDown(timed, defense, line), ballY_yd, isClockRunning: false }
  }
  const gained = { ...afterGain(timed, outcome.yards), ballY_yd }
  const isChange = gained.offense !== offense
  return withRunoff(interlude.random, { ...gained, isClockRunning: isRunningAfter(timed, { ...outcome, isChange }) })
}

/** The clock goes on to the next snap. */
function withRunoff(random: Random, state: GameState): GameState {
  return { ...state, clock_s: Math.max(0, state.clock_s - runoff(random, situationOf(state))) }
}

function afterTouchdown(interlude: Interlude, state: GameState, scorer: Venue): GameState {
  const converted = conversion(interlude, state, scorer)
  return isOver(converted) ? converted : kickedOff(interlude, converted, scorer)
}

function afterFieldGoal(interlude: Interlude, state: GameState): GameState {
  const kicked = fieldGoal(interlude, state)
  return kicked.isGood && !isOver(kicked.state) ? kickedOff(interlude, kicked.state, state.offense) : kicked.state
}

function kneel(interlude: Interlude, state: GameState): GameState {
  const description = `${interlude.names[state.offense]} kneels and lets the clock run out.`
  return happen(interlude, { ...state, clock_s: 0 }, { kind: 'kneel', description })
}

function nextQuarter(interlude: Interlude, state: GameState): GameState {
  const next = { ...state, quarter: state.quarter + 1, clock_s: QUARTER_TIME_S, isClockRunning: false }
  if (state.quarter !== 2) return next
  const half = happen(interlude, next, { kind: 'end of half', description: 'END QUARTER 2' })
  return kickedOff(interlude, half, otherVenue(state.secondHalfOffense))
}

/** After a kickoff the ball is put anywhere between the hash marks. */
function kickedOff(interlude: Interlude, state: GameState, kicker: Venue): GameState {
  return { ...kickoff(interlude, state, kicker), ballY_yd: middleY(interlude.random) }
}

function isOver(state: GameState): boolean {
  return state.quarter === 4 && state.clock_s === 0
}

function middleY(random: Random): number {
  return random.between(RIGHT_HASH_Y_YD, LEFT_HASH_Y_YD)
}
