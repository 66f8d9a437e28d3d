/** What a head coach decides between plays: to punt, to kick, to kneel, or to go on. */
import type { Random } from '../base/random.ts'
import { type GameState, leadOf } from './gameState.ts'

export type Decision = 'play' | 'punt' | 'field goal' | 'kneel'

/** A kicker makes most kicks from here on: 54 yards at the longest. */
const FIELD_GOAL_LINE = 63
const LAST_SECONDS_S = 9
/** Three kneel-downs run off about two minutes. */
const KNEEL_TIME_S = 40

export function decide(random: Random, state: GameState): Decision {
  const lead = leadOf(state)
  const isInRange = state.line >= FIELD_GOAL_LINE
  const isLastChance = state.quarter % 2 === 0 && state.clock_s <= LAST_SECONDS_S
  if (state.quarter === 4 && lead > 0 && state.clock_s <= KNEEL_TIME_S * (4 - state.down)) return 'kneel'
  if (state.quarter === 2 && state.clock_s <= 20 && state.line < 40) return 'kneel'
  if (isLastChance && isInRange && (state.quarter === 2 || (lead <= 0 && lead >= -3))) return 'field goal'
  if (state.down < 4) return 'play'
  const mustGo =
    state.quarter === 4 && lead < 0 && state.clock_s < (lead < -8 ? 420 : 150) && !(isInRange && lead >= -3)
  if (mustGo || random.chance(goShare(state))) return 'play'
  return isInRange ? 'field goal' : 'punt'
}

/** Share of fourth downs a staff goes for. */
function goShare(state: GameState): number {
  if (state.line < 40) return state.yardsToGo <= 1 ? 0.12 : 0.01
  if (state.yardsToGo <= 1) return 0.6
  if (state.yardsToGo <= 3) return state.line >= 55 ? 0.33 : 0.12
  return state.line >= 57 && state.line < FIELD_GOAL_LINE ? 0.25 : 0.04
}
