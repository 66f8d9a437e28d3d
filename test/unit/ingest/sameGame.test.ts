/** Which games are one game: what has one id, but other teams or another day, is not mixed. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { importGames } from '../../../main/ingest/importGames.ts'
import type { LibraryWriter } from '../../../main/library/database.ts'
import { listGames } from '../../../main/library/games.ts'
import { listPlays } from '../../../main/library/plays.ts'
import { writeBigDataBowl as writeSimulated } from '../../../main/simulation/writeBigDataBowl.ts'
import { simulateGame } from '../../../ml/simulation/game.ts'
import { leagueFrom } from '../../../ml/simulation/league.ts'
import { GAME_ID, inventedPlay, writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good, newLibrary } from '../../builders/library.ts'

let library: LibraryWriter
let folder = ''

beforeEach(() => {
  library = newLibrary()
  folder = temporaryFolder()
})

interface WrittenGame {
  readonly home?: string
  readonly visitor?: string
  /** As the games table has it. */
  readonly date?: string
  readonly plays?: readonly number[]
}

/** Writes a game of two teams into a folder, always under the same id; returns the folder. */
function gameIn(name: string, { home = 'HOM', visitor = 'AWY', date = '1/1/2098', plays = [50] }: WrittenGame): string {
  const place = join(folder, name)
  writeBigDataBowl(place, { plays: plays.map((playId) => inventedPlay({ playId })) })
  for (const file of readdirSync(place)) {
    const text = readFileSync(join(place, file), 'utf8')
    const renamed = text.replaceAll('HOM', '\0').replaceAll('AWY', visitor).replaceAll('\0', home)
    writeFileSync(join(place, file), renamed.replaceAll('1/1/2098', date))
  }
  return place
}

async function imported(...paths: string[]) {
  return good(await importGames(library, paths))
}

describe('a game of the same id from another place', () => {
  test.each<[string, WrittenGame, string]>([
    ['another home team', { home: 'XYZ' }, 'AWY at XYZ, 2098-01-01'],
    ['another visitor', { visitor: 'XYZ' }, 'XYZ at HOM, 2098-01-01'],
    ['the teams the other way round', { home: 'AWY', visitor: 'HOM' }, 'HOM at AWY, 2098-01-01'],
    ['another day', { date: '1/8/2098' }, 'AWY at HOM, 2098-01-08'],
  ])('with %s is refused whole, and nothing of the library changes', async (_, other, told) => {
    const first = gameIn('first', {})
    await imported(first)
    const before = library.serialize()
    const second = gameIn('second', { ...other, plays: [50, 75] })
    const report = await imported(second)
    expect(report).toMatchObject({ games: 0, plays: 0, frames: 0, unchanged: 0 })
    expect(report.problems).toEqual([
      expect.objectContaining({
        kind: 'another-game',
        file: second,
        kept: expect.stringMatching(/^nothing/),
      }),
    ])
    const text = report.problems[0]?.problem ?? ''
    for (const part of [String(GAME_ID), 'AWY at HOM, 2098-01-01', first, told]) expect(text).toContain(part)
    expect(text).toMatch(/import (it|this)/i)
    expect(library.serialize().equals(before)).toBe(true)
  })

  test.each<[string, WrittenGame, WrittenGame]>([
    ['and the same teams and day', {}, {}],
    ['with abbreviations of another year', { home: 'OAK', visitor: 'STL' }, { home: 'LV', visitor: 'LA' }],
    ['without a date', {}, { date: 'NA' }],
    ['where the library knows no date', { date: 'NA' }, {}],
  ])('%s is the same game', async (_, first, second) => {
    await imported(gameIn('first', first))
    const report = await imported(gameIn('second', { ...second, plays: [75] }))
    expect(report).toMatchObject({ games: 1, plays: 1, problems: [], notes: [] })
    expect(listPlays(library, null)).toHaveLength(2)
    expect(listGames(library)).toMatchObject([{ date: '2098-01-01' }])
  })

  test('keeps the abbreviations that the library has, so that the same files again change nothing', async () => {
    const [first, second] = [gameIn('first', { home: 'OAK' }), gameIn('second', { home: 'LV' })]
    await imported(first)
    await imported(second)
    const before = library.serialize()
    await imported(first)
    await imported(second)
    expect(listGames(library)).toMatchObject([{ homeTeam: 'OAK' }])
    expect(library.serialize().equals(before)).toBe(true)
  })

  test('does not keep the other games of its place from coming in', async () => {
    await imported(gameIn('first', {}))
    const second = join(folder, 'second')
    writeBigDataBowl(second, { plays: [inventedPlay(), inventedPlay({ gameId: 2098010101 })] })
    const games = readFileSync(join(second, 'games.csv'), 'utf8')
    writeFileSync(join(second, 'games.csv'), games.replace(/^(2098010100,.*)1\/1\/2098/m, '$11/2/2098'))
    const report = await imported(second)
    expect(report).toMatchObject({ games: 1, plays: 1, problems: [{ kind: 'another-game' }] })
    expect(listGames(library).map(({ gameId, date }) => [gameId, date])).toEqual([
      [2098010100, '2098-01-01'],
      [2098010101, '2098-01-01'],
    ])
  })
})

