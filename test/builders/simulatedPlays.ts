/** Plays of the simulated league for tests. */
import { type SimulatedGame, type SimulatedPlay, simulateGame } from '../../ml/simulation/game.ts'
import { leagueFrom } from '../../ml/simulation/league.ts'

export interface PlayedGame {
  readonly simulated: SimulatedGame
  readonly plays: readonly SimulatedPlay[]
}

/** The first games of a league, played to the end. */
export function playedGames(seed: string, count: number): PlayedGame[] {
  const league = leagueFrom(seed)
  return Array.from({ length: count }, (_, gameNumber) => {
    const simulated = simulateGame({ league, gameNumber })
    return { simulated, plays: [...simulated.plays()] }
  })
}
