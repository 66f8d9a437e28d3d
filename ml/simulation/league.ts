/** The simulated league: 32 invented teams and who plays whom. */
import { randomFrom, shuffled } from '../base/random.ts'
import { leagueNumber } from './ids.ts'
import { TEAM_NAMES } from './names.ts'
import { rosterOf, type SimulatedPlayer } from './roster.ts'
import { type Tendencies, tendenciesFrom } from './tendencies.ts'

export interface SimulatedTeam {
  readonly town: string
  readonly nickname: string
  readonly abbreviation: string
  readonly tendencies: Tendencies
  /** Starters first within a position. */
  readonly players: readonly SimulatedPlayer[]
}

export interface League {
  readonly seed: number | string
  /** By which its ids differ from those of other leagues. */
  readonly number: number
  readonly teams: readonly SimulatedTeam[]
}

export const WEEKS_OF_SEASON = 18
export const GAMES_OF_WEEK = TEAM_NAMES.length / 2

/** The same seed gives the same teams, players and games. */
export function leagueFrom(seed: number | string): League {
  const random = randomFrom(`simulated league ${seed}`)
  const number = leagueNumber(seed)
  const teams = TEAM_NAMES.map(([town, nickname, abbreviation], teamNumber) => {
    const own = random.fork(abbreviation)
    const tendencies = tendenciesFrom(own.fork('tendencies'))
    const players = rosterOf(own.fork('roster'), {
      ...{ team: abbreviation, leagueNumber: number, teamNumber },
      front: tendencies.front,
    })
    return { town, nickname, abbreviation, tendencies, players }
  })
  return { seed, number, teams: shuffled(random.fork('schedule'), teams) }
}

/** The pairing of a game: every week each team plays once, and meets another 31 weeks later at the earliest. */
export function scheduledTeams(league: League, gameNumber: number): { home: SimulatedTeam; visitor: SimulatedTeam } {
  const rounds = league.teams.length - 1
  const round = Math.floor(gameNumber / GAMES_OF_WEEK) % rounds
  const table = gameNumber % GAMES_OF_WEEK
  // circle method: the last team sits still, the others move one seat a round
  const one = table === 0 ? rounds : (round + table) % rounds
  const other = (round + rounds - table) % rounds
  const [home, visitor] = (round + table) % 2 === 0 ? [one, other] : [other, one]
  return { home: teamAt(league, home), visitor: teamAt(league, visitor) }
}

/** A team by its abbreviation. Throws for one that is not in the league. */
export function teamOf(league: League, abbreviation: string): SimulatedTeam {
  const team = league.teams.find((other) => other.abbreviation === abbreviation)
  if (team === undefined) throw new RangeError(`there is no team ${abbreviation} in the simulated league`)
  return team
}

function teamAt(league: League, seat: number): SimulatedTeam {
  return league.teams[seat] as SimulatedTeam
}
