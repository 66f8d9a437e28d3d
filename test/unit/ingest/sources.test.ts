import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { convertToParquet } from '../../../main/ingest/convert.ts'
import { fileRows, inventedPlay, writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { readFolder, readGood } from '../../builders/reading.ts'

const PACKED = join(import.meta.dirname, '../../fixtures/packed')
const TRACKING = 'tracking_week_1.csv'
const signal = new AbortController().signal
let folder = ''

beforeEach(() => {
  folder = temporaryFolder()
  writeBigDataBowl(folder)
})

/** What the one play of the folder holds, or null where it has no tracks. */
async function samplesRead(): Promise<number | null> {
  const { games, problems } = await readGood(folder)
  expect(problems).toEqual([])
  return games[0]?.plays[0]?.tracking?.x.filter((x) => !Number.isNaN(x)).length ?? null
}

describe('a tracking table packed as', () => {
  test('gz is read', async () => {
    writeFileSync(join(folder, `${TRACKING}.gz`), gzipSync(readFileSync(join(folder, TRACKING))))
    rmSync(join(folder, TRACKING))
    expect(await samplesRead()).toBe(230)
  })

  test('zst is read', async () => {
    writeFileSync(join(folder, `${TRACKING}.zst`), zstdCompressSync(readFileSync(join(folder, TRACKING))))
    rmSync(join(folder, TRACKING))
    expect(await samplesRead()).toBe(230)
  })

  test.each(['bz2', 'xz'])('%s is read', async (packing) => {
    copyFileSync(join(PACKED, `${TRACKING}.${packing}`), join(folder, `${TRACKING}.${packing}`))
    rmSync(join(folder, TRACKING))
    expect(await samplesRead()).toBe(230)
  })

  test('Parquet is read', async () => {
    await convertToParquet(join(folder, TRACKING), join(folder, 'tracking_week_1.parquet'), { signal })
    rmSync(join(folder, TRACKING))
    expect(await samplesRead()).toBe(230)
  })
})

test('a zip as Kaggle gives it is read like the folder inside it', async () => {
  const { games, problems } = await readGood(join(PACKED, 'bowl.zip'))
  expect([games[0]?.plays[0]?.tracking?.frameCount, problems]).toEqual([10, []])
})

test('a packing is told by the bytes, not by the name', async () => {
  writeFileSync(join(folder, TRACKING), gzipSync(readFileSync(join(folder, TRACKING))))
  expect(await samplesRead()).toBe(230)
})

test('CSV and Parquet of one game give the very same tracks', async () => {
  const [fromCsv] = (await readGood(folder)).games
  await convertToParquet(join(folder, TRACKING), join(folder, 'tracking_week_1.parquet'), { signal })
  rmSync(join(folder, TRACKING))
  const [fromParquet] = (await readGood(folder)).games
  expect(fromParquet?.plays).toEqual(fromCsv?.plays)
})

describe('of two forms of one table', () => {
  test('one is read, and a note says which', async () => {
    writeFileSync(join(folder, `${TRACKING}.gz`), gzipSync(readFileSync(join(folder, TRACKING))))
    const { notes, problems } = await readGood(folder)
    expect(notes).toEqual([
      'tracking_week_1.csv and tracking_week_1.csv.gz are the same table; tracking_week_1.csv was read.',
    ])
    expect(problems).toEqual([])
  })

  test('the unpacked files are read and not the zip beside them', async () => {
    copyFileSync(join(PACKED, 'bowl.zip'), join(folder, 'bowl.zip'))
    const { games, notes } = await readGood(folder)
    expect(games).toHaveLength(1)
    expect(notes).toContain(
      'tracking_week_1.csv is the unpacked form of bowl.zip/tracking_week_1.csv; tracking_week_1.csv was read.',
    )
  })
})

describe('tables that lie elsewhere', () => {
  test('are taken from the folder above', async () => {
    mkdirSync(join(folder, 'tracking'))
    copyFileSync(join(folder, TRACKING), join(folder, 'tracking', TRACKING))
    rmSync(join(folder, TRACKING))
    expect(await samplesRead()).toBe(230)
  })

  test('are taken from where they were named', async () => {
    const elsewhere = temporaryFolder()
    copyFileSync(join(folder, TRACKING), join(elsewhere, TRACKING))
    rmSync(join(folder, TRACKING))
    const { games } = await readGood(join(elsewhere, TRACKING), join(folder, 'games.csv'), join(folder, 'plays.csv'))
    expect(games[0]?.plays[0]?.tracking?.frameCount).toBe(10)
  })
})

describe('what is missing is said before anything is read', () => {
  test.each([
    ['plays.csv', 'plays table (plays.csv)'],
    ['games.csv', 'games table (games.csv)'],
  ])('without %s', async (file, name) => {
    rmSync(join(folder, file))
    const reading = await readFolder(folder)
    expect(reading).toMatchObject({ ok: false, fault: { kind: 'missing-table', where: folder } })
    expect(!reading.ok && reading.fault.what).toContain(name)
  })

  test('a folder with nothing to read', async () => {
    expect(await readFolder(temporaryFolder())).toMatchObject({ ok: false, fault: { kind: 'nothing-to-read' } })
  })

  test('a path that is not there', async () => {
    expect(await readFolder(join(folder, 'nowhere'))).toMatchObject({ ok: false, fault: { kind: 'path-missing' } })
  })
})

describe('what cannot be read', () => {
  const zip = readFileSync(join(PACKED, 'bowl.zip'))

  test('is a fault where it is all there is', async () => {
    const path = join(temporaryFolder(), 'bowl.zip')
    writeFileSync(path, zip.subarray(0, zip.length / 2))
    const reading = await readFolder(path)
    expect(reading).toMatchObject({ ok: false, fault: { kind: 'unreadable', where: path } })
    expect(!reading.ok && reading.fault.what).toBe('The zip is cut off or damaged, and cannot be unpacked.')
  })

  test('costs itself and nothing beside it', async () => {
    writeFileSync(join(folder, 'bowl.zip'), zip.subarray(0, zip.length / 2))
    const { games, problems } = await readGood(folder)
    expect(games[0]?.plays[0]?.tracking?.frameCount).toBe(10)
    expect(problems).toMatchObject([{ kind: 'unreadable', file: join(folder, 'bowl.zip') }])
  })

  test('costs one file of a zip and not the others', async () => {
    const damaged = Buffer.from(zip)
    // the first byte behind an entry's name is its data; a block of type 3 is no deflate
    damaged[damaged.indexOf('players.csv') + 'players.csv'.length + extraLength(damaged, 'players.csv')] = 0xff
    const path = join(temporaryFolder(), 'bowl.zip')
    writeFileSync(path, damaged)
    const { games, problems } = await readGood(path)
    expect(games[0]?.plays[0]?.tracking?.frameCount).toBe(10)
    expect(problems).toMatchObject([{ kind: 'unreadable', file: join(path, 'players.csv') }])
  })

  test('is named where it is the table that everything else needs', async () => {
    rmSync(join(folder, 'plays.csv'))
    writeFileSync(join(folder, 'plays.csv.zip'), zip.subarray(0, zip.length / 2))
    const reading = await readFolder(folder)
    expect(reading).toMatchObject({ ok: false, fault: { kind: 'unreadable', where: join(folder, 'plays.csv.zip') } })
  })

  test('stops a conversion before it writes anything', async () => {
    writeFileSync(join(folder, 'bowl.zip'), zip.subarray(0, zip.length / 2))
    const out = join(temporaryFolder(), 'out')
    expect(await convertToParquet(folder, out, { signal })).toMatchObject({ ok: false, fault: { kind: 'unreadable' } })
    expect(existsSync(out)).toBe(false)
  })

  /** Bytes between the name of an entry and its data. */
  function extraLength(bytes: Buffer, name: string): number {
    return bytes.readUInt16LE(bytes.indexOf(name) - 2)
  }
})

describe('links', () => {
  test('to files are read like the files', async () => {
    const linked = temporaryFolder()
    for (const name of readdirSync(folder)) symlinkSync(join(folder, name), join(linked, name))
    const { games, problems } = await readGood(linked)
    expect([games[0]?.plays[0]?.tracking?.frameCount, problems]).toEqual([10, []])
  })

  test('to folders are followed', async () => {
    const linked = temporaryFolder()
    symlinkSync(folder, join(linked, 'bowl'))
    expect((await readGood(linked)).games).toHaveLength(1)
  })

  test('that lead back to where they lie are followed no further', async () => {
    symlinkSync(folder, join(folder, 'again'))
    const { games, problems } = await readGood(folder)
    expect([games.length, problems]).toEqual([1, []])
  })

  test('that lead nowhere are reported, and the rest is read', async () => {
    symlinkSync(join(folder, 'nowhere.csv'), join(folder, 'more.csv'))
    symlinkSync(join(folder, 'nowhere.txt'), join(folder, 'notes'))
    const { games, problems } = await readGood(folder)
    expect(games).toHaveLength(1)
    expect(problems).toMatchObject([{ kind: 'unreadable', file: join(folder, 'more.csv') }])
  })
})

test('a season a folder is a source a folder', async () => {
  const seasons = temporaryFolder()
  for (const [season, gameId] of [
    ['2097', 2097090100],
    ['2098', 2098090100],
  ] as const) {
    writeBigDataBowl(join(seasons, season), { plays: [inventedPlay({ gameId })] })
  }
  const { games } = await readGood(seasons)
  expect(games.map(({ game, source }) => [game.gameId, source.location])).toEqual([
    [2097090100, join(seasons, '2097')],
    [2098090100, join(seasons, '2098')],
  ])
})

test('metadata without tracking are read for their labels, and a note says so', async () => {
  rmSync(join(folder, TRACKING))
  const { games, notes, problems } = await readGood(folder)
  expect(games[0]?.plays[0]).toMatchObject({ tracking: null, play: { manZoneLabel: 'Zone', lineOfScrimmage: 45 } })
  expect([notes, problems]).toEqual([
    ['1 play came without tracking; its record was kept for labels and tendencies.'],
    [],
  ])
})

test('rows may come frame by frame instead of player by player', async () => {
  writeBigDataBowl(folder, { rows: fileRows(inventedPlay()).toSorted((a, b) => a.frameId - b.frameId) })
  expect(await samplesRead()).toBe(230)
})

test('plays and games may be mixed in a file, and come out whole and in order', async () => {
  const plays = [inventedPlay({ playId: 75 }), inventedPlay({ playId: 50 }), inventedPlay({ gameId: 2098010101 })]
  const rows = plays.flatMap(fileRows).toSorted((a, b) => a.who - b.who || a.frameId - b.frameId)
  writeBigDataBowl(folder, { plays, rows })
  const { games } = await readGood(folder)
  expect(
    games.map((game) => game.plays.map(({ play, tracking }) => [play.playId, tracking?.x.includes(Number.NaN)])),
  ).toEqual([
    [
      [50, false],
      [75, false],
    ],
    [[50, false]],
  ])
})

test("a crosswalk leads from the numbers of a source to the league's roster", async () => {
  writeFileSync(join(folder, 'crosswalk.csv'), 'nflId,gsisId,gsisItId\n1000,00-001,52000\n')
  const [game] = (await readGood(folder)).games
  expect(game?.players.get(1000)).toMatchObject({ playerId: 1000, rosterId: 52000 })
  expect(game?.source.playerIdSpace).toBe('nfl')
})

test('the scouting table of 2023 tells what players did, too', async () => {
  writeFileSync(
    join(folder, 'pffScoutingData.csv'),
    'gameId,playId,nflId,pff_role,pff_positionLinedUp,pff_hit\n2098010100,50,1015,Coverage,LCB,NA\n',
  )
  const [game] = (await readGood(folder)).games
  expect(game?.plays[0]?.playerPlays).toMatchObject([{ playerId: 1015, role: 'Coverage', linedUpAt: 'LCB' }])
})

test('what players did comes with their plays', async () => {
  writeFileSync(
    join(folder, 'player_play.csv'),
    'gameId,playId,nflId,wasInitialPassRusher,wasRunningRoute,inMotionAtBallSnap,pff_defensiveCoverageAssignment,pff_primaryDefensiveCoverageMatchupNflId\n2098010100,50,1015,0,NA,FALSE,3L,1002\n',
  )
  const [game] = (await readGood(folder)).games
  expect(game?.plays[0]?.playerPlays).toMatchObject([
    { playerId: 1015, coverageAssignment: '3L', matchupPlayerId: 1002, wasPassRusher: false, wasRunningRoute: null },
  ])
})

test('a file that is no table of ours is named by the fault', async () => {
  const list = join(temporaryFolder(), 'grocery-list.csv')
  writeFileSync(list, 'milk,eggs\n1,12\n')
  const reading = await readFolder(list)
  expect(reading).toMatchObject({ ok: false, fault: { kind: 'nothing-to-import', where: list } })
})
