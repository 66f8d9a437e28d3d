import { expect, test } from 'vitest'
import type { SimulatedPlay } from '../../../ml/simulation/game.ts'
import { simulateGame } from '../../../ml/simulation/game.ts'
import { leagueFrom } from '../../../ml/simulation/league.ts'
import { playedGames } from '../../builders/simulatedPlays.ts'
import { contradictions } from './replay.ts'

const GAMES = playedGames('whole games', 3)
const LEAGUE = leagueFrom('whole games')

const firstPlays = (gameNumber: number, count: number): SimulatedPlay[] => [
  ...simulateGame({ league: LEAGUE, gameNumber, playCount: count }).plays(),
]

test('the same seed gives the same plays, down to the last number of the tracking', () => {
  expect(firstPlays(1, 6)).toEqual(GAMES[1]?.plays.slice(0, 6))
})

test('another seed, and another game, give other plays', () => {
  const other = [...simulateGame({ league: leagueFrom('other'), gameNumber: 1, playCount: 1 }).plays()]
  expect(other[0]?.tracking.x).not.toEqual(GAMES[1]?.plays[0]?.tracking.x)
  expect(firstPlays(2, 1)[0]?.tracking.x).not.toEqual(firstPlays(0, 1)[0]?.tracking.x)
})

test('asking for the plays again starts the game anew', () => {
  const game = simulateGame({ league: LEAGUE, gameNumber: 0, playCount: 2 })
  expect([...game.plays()]).toEqual([...game.plays()])
})

test.each([0, 1, 2])(
  'down, distance, clock, score, description and result of game %d agree from the first play to the last',
  (i) => {
    const game = GAMES[i]
    expect(game === undefined ? ['no game'] : contradictions(game.simulated, game.plays)).toEqual([])
  },
)

test.each([
  ['a score', { homeScoreBefore: 99 }],
  ['a down', { down: 9 }],
  ['the yards', { yardsGained: 77 }],
  ['the clock', { gameClock_s: 1 }],
  ['the result', { passResult: 'IN' as const, description: '(simulated) (5:00) pass incomplete.' }],
])('%s that was tampered with is found out', (_, lie) => {
  const game = GAMES[0]
  const plays = game?.plays.map((simulated, i) =>
    i === 20 ? { ...simulated, play: { ...simulated.play, ...lie } } : simulated,
  )
  expect(game === undefined || plays === undefined ? [] : contradictions(game.simulated, plays)).not.toEqual([])
})

test('a game has about as many plays as a real one', () => {
  for (const { plays } of GAMES) {
    expect(plays.length).toBeGreaterThan(100)
    expect(plays.length).toBeLessThan(155)
  }
})

test('play ids grow with gaps, and the game id is from before there was a league', () => {
  for (const { simulated, plays } of GAMES) {
    expect(String(simulated.game.gameId)).toMatch(/^1900\d{11}$/)
    plays.slice(1).forEach(({ play }, i) => {
      expect(play.playId - (plays[i]?.play.playId ?? 0)).toBeGreaterThanOrEqual(20)
      expect(play.gameId).toBe(simulated.game.gameId)
    })
  }
})

test('simulated says so: on the game, in every description and as the labeller', () => {
  for (const { simulated, plays } of GAMES) {
    expect(simulated.game.isSimulated).toBe(true)
    for (const { play } of plays) {
      expect(play.description).toMatch(/^\(simulated\) \(/)
      expect(play.labelSource).toBe('simulated')
    }
  }
})

test('teams change ends at every quarter', () => {
  for (const { plays } of GAMES) {
    const ways = new Set(plays.map(({ play }) => `${play.offenseTeam} ${(play.quarter ?? 0) % 2} ${play.direction}`))
    expect(ways.size).toBe(4)
  }
})

test('every one of the 22 has an assignment, and everybody on the field is on the roster', () => {
  for (const { simulated, plays } of GAMES) {
    const roster = new Set(simulated.players.map((player) => player.playerId))
    for (const { tracking, assignments } of plays) {
      const tracked = tracking.tracks.flatMap((track) => (track.playerId === null ? [] : [track.playerId]))
      expect(new Set(assignments.map((assignment) => assignment.playerId))).toEqual(new Set(tracked))
      expect(tracked.every((id) => roster.has(id))).toBe(true)
    }
  }
})

test('a chosen home team and visitor play each other', () => {
  const { game } = simulateGame({ league: LEAGUE, gameNumber: 0, home: 'OQY', visitor: 'QLN' })
  expect([game.homeTeam, game.visitorTeam]).toEqual(['OQY', 'QLN'])
  expect(() => simulateGame({ league: LEAGUE, gameNumber: 0, home: 'OQY', visitor: 'OQY' })).toThrow(RangeError)
})

test('game numbers are whole and end with the last simulated season', () => {
  expect(() => simulateGame({ league: LEAGUE, gameNumber: -1 })).toThrow(RangeError)
  expect(() => simulateGame({ league: LEAGUE, gameNumber: 20 * 18 * 16 })).toThrow(RangeError)
})
