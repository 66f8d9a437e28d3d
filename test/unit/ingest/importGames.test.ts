import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ImportProgress } from '../../../main/ingest/importGames.ts'
import { importGames } from '../../../main/ingest/importGames.ts'
import { listFlags, putFlag } from '../../../main/library/flags.ts'
import { listGames } from '../../../main/library/games.ts'
import { listPlays } from '../../../main/library/plays.ts'
import { seconds } from '../../../ml/football/units.ts'
import { type InventedPlay, inventedPlay, writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { putValue } from '../../builders/csvFile.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good, newLibrary } from '../../builders/library.ts'

const GAMES = [2098010100, 2098010101, 2098010102]
let folder = ''

beforeEach(() => {
  folder = join(temporaryFolder(), 'bowl')
})

function writeGames(change: (play: InventedPlay) => InventedPlay = (play) => play): void {
  const plays = GAMES.flatMap((gameId) => [50, 75].map((playId) => change(inventedPlay({ gameId, playId }))))
  writeBigDataBowl(folder, { plays })
}

test('an import counts games, plays and frames', async () => {
  writeGames()
  const report = good(await importGames(newLibrary(), [folder]))
  expect(report).toEqual({ games: 3, plays: 6, frames: 60, unchanged: 0, problems: [], notes: [] })
})

test('the same files again change nothing, and the report counts them as unchanged', async () => {
  writeGames()
  const library = newLibrary()
  await importGames(library, [folder])
  const before = library.serialize()
  const report = good(await importGames(library, [folder]))
  expect(report).toMatchObject({ games: 3, plays: 6, unchanged: 6 })
  expect(library.serialize().equals(before)).toBe(true)
})

test('a changed version of the same folder replaces the plays that changed', async () => {
  writeGames()
  const library = newLibrary()
  await importGames(library, [folder])
  writeGames((play) => (play.playId === 75 ? { ...play, coverage: 'Cover-1', manZone: 'Man' } : play))
  const report = good(await importGames(library, [folder]))
  expect(report).toMatchObject({ plays: 6, unchanged: 3, problems: [] })
  expect(listPlays(library, null).map(({ play }) => play.coverageLabel)).toEqual(
    GAMES.flatMap(() => ['Cover-3', 'Cover-1']),
  )
})

test('a folder of one play never wipes a game', async () => {
  writeGames()
  const library = newLibrary()
  await importGames(library, [folder])
  const other = temporaryFolder()
  writeBigDataBowl(other, { plays: [inventedPlay({ playId: 75, coverage: 'Quarters' })] })
  const report = good(await importGames(library, [other]))
  expect(listPlays(library, null)).toHaveLength(6)
  expect(report.problems).toMatchObject([
    { kind: 'conflict', column: 'coverageLabel', kept: 'Cover-3, from the library' },
  ])
})

test.each([
  ['games.csv', 'week', { week: null }],
  ['games.csv', 'season', { season: 2097 }],
  ['plays.csv', 'down', { down: null }],
  ['plays.csv', 'quarter', { quarter: null }],
  ['plays.csv', 'preSnapHomeScore', { homeScoreBefore: null }],
])('a fraction in %s where %s is counted costs that value alone', async (file, column, expected) => {
  writeBigDataBowl(folder)
  putValue(join(folder, file), { line: 2, column, value: '2.5' })
  const library = newLibrary()
  const { problems } = good(await importGames(library, [folder]))
  expect(problems).toMatchObject([{ kind: 'bad-number', file, lines: [2], column }])
  expect(problems[0]?.problem).toContain('"2.5" is not a whole number')
  const [stored] = listPlays(library, null)
  expect({ ...listGames(library)[0], ...stored?.play }).toMatchObject(expected)
})

test('a flag and its note survive every import', async () => {
  writeGames()
  const library = newLibrary()
  await importGames(library, [folder])
  const [first] = listPlays(library, null)
  const key = { gameId: first?.play.gameId as never, playId: first?.play.playId as never }
  const times = { createdAt: '2098-02-01T00:00:00Z', changedAt: '2098-02-01T00:00:00Z' }
  putFlag(library, { ...key, ...times, flagId: 'f', moment: seconds(-0.5), state: 'added', note: 'late rotation' })
  writeGames((play) => ({ ...play, lineOfScrimmage: 60 }))
  await importGames(library, [folder])
  expect(listFlags(library, null)).toMatchObject([{ flagId: 'f', note: 'late rotation' }])
})

describe('a cancelled import', () => {
  /** Cancels after the first game was stored. */
  async function cancelAfterOneGame() {
    writeGames()
    const library = newLibrary()
    const cancelling = new AbortController()
    const onProgress = ({ games }: ImportProgress) => {
      if (games === 1) cancelling.abort(new Error('enough'))
    }
    const outcome = importGames(library, [folder], { signal: cancelling.signal, onProgress })
    await expect(outcome).rejects.toThrow('enough')
    return library
  }

  test('leaves the games that were stored, whole, and no others', async () => {
    const library = await cancelAfterOneGame()
    expect(listGames(library).map(({ gameId, plays, trackedPlays }) => [gameId, plays, trackedPlays])).toEqual([
      [GAMES[0], 2, 2],
    ])
  })

  test('can be taken up again', async () => {
    const library = await cancelAfterOneGame()
    expect(good(await importGames(library, [folder]))).toMatchObject({ games: 3, plays: 6, unchanged: 2 })
    expect(listGames(library)).toHaveLength(3)
  })
})

describe('progress', () => {
  /** Imports, and returns what was told on the way. */
  async function progressOf(...paths: string[]): Promise<ImportProgress[]> {
    const seen: ImportProgress[] = []
    await importGames(newLibrary(), paths, { onProgress: (progress) => seen.push(progress) })
    return seen
  }

  test('rises over reading and storing from 0 to 1, and counts games', async () => {
    writeGames()
    const seen = await progressOf(folder)
    const shares = seen.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    const storing = seen.filter(({ stage }) => stage === 'storing')
    expect(storing.map(({ games }) => games)).toEqual([1, 2, 3])
    expect(storing.map(({ share }) => share)).toEqual([0.8, 0.9, 1].map((share) => expect.closeTo(share, 9)))
  })

  test('rises over folder after folder, by how much there is to read in each', async () => {
    writeGames()
    const other = temporaryFolder()
    writeBigDataBowl(other, { plays: [inventedPlay({ gameId: 2099010100 })] })
    const shares = (await progressOf(folder, other)).map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBeCloseTo(1, 9)
  })

  test('goes to the end without tracks too', async () => {
    writeGames()
    rmSync(join(folder, 'tracking_week_1.csv'))
    expect((await progressOf(folder)).at(-1)?.share).toBeCloseTo(1, 9)
  })
})
