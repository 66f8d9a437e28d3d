/** Ids of the simulated league: a league's own, and nothing but a name for what is simulated. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { seasonFromGameId } from '../../../main/ingest/values.ts'
import type { GameId, PlayId } from '../../../ml/football/ids.ts'
import { playFromLink, playLink } from '../../../ml/football/playLink.ts'
import { TRACK_COLUMNS } from '../../../ml/football/tracking.ts'
import { type SimulatedGame, type SimulatedPlay, simulateGame } from '../../../ml/simulation/game.ts'
import { leagueNumber, simulatedPlayerId } from '../../../ml/simulation/ids.ts'
import { leagueFrom } from '../../../ml/simulation/league.ts'
import type { SimulatedPlayer } from '../../../ml/simulation/roster.ts'

/** All that is simulated of a play, with players named by their place on the rosters. */
function contentOf({ players }: SimulatedGame, simulated: SimulatedPlay): (string | Uint8Array)[] {
  const place = new Map(players.map(({ playerId }, i) => [playerId as number, i]))
  const placeOf = (id: number | null) => (id === null ? null : (place.get(id) ?? 'unknown'))
  const { play, tracking, assignments, ...rest } = simulated
  const columns = Object.fromEntries(TRACK_COLUMNS.map((name) => [name, null]))
  const words = {
    ...rest,
    // whether it was a dropback is said since then, and follows from how the pass ended
    play: { ...play, gameId: null, isDropback: undefined },
    tracking: {
      ...tracking,
      ...columns,
      tracks: tracking.tracks.map((track) => ({ ...track, playerId: placeOf(track.playerId) })),
    },
    assignments: assignments.map((one) => ({
      ...one,
      gameId: null,
      playerId: placeOf(one.playerId),
      matchupPlayerId: placeOf(one.matchupPlayerId),
    })),
  }
  const bytes = TRACK_COLUMNS.map((name) => tracking[name]).map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  )
  return [JSON.stringify(words), ...bytes]
}

function withoutIds({ playerId: _, numberInLeague: __, ...player }: SimulatedPlayer): object {
  return player
}

// recorded before ids depended on the league: the model that ships learned on such games
test.each([
  ['demo', 0, '4883f3cff28dcc44d631293b16c3313482a2366bd225c1b6ce6364c2d708146e'],
  ['pretraining 3', 375, 'c3962c1d6cf6b1807b035813453a691c98ebdf2a7ed0750f1739072c1b3ca010'],
  [7, 20, '396f4124109a0909c8cfe700cfb0b8b5df23289f8c032a9a3447864690b9d87a'],
] as const)(
  'league %j, game %i: tracks, plays and rosters are what they were, to the bit',
  (seed, gameNumber, digest) => {
    const simulated = simulateGame({ league: leagueFrom(seed), gameNumber, playCount: 20 })
    const hash = createHash('sha256')
    const { gameId: _, ...game } = simulated.game
    hash.update(JSON.stringify([game, simulated.opening, simulated.players.map(withoutIds)]))
    for (const play of simulated.plays()) for (const part of contentOf(simulated, play)) hash.update(part)
    expect(hash.digest('hex')).toBe(digest)
  },
)

/** The largest number that a column of 32 bits holds, as player ids of tracking tables are read. */
const LARGEST_OF_32_BITS = 2 ** 31 - 1

function idsOf(seed: number | string, gameNumber = 0) {
  const { game, players } = simulateGame({ league: leagueFrom(seed), gameNumber })
  return { gameId: game.gameId as number, players: players.map(({ playerId }) => playerId as number), date: game.date }
}

describe('two leagues', () => {
  const SEEDS = [0, 1, 2, 7, 299_999, 300_000, 4_294_967_296, 'demo', 'pretraining 0', 'whole games']

  test('share no game and no player', () => {
    const games = SEEDS.flatMap((seed) => [0, 1, 287, 5759].map((game) => idsOf(seed, game).gameId))
    expect(new Set(games).size).toBe(games.length)
    const players = SEEDS.map((seed) =>
      leagueFrom(seed).teams.flatMap((team) => team.players.map((one) => one.playerId)),
    )
    expect(new Set(players.flat()).size).toBe(players.flat().length)
  })

  test('whose seeds are whole numbers below 300,000 never have one number', () => {
    const numbers = new Set(Array.from({ length: 300_000 }, (_, seed) => leagueNumber(seed)))
    expect(numbers.size).toBe(300_000)
  })

  test('with other seeds have numbers of their own range, spread over all of it', () => {
    const seeds = Array.from({ length: 3000 }, (_, i) => [`league ${i}`, 300_000 + i * 7_777_777]).flat()
    const numbers = seeds.map(leagueNumber)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(300_000)
    expect(Math.max(...numbers)).toBeLessThan(600_000)
    const tenths = Map.groupBy(numbers, (number) => Math.floor(number / 30_000))
    expect([...tenths.keys()].toSorted()).toEqual(Array.from({ length: 10 }, (_, i) => i + 10))
    // of 6,000 drawn from 300,000 about 60 meet another
    expect(new Set(numbers).size).toBeGreaterThan(5_850)
  })

  test('are one where the seed is written as a number or as its text', () => {
    expect(idsOf('7')).toEqual(idsOf(7))
    expect(leagueNumber('07')).not.toBe(leagueNumber(7))
  })
})

describe('a game id', () => {
  test.each([
    [0, 0, '19000907'],
    ['demo', 0, '19000907'],
    [299_999, 287, '19010104'],
    ['some league', 5759, '19200104'],
  ])('of league %j, game %i, begins with its date and has 15 digits, as no id of the NFL', (seed, gameNumber, day) => {
    const { gameId, date } = idsOf(seed, gameNumber)
    expect(String(gameId)).toMatch(new RegExp(`^${day}\\d{7}$`))
    expect(date?.replaceAll('-', '')).toBe(day)
    expect(Number.isSafeInteger(gameId)).toBe(true)
    expect(playFromLink(playLink({ gameId: gameId as GameId, playId: 58 as PlayId }, null))).toMatchObject({ gameId })
  })

  test('tells the season', () => {
    for (const gameNumber of [0, 287, 288, 5759]) {
      const { season, gameId } = simulateGame({ league: leagueFrom('demo'), gameNumber }).game
      expect(seasonFromGameId(gameId)).toBe(season)
    }
  })

  test('differs where another share of plays is disguised: those are other plays of the same teams', () => {
    const league = leagueFrom(7)
    const idOf = (disguiseRate?: number) => {
      const rate = disguiseRate === undefined ? {} : { disguiseRate }
      return simulateGame({ league, gameNumber: 0, ...rate }).game.gameId
    }
    expect(new Set([idOf(), idOf(0), idOf(0.5), idOf(0.5)]).size).toBe(3)
  })

  test('is the only one of its league', () => {
    const league = leagueFrom(7)
    const ids = Array.from({ length: 5760 }, (_, gameNumber) => simulateGame({ league, gameNumber }).game.gameId)
    expect(new Set(ids).size).toBe(5760)
  })
})

test('player ids lie above those of real players and of earlier simulated leagues, and fit into 32 bits', () => {
  for (const number of [0, 599_999]) {
    expect(simulatedPlayerId(number, 0)).toBeGreaterThan(99_003_200)
    expect(simulatedPlayerId(number, 3199)).toBeLessThanOrEqual(LARGEST_OF_32_BITS)
  }
  expect(simulatedPlayerId(4, 0) - simulatedPlayerId(3, 3199)).toBe(1)
})
