/** The game that comes with the program, for whoever has no data yet: simulated where it is wanted, always the same. */
import { type SimulatedGame, simulateGame } from '../../ml/simulation/game.ts'
import { leagueFrom } from '../../ml/simulation/league.ts'

/** A league and a game of it: a close one, with disguises of both kinds. */
const LEAGUE_SEED = 'demo'
const GAME_NUMBER = 0
/** Its folder within a folder for demos: the game is known to a library by where it came from. */
export const DEMO_FOLDER = 'simulated-game'
/** Scrimmage plays of a simulated game, about: for estimates of what is left. */
export const PLAYS_OF_GAME = 125

export function demoGame(): SimulatedGame {
  return simulateGame({ league: leagueFrom(LEAGUE_SEED), gameNumber: GAME_NUMBER })
}
