/** How much time a play takes, and how much runs off before the next snap. */
import type { Random } from '../base/random.ts'
import type { GameState } from './gameState.ts'
import { isHurried, isSittingOnLead, type Situation } from './situation.ts'

/** Seconds the play itself takes off the clock, whole. */
export function playTime(duration_s: number): number {
  return Math.max(2, Math.round(duration_s + 1.2))
}

/** Whether the clock runs on after a play. Out of bounds stops it for good only late in a half. */
export function isRunningAfter(
  state: GameState,
  how: { isIncomplete: boolean; isOutOfBounds: boolean; isChange: boolean },
): boolean {
  if (how.isIncomplete || how.isChange) return false
  const isLate = (state.quarter === 2 && state.clock_s < 120) || (state.quarter === 4 && state.clock_s < 300)
  return !(how.isOutOfBounds && isLate)
}

/** Seconds that run off until the next snap while the clock runs. */
export function runoff(random: Random, situation: Situation): number {
  if (!situation.isClockRunning) return 0
  if (isHurried(situation)) return random.index(8) + 10
  if (isSittingOnLead(situation)) return random.index(5) + 36
  return random.index(15) + 24
}
