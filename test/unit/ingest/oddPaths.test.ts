/** A path is data: folders whose names mean something to DuckDB, to a shell or in an address are folders like others. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { convertToParquet } from '../../../main/ingest/convert.ts'
import { DuckSession, readParquet } from '../../../main/ingest/duck.ts'
import { openLabels } from '../../../main/ingest/labels.ts'
import type { PredictedPlay } from '../../../main/prediction/predictLibrary.ts'
import { PredictionTable } from '../../../main/reports/predictionTable.ts'
import { gameId } from '../../../ml/football/ids.ts'
import { inventedPlay, writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good, playRecord } from '../../builders/library.ts'
import { readGood } from '../../builders/reading.ts'

/** Odd names of folders, each with a neighbor that it would match as a pattern, if there is one. */
const ODD_NAMES = [
  ['x[1]', 'x1'],
  ['week*', 'week 1'],
  ['week?', 'week1'],
  ['{a,b}', 'a'],
  ['**', 'anything'],
  ['gameId=2098010199', null],
  ['x=3', null],
  ['http:', null],
  ['s3:', null],
  ['~', null],
  ['coach\'s "film"', null],
  ['back\\slash[1]', 'back\\slash1'],
  ['two\nlines', null],
  ['plays.csv.gz', null],
] as const

const { signal } = new AbortController()

/** A folder of an odd name with one game of one play, 2098010100, and its neighbor with another game. */
function oddFolder(name: string, neighbor: string | null, { packed = false } = {}): string {
  const parent = temporaryFolder()
  if (neighbor !== null) {
    writeBigDataBowl(join(parent, neighbor), { plays: [inventedPlay({ gameId: 2098010177 }), inventedPlay()] })
  }
  const folder = join(parent, name)
  writeBigDataBowl(folder)
  const playerPlays = 'gameId,playId,nflId,wasInitialPassRusher\n2098010100,50,1015,1\n'
  writeFileSync(join(folder, 'player_play.csv'), playerPlays)
  if (packed) writeFileSync(join(folder, 'more_player_play.csv.gz'), gzipSync(playerPlays.replace('1015', '1016')))
  return folder
}

describe.each(ODD_NAMES)('a folder named %j', (name, neighbor) => {
  test('is imported with its own tables and nothing else', async () => {
    const { games, problems } = await readGood(oddFolder(name, neighbor))
    expect(problems).toEqual([])
    expect(games.map(({ game, plays }) => [game.gameId, plays.length])).toEqual([[2098010100, 1]])
    expect(games[0]?.plays[0]?.tracking?.frameCount).toBe(10)
    expect(games[0]?.plays[0]?.tracking?.x.some((x) => x === 3)).toBe(false)
    expect(games[0]?.plays[0]?.playerPlays).toHaveLength(1)
  })

  test('is converted into another of that kind, and read from there', async () => {
    const from = oddFolder(name, neighbor)
    const to = join(temporaryFolder(), name)
    mkdirSync(to)
    good(await convertToParquet(from, to, { signal }))
    expect(readdirSync(to).toSorted()).toEqual(
      ['games', 'player_play', 'players', 'plays', 'tracking_week_1'].map((table) => `${table}.parquet`),
    )
    const { games, problems } = await readGood(to)
    expect([games.map(({ game }) => game.gameId), problems]).toEqual([[2098010100], []])
    expect(games[0]?.plays).toEqual((await readGood(from)).games[0]?.plays)
  })

  test('gives its labels', async () => {
    const labels = good(await openLabels(oddFolder(name, neighbor), signal))
    onTestFinished(() => labels.dispose())
    expect((await labels.playerPlaysOf(gameId(2098010100))).get(50)).toHaveLength(1)
    expect((await labels.playerPlaysOf(gameId(2098010177))).size).toBe(0)
  })

  test('takes predictions', async () => {
    const path = join(temporaryFolder(), name, 'p.parquet')
    if (neighbor !== null) {
      mkdirSync(join(path, '..', '..', neighbor))
      writeFileSync(join(path, '..', '..', neighbor, 'p.parquet.partial'), 'a\n1\n')
    }
    const table = good(await PredictionTable.open(path, 'parquet'))
    await table.add(predictedPlay())
    await table.finish()
    await table.dispose()
    expect(readdirSync(join(path, '..'))).toEqual(['p.parquet'])
    expect(await rowsOf(path)).toMatchObject([{ frameUniqueId: '2098010100_50_7', man_prob: 0.25 }])
  })
})

// in a pattern, DuckDB takes a backslash for the end of a folder's name on every system
test.each(ODD_NAMES.filter(([name]) => !name.includes('\\')))(
  'temporary files may lie in a folder named %j',
  async (name, neighbor) => {
    const temporary = join(temporaryFolder(), name)
    mkdirSync(temporary)
    if (neighbor !== null) mkdirSync(join(temporary, '..', neighbor))
    vi.stubEnv('TMPDIR', temporary)
    onTestFinished(() => void vi.unstubAllEnvs())
    const folder = oddFolder('bowl', null)
    const { games, problems } = await readGood(folder)
    expect([games.map(({ plays }) => plays.length), problems]).toEqual([[1], []])
    expect(games[0]?.plays[0]?.tracking?.x.some((x) => x === 3)).toBe(false)
  },
)

test('two packed tables of what players did are both read', async () => {
  const { games } = await readGood(oddFolder('bowl', null, { packed: true }))
  expect(games[0]?.plays[0]?.playerPlays.map(({ playerId }) => playerId)).toEqual([1015, 1016])
})

function predictedPlay(): PredictedPlay {
  const input = { tracking: { firstFrameId: 7 } }
  return { play: playRecord(), input, manProbability: Float32Array.of(0.25) } as unknown as PredictedPlay
}

/** The rows of a Parquet file, read at a place whose path means nothing. */
async function rowsOf(path: string): Promise<Record<string, unknown>[]> {
  expect(existsSync(path)).toBe(true)
  const session = await DuckSession.open({ scratch: temporaryFolder() })
  onTestFinished(() => session.dispose())
  const plain = join(temporaryFolder(), 'plain.parquet')
  writeFileSync(plain, readFileSync(path))
  return session.rows(`SELECT * FROM ${readParquet(plain)}`)
}
