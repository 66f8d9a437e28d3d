/** The few penalties the simulated league knows; each wipes the play out and moves the ball. */
import { drawWeighted, type Random } from '../base/random.ts'
import { firstDown, type GameState } from './gameState.ts'
import type { Outcome } from './outcome.ts'

export interface Penalty {
  readonly name: string
  readonly isOnOffense: boolean
  /** Marched off, already halved where the goal line is near. */
  readonly yards: number
  readonly isFirstDown: boolean
}

const OFFENSE_SHARE = 0.022
const DEFENSE_SHARE = 0.022
/** The offended side would rather keep a play that went well for it. */
const KEPT_GAIN_YD = 8

/** The penalty on a play, or null; there is none where no whole yard could be marched off. */
export function drawPenalty(random: Random, state: GameState, outcome: Outcome): Penalty | null {
  const penalty = calledPenalty(random, state, outcome)
  return penalty === null || penalty.yards === 0 ? null : penalty
}

function calledPenalty(random: Random, state: GameState, outcome: Outcome): Penalty | null {
  const drawn = random.uniform()
  const isChange = outcome.isIntercepted || outcome.isSafety
  const helpsOffense = outcome.isTouchdown || outcome.yards >= state.yardsToGo || outcome.yards >= KEPT_GAIN_YD
  if (drawn < OFFENSE_SHARE && !isChange && outcome.yards >= 0 && !outcome.isIncomplete)
    return { name: 'Offensive Holding', isOnOffense: true, yards: marchedOff(10, state.line), isFirstDown: false }
  if (drawn > 1 - DEFENSE_SHARE && !helpsOffense && !outcome.isSafety)
    return drawWeighted(random, [
      [
        { name: 'Defensive Offside', isOnOffense: false, yards: marchedOff(5, 100 - state.line), isFirstDown: false },
        0.5,
      ],
      [
        { name: 'Defensive Holding', isOnOffense: false, yards: marchedOff(5, 100 - state.line), isFirstDown: true },
        0.5,
      ],
    ] as const)
  return null
}

/** The state in which the down is played again. */
export function afterPenalty(state: GameState, penalty: Penalty): GameState {
  const line = state.line + (penalty.isOnOffense ? -penalty.yards : penalty.yards)
  const moved = { ...state, line, isClockRunning: false }
  if (penalty.isOnOffense) return { ...moved, yardsToGo: state.yardsToGo + penalty.yards }
  if (penalty.isFirstDown || penalty.yards >= state.yardsToGo) return firstDown(moved, state.offense, line)
  return { ...moved, yardsToGo: state.yardsToGo - penalty.yards }
}

/** "PENALTY on ALF, Offensive Holding, 10 yards - No Play." */
export function penaltyText(penalty: Penalty, offenseTeam: string, defenseTeam: string): string {
  const team = penalty.isOnOffense ? offenseTeam : defenseTeam
  return `PENALTY on ${team}, ${penalty.name}, ${penalty.yards} yards - No Play.`
}

/** Never more than half the way to the goal line. */
function marchedOff(yards: number, room: number): number {
  return Math.min(yards, Math.floor(room / 2))
}
