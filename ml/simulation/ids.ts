/** Ids of games and players of a simulated league: each league has its own, so that several can be in one library. */
import { randomFrom } from '../base/random.ts'
import { type GameId, gameId, type PlayerId, playerId } from '../football/ids.ts'

/** Leagues with ids of their own: as many as player ids have room for in 32 bits, which is how tracking tables are read. */
const LEAGUES = 600_000
/** A seed that is a whole number below this is the league's number. */
const NUMBERED_SEEDS = 300_000
/** Above every id of the NFL's three number spaces, so that a simulated player is never taken for a real one; and above
 *  the ids that all simulated leagues once shared (99,000,000 to 99,003,199), which libraries still hold. */
const FIRST_PLAYER_ID = 100_000_000
/** Room for 32 teams of 100 players. */
const PLAYERS_OF_LEAGUE = 3_200
/** Room for the games of one day. */
const GAMES_OF_DAY = 16
/** What follows the date in a game id: 7 digits. 15 in all are as many as spreadsheets keep. */
const AFTER_DATE = 10_000_000

/** The number of a league among all, from 0 to 599,999. Leagues with whole-number seeds below 300,000 never share one.
 *  Two leagues with other seeds (larger numbers, names) share one with a chance of 1 in 300,000. Then a game of one that
 *  comes into a library with the same game of the other is refused, since their teams differ. */
export function leagueNumber(seed: number | string): number {
  const text = String(seed)
  if (/^(0|[1-9]\d{0,5})$/.test(text) && Number(text) < NUMBERED_SEEDS) return Number(text)
  return NUMBERED_SEEDS + randomFrom(`number of simulated league ${text}`).index(LEAGUES - NUMBERED_SEEDS)
}

/** As in 190009070000112: the date, then the league and the number of the day (0 to 15). The NFL's have 10 digits. */
export function simulatedGameId(league: number, day: { readonly date: string; readonly number: number }): GameId {
  return gameId(Number(day.date.replaceAll('-', '')) * AFTER_DATE + league * GAMES_OF_DAY + day.number)
}

/** The id of a player by his number in the league, 0 to 3,199. */
export function simulatedPlayerId(league: number, numberInLeague: number): PlayerId {
  return playerId(FIRST_PLAYER_ID + league * PLAYERS_OF_LEAGUE + numberInLeague)
}
