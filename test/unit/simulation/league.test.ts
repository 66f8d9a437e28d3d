import { expect, test } from 'vitest'
import { leagueFrom, scheduledTeams, teamOf } from '../../../ml/simulation/league.ts'

const LEAGUE = leagueFrom(1)

/** Every abbreviation a team of the real league has had in the published data. */
const REAL =
  'ARI ARZ ATL BAL BLT BUF CAR CHI CIN CLE CLV DAL DEN DET GB HOU HST IND JAC JAX KC LA LAC LAR LV MIA MIN NE NO NYG NYJ OAK PHI PIT SD SEA SF SL STL TB TEN WAS WSH'.split(
    ' ',
  )

/** The numbers the rules allow a position. */
const NUMBERS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  QB: [[1, 19]],
  RB: [[1, 49]],
  FB: [[1, 49]],
  WR: [
    [1, 49],
    [80, 89],
  ],
  TE: [
    [1, 49],
    [80, 89],
  ],
  line: [[50, 79]],
  front: [
    [50, 79],
    [90, 99],
  ],
  backer: [
    [40, 59],
    [90, 99],
  ],
  back: [[1, 49]],
}

function numbersFor(position: string): readonly (readonly [number, number])[] {
  if (['T', 'G', 'C'].includes(position)) return NUMBERS.line ?? []
  if (['DE', 'DT', 'NT'].includes(position)) return NUMBERS.front ?? []
  if (['OLB', 'ILB', 'MLB'].includes(position)) return NUMBERS.backer ?? []
  return NUMBERS[position] ?? NUMBERS.back ?? []
}

test('the same seed makes the same league, another seed another', () => {
  expect(leagueFrom(1)).toEqual(LEAGUE)
  expect(leagueFrom(2).teams[0]).not.toEqual(LEAGUE.teams[0])
})

test('there are 32 teams and none wears a real abbreviation', () => {
  const abbreviations = LEAGUE.teams.map((team) => team.abbreviation)
  expect(new Set(abbreviations).size).toBe(32)
  expect(abbreviations.filter((abbreviation) => REAL.includes(abbreviation))).toEqual([])
})

test('every number fits its position and is worn once in a team', () => {
  for (const { players } of LEAGUE.teams) {
    expect(new Set(players.map((player) => player.jersey)).size).toBe(players.length)
    for (const { position, jersey } of players)
      expect(numbersFor(position).some(([from, to]) => jersey >= from && jersey <= to)).toBe(true)
  }
})

test('no two players of the league share an id, none has a real one, and names differ within a team', () => {
  const ids = LEAGUE.teams.flatMap((team) => team.players.map((player) => player.playerId))
  expect(new Set(ids).size).toBe(ids.length)
  expect(Math.min(...ids)).toBeGreaterThan(10_000_000)
  for (const { players } of LEAGUE.teams)
    expect(new Set(players.map((player) => player.name)).size).toBe(players.length)
})

test('every team plays once a week, and nobody meets the same team twice in a season', () => {
  const pairs = new Set<string>()
  for (let week = 0; week < 18; week++) {
    const games = Array.from({ length: 16 }, (_, i) => scheduledTeams(LEAGUE, week * 16 + i))
    const playing = games.flatMap(({ home, visitor }) => [home.abbreviation, visitor.abbreviation])
    expect(new Set(playing).size).toBe(32)
    for (const { home, visitor } of games) pairs.add([home.abbreviation, visitor.abbreviation].sort().join())
  }
  expect(pairs.size).toBe(18 * 16)
})

test('top speeds are human and the fast positions are fast', () => {
  const speeds = (position: string) =>
    LEAGUE.teams.flatMap((team) => team.players.filter((p) => p.position === position).map((p) => p.topSpeed))
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  expect(Math.max(...LEAGUE.teams.flatMap((team) => team.players.map((player) => player.topSpeed)))).toBeLessThan(10.6)
  expect(mean(speeds('CB'))).toBeGreaterThan(mean(speeds('DT')) + 1.5)
})

test('a team is found by its abbreviation, and asking for none that plays is a bug', () => {
  expect(teamOf(LEAGUE, 'OQY').town).toBe('Old Quarry')
  expect(() => teamOf(LEAGUE, 'DAL')).toThrow(RangeError)
})
