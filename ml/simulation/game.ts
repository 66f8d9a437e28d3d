/** A simulated game, play after play, produced as it is asked for. */
import { type Random, randomFrom } from '../base/random.ts'
import type { Coverage } from '../football/coverage.ts'
import { playId } from '../football/ids.ts'
import type { Game, Play, PlayerPlay } from '../football/play.ts'
import type { Tracking } from '../football/tracking.ts'
import type { DeadBall, Interlude, TeamNames } from './deadBall.ts'
import { nextState, openGame, situationOf } from './drive.ts'
import { type GameState, otherVenue, type Venue } from './gameState.ts'
import { leagueNumber, simulatedGameId } from './ids.ts'
import { GAMES_OF_WEEK, type League, type SimulatedTeam, scheduledTeams, teamOf, WEEKS_OF_SEASON } from './league.ts'
import type { MotionKind } from './offenseCall.ts'
import { outcomeOf } from './outcome.ts'
import { drawPenalty } from './penalty.ts'
import { playDown } from './playSimulation.ts'
import { assignmentsOf, playRecord } from './records.ts'
import type { SimulatedPlayer } from './roster.ts'

export interface GameRequest {
  readonly league: League
  /** 0 is the first game of the first season; every number has its own teams, date and plays. */
  readonly gameNumber: number
  /** Abbreviations, where the schedule is not wanted. */
  readonly home?: string
  readonly visitor?: string
  /** Stop after so many plays. */
  readonly playCount?: number
  /** Share of plays with a disguised shell for both teams, in place of their own habits. */
  readonly disguiseRate?: number
}

export interface SimulatedGame {
  /** Its scores are null: they are known only with the last play, which carries them. */
  readonly game: Game
  readonly players: readonly SimulatedPlayer[]
  /** The opening kickoff, before the first play. */
  readonly opening: readonly DeadBall[]
  /** The plays from the first; each call starts anew and gives the same plays. */
  plays(): Generator<SimulatedPlay, void, undefined>
}

export interface SimulatedPlay {
  readonly play: Play
  readonly tracking: Tracking
  /** All 22, offense first. */
  readonly assignments: readonly PlayerPlay[]
  /** The coverage whose picture was shown at the last look. */
  readonly shell: Coverage
  readonly coverage: Coverage
  readonly isDisguised: boolean
  readonly motion: MotionKind | null
  /** Kicks, conversions and kneel-downs between this play and the next, or the end of the game. */
  readonly afterwards: readonly DeadBall[]
  /** After all of that; of the last play, the final score. */
  readonly homeScoreAfter: number
  readonly visitorScoreAfter: number
}

/** Twenty years before the league's first game: no real game, past or future, can have such an id. */
const FIRST_SEASON = 1900
const SEASONS = 20
const GAMES = SEASONS * WEEKS_OF_SEASON * GAMES_OF_WEEK
/** The league's play ids start low and grow with gaps; kicks in between take some. */
const FIRST_PLAY_ID = 35
const PLAY_ID_STEP = 21
const PLAY_ID_GAP = 12

export function simulateGame(request: GameRequest): SimulatedGame {
  const { league, gameNumber } = request
  if (!Number.isInteger(gameNumber) || gameNumber < 0 || gameNumber >= GAMES)
    throw new RangeError(`there is no game number ${gameNumber}: the simulated league plays ${GAMES}`)
  const scheduled = scheduledTeams(league, gameNumber)
  const home = request.home === undefined ? scheduled.home : teamOf(league, request.home)
  const visitor = request.visitor === undefined ? scheduled.visitor : teamOf(league, request.visitor)
  if (home === visitor) throw new RangeError(`${home.abbreviation} cannot play itself`)
  const names = { home: home.abbreviation, visitor: visitor.abbreviation }
  const random = randomFrom(`simulated game ${league.seed} ${gameNumber} ${names.home} ${names.visitor}`)
  const game = gameRecord(request, names)
  const { opening } = openGame(random.fork('opening'), names)
  const match: Match = { random, game, names, teams: { home, visitor }, disguiseRate: request.disguiseRate }
  return {
    game,
    players: [...home.players, ...visitor.players],
    opening,
    plays: () => playThrough(match, request.playCount ?? Number.POSITIVE_INFINITY),
  }
}

interface Match {
  readonly random: Random
  readonly game: Game
  readonly names: TeamNames
  readonly teams: Readonly<Record<Venue, SimulatedTeam>>
  readonly disguiseRate: number | undefined
}

function* playThrough(match: Match, playCount: number): Generator<SimulatedPlay, void, undefined> {
  let { state } = openGame(match.random.fork('opening'), match.names)
  let isOver = false
  let id = FIRST_PLAY_ID
  for (let count = 0; !isOver && count < playCount; count++) {
    const random = match.random.fork(`play ${count}`)
    id += PLAY_ID_STEP + random.index(PLAY_ID_GAP)
    const { simulated, next } = playOne(random, match, { state, id })
    yield simulated
    id += simulated.afterwards.length * PLAY_ID_STEP
    state = next.state
    isOver = next.isOver
  }
}

function playOne(random: Random, match: Match, { state, id }: { state: GameState; id: number }) {
  const { names, teams, disguiseRate } = match
  const defenders = otherVenue(state.offense)
  const opponents = { offense: teams[state.offense], defense: teams[defenders], disguiseRate }
  const played = playDown(random.fork('down'), situationOf(state), opponents)
  const outcome = outcomeOf(played)
  const penalty = drawPenalty(random.fork('penalty'), state, outcome)
  const interlude: Interlude = { random: random.fork('afterwards'), names, events: [] }
  const next = nextState(interlude, state, { outcome, penalty })
  const ids = { gameId: match.game.gameId, playId: playId(id) }
  const entry = { played, outcome, penalty, state, offenseTeam: names[state.offense], defenseTeam: names[defenders] }
  const { defense, motion } = played.down
  const simulated: SimulatedPlay = {
    play: playRecord(ids, entry),
    tracking: played.tracking,
    assignments: assignmentsOf(ids, played),
    shell: defense.shown,
    coverage: defense.coverage,
    isDisguised: defense.isDisguised,
    motion: motion?.kind ?? null,
    afterwards: interlude.events,
    homeScoreAfter: next.state.homeScore,
    visitorScoreAfter: next.state.visitorScore,
  }
  return { simulated, next }
}

/** Sundays in fall from the first season on, sixteen games a week. */
function gameRecord(request: GameRequest, names: TeamNames): Game {
  const { gameNumber } = request
  const week = Math.floor(gameNumber / GAMES_OF_WEEK) % WEEKS_OF_SEASON
  const season = FIRST_SEASON + Math.floor(gameNumber / (GAMES_OF_WEEK * WEEKS_OF_SEASON))
  const date = new Date(Date.UTC(season, 8, 7 + 7 * week)).toISOString().slice(0, 10)
  return {
    gameId: simulatedGameId(numberOf(request), { date, number: gameNumber % GAMES_OF_WEEK }),
    season,
    week: week + 1,
    date,
    homeTeam: names.home,
    visitorTeam: names.visitor,
    homeScore: null,
    visitorScore: null,
    isSimulated: true,
  }
}

/** With disguises at another rate the same teams play other plays: those are games of their own. */
function numberOf({ league, disguiseRate }: GameRequest): number {
  return disguiseRate === undefined ? league.number : leagueNumber(`${league.seed}, disguise rate ${disguiseRate}`)
}