test('of two games of one id in one import the first is kept, and the other is refused', async () => {
  const [first, second] = [gameIn('first', {}), gameIn('second', { home: 'XYZ', plays: [75] })]
  const report = await imported(first, second)
  expect(report).toMatchObject({ games: 1, plays: 1, problems: [{ kind: 'another-game', file: second }] })
  expect(listGames(library)).toMatchObject([{ homeTeam: 'HOM', plays: 1 }])
})

describe('the only source of a game, from the same place', () => {
  test.each<[string, WrittenGame, object]>([
    ['teams', { home: 'XYZ' }, { homeTeam: 'XYZ' }],
    ['day', { date: '1/8/2098' }, { date: '2098-01-08' }],
  ])('may correct its %s, and that is said', async (_, corrected, expected) => {
    await imported(gameIn('here', {}))
    const report = await imported(gameIn('here', corrected))
    expect(report).toMatchObject({ games: 1, problems: [] })
    expect(report.notes).toEqual([expect.stringMatching(/Game 2098010100 was AWY at HOM, 2098-01-01 .* and is now /)])
    expect(listGames(library)).toMatchObject([{ ...expected, plays: 1 }])
  })

  test('may write its teams otherwise without a word', async () => {
    await imported(gameIn('here', { home: 'OAK' }))
    expect(await imported(gameIn('here', { home: 'LV' }))).toMatchObject({ problems: [], notes: [] })
    expect(listGames(library)).toMatchObject([{ homeTeam: 'LV' }])
  })

  test('is refused where plays of what it was before would stay among the new ones', async () => {
    await imported(gameIn('here', { plays: [50, 75] }))
    const before = library.serialize()
    const report = await imported(gameIn('here', { home: 'XYZ', plays: [50, 80] }))
    expect(report).toMatchObject({ games: 0, problems: [{ kind: 'another-game' }] })
    expect(library.serialize().equals(before)).toBe(true)
  })
})

test('one of two sources of a game cannot change its teams', async () => {
  await imported(gameIn('first', {}))
  await imported(gameIn('second', { plays: [75] }))
  const before = library.serialize()
  const report = await imported(gameIn('first', { home: 'XYZ' }))
  expect(report.problems).toMatchObject([{ kind: 'another-game', problem: expect.stringContaining('second') }])
  expect(library.serialize().equals(before)).toBe(true)
})

test('two simulated leagues lie in one library side by side, each with its games and players', async () => {
  const { signal } = new AbortController()
  for (const seed of [1, 2]) {
    const game = simulateGame({ league: leagueFrom(seed), gameNumber: 0, playCount: 3 })
    await writeSimulated(join(folder, `league ${seed}`), [game], { signal })
  }
  const report = await imported(join(folder, 'league 1'), join(folder, 'league 2'))
  expect(report).toMatchObject({ games: 2, plays: 6, problems: [] })
  expect(listGames(library)).toMatchObject([
    { plays: 3, isSimulated: true },
    { plays: 3, isSimulated: true },
  ])
  const names = library.prepare('SELECT name FROM players').pluck().all() as string[]
  const players = [1, 2].flatMap((seed) =>
    leagueFrom(seed).teams.flatMap((team) => team.players.map(({ name }) => name)),
  )
  expect(players).toEqual(expect.arrayContaining(names))
  // 22 on the field in each of the two games at least
  expect(names.length).toBeGreaterThanOrEqual(44)
})
