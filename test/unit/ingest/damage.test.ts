/** Damaged packings: what a checksum does not vouch for never comes in. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { inventedPlay, writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { type Reading, readFolder, readGood } from '../../builders/reading.ts'
import { zipOf } from '../../builders/zipFile.ts'
import { withChecksum } from '../../builders/zstdFrame.ts'

const TRACKING = 'tracking_week_1.csv'
const plays = [inventedPlay(), inventedPlay({ playId: 75 }), inventedPlay({ playId: 100 })]
const PACKED = join(import.meta.dirname, '../../fixtures/packed')
let folder = ''
let csv: Buffer

beforeEach(() => {
  folder = temporaryFolder()
  writeBigDataBowl(folder, { plays })
  csv = readFileSync(join(folder, TRACKING))
})

/** Reads the folder with its tracking table packed. */
async function readPacked(bytes: Uint8Array, ending: string): Promise<Reading> {
  rmSync(join(folder, TRACKING))
  writeFileSync(join(folder, `${TRACKING}.${ending}`), bytes)
  return readGood(folder)
}

function flipped(bytes: Uint8Array, at: number, bit = 0): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] as number) ^ (1 << bit)
  return copy
}

const samplesOf = ({ games }: Reading) =>
  games
    .flatMap((game) => game.plays.flatMap(({ tracking }) => [...(tracking?.x ?? [])]))
    .filter((x) => !Number.isNaN(x))

/** The first bytes of the table, to the end of a row. */
function rowsUpTo(share: number): Buffer {
  return csv.subarray(0, csv.lastIndexOf('\n', csv.length * share) + 1)
}
const rowCount = (bytes: Buffer) => bytes.toString().split('\n').length - 2

describe('a gz file', () => {
  test('with a wrong checksum gives nothing, and says that it is damaged', async () => {
    const packed = gzipSync(csv)
    const reading = await readPacked(flipped(packed, packed.length - 6), 'gz')
    expect(samplesOf(reading)).toEqual([])
    expect(reading.problems[0]).toMatchObject({
      kind: 'damaged-file',
      file: `${TRACKING}.gz`,
      kept: 'nothing of this file',
    })
  })

  test('with a flipped bit anywhere gives the right samples or none', async () => {
    const packed = gzipSync(csv)
    const all = samplesOf(await readGood(folder))
    rmSync(join(folder, TRACKING))
    for (let at = 12; at < packed.length; at += Math.floor(packed.length / 40)) {
      writeFileSync(join(folder, `${TRACKING}.gz`), flipped(packed, at, at % 8))
      const reading = await readGood(folder)
      expect([[], all]).toContainEqual(samplesOf(reading))
      expect(reading.problems.map(({ kind }) => kind)).toContain('damaged-file')
    }
  })

  test('of several members is read to its end', async () => {
    const [first, second] = [rowsUpTo(0.4), csv.subarray(rowsUpTo(0.4).length)]
    const reading = await readPacked(Buffer.concat([gzipSync(first), gzipSync(second)]), 'gz')
    expect(samplesOf(reading)).toHaveLength(rowCount(csv))
    expect(reading.problems).toEqual([])
  })

  test('of several members gives the whole rows of those before the damage', async () => {
    const [first, second] = [rowsUpTo(0.4), csv.subarray(rowsUpTo(0.4).length)]
    const damaged = gzipSync(second)
    const reading = await readPacked(Buffer.concat([gzipSync(first), flipped(damaged, damaged.length - 6)]), 'gz')
    expect(samplesOf(reading)).toHaveLength(rowCount(first))
    const lines = [rowCount(first) + 2]
    expect(reading.problems[0]).toMatchObject({ kind: 'damaged-file', lines })
    expect(reading.problems[0]?.problem).toContain(`damaged after ${rowCount(first)} whole rows`)
  })

  test('of which the second member has lost its mark says that there is more', async () => {
    const [first, second] = [rowsUpTo(0.4), csv.subarray(rowsUpTo(0.4).length)]
    const reading = await readPacked(Buffer.concat([gzipSync(first), flipped(gzipSync(second), 0)]), 'gz')
    expect(samplesOf(reading)).toHaveLength(rowCount(first))
    expect(reading.problems[0]).toMatchObject({ kind: 'damaged-file' })
  })

  test('that is filled up with zeros is whole', async () => {
    const reading = await readPacked(Buffer.concat([gzipSync(csv), Buffer.alloc(5000)]), 'gz')
    expect([samplesOf(reading).length, reading.problems]).toEqual([rowCount(csv), []])
  })

  test('that has lost the last of its checksum keeps its rows, and says that it is cut off', async () => {
    const reading = await readPacked(gzipSync(csv).subarray(0, -2), 'gz')
    expect(samplesOf(reading)).toHaveLength(rowCount(csv))
    expect(reading.problems[0]).toMatchObject({ kind: 'cut-off' })
  })

  test('that is cut within its last row keeps no part of that row', async () => {
    // stored and not squeezed, so that the cut is where it is wanted: within the last number of a row
    const packed = gzipSync(csv, { level: 0 })
    const at = packed.lastIndexOf('\n', packed.length * 0.5) - 1
    const reading = await readPacked(packed.subarray(0, at), 'gz')
    const whole = packed.subarray(0, at).toString('latin1').split('\n').length - 2
    expect(reading.problems.map(({ kind }) => kind)).toEqual(['cut-off'])
    expect(reading.problems[0]?.problem).toContain(`after ${whole} whole rows`)
    expect(samplesOf(reading)).toHaveLength(whole)
  })
})

describe('a zst file', () => {
  test('of several frames is read to its end', async () => {
    const [first, second] = [rowsUpTo(0.4), csv.subarray(rowsUpTo(0.4).length)]
    const packed = Buffer.concat([zstdCompressSync(first), skippableFrame(), zstdCompressSync(second)])
    const reading = await readPacked(packed, 'zst')
    expect([samplesOf(reading).length, reading.problems]).toEqual([rowCount(csv), []])
  })

  test('with a wrong checksum gives nothing, and says that it is damaged', async () => {
    const packed = withChecksum(csv)
    const reading = await readPacked(flipped(packed, packed.length - 2), 'zst')
    expect(samplesOf(reading)).toEqual([])
    expect(reading.problems[0]).toMatchObject({ kind: 'damaged-file' })
  })

  test('gives the whole rows of the frames before the damage', async () => {
    const [first, second] = [rowsUpTo(0.4), csv.subarray(rowsUpTo(0.4).length)]
    const damaged = withChecksum(second)
    const packed = Buffer.concat([withChecksum(first), flipped(damaged, damaged.length - 2)])
    const reading = await readPacked(packed, 'zst')
    expect(samplesOf(reading)).toHaveLength(rowCount(first))
    expect(reading.problems[0]).toMatchObject({ kind: 'damaged-file', lines: [rowCount(first) + 2] })
  })

  test('that something else follows keeps its rows and says so', async () => {
    const reading = await readPacked(Buffer.concat([zstdCompressSync(csv), Buffer.from('something else')]), 'zst')
    expect(samplesOf(reading)).toHaveLength(rowCount(csv))
    expect(reading.problems[0]).toMatchObject({ kind: 'damaged-file' })
  })

  function skippableFrame(): Buffer {
    return Buffer.from([0x51, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])
  }
})

test.each(['bz2', 'xz'])('a flipped bit anywhere in a %s file gives the right samples or none', async (ending) => {
  writeBigDataBowl(folder)
  const packed = readFileSync(join(PACKED, `${TRACKING}.${ending}`))
  const all = samplesOf(await readGood(folder))
  rmSync(join(folder, TRACKING))
  for (let at = 10; at < packed.length; at += Math.floor(packed.length / 40)) {
    writeFileSync(join(folder, `${TRACKING}.${ending}`), flipped(packed, at, at % 8))
    const { games, problems } = await readGood(folder)
    expect([[], all]).toContainEqual(samplesOf({ games, problems, notes: [] }))
    // a few bits fill up a byte and mean nothing
    if (samplesOf({ games, problems, notes: [] }).length === 0) expect(problems).not.toEqual([])
  }
})

describe('an entry of a zip', () => {
  const entries = () => ['games.csv', 'players.csv', 'plays.csv', TRACKING].map((name) => [name, read(name)] as const)
  const read = (name: string) => readFileSync(join(folder, name))

  async function readZip(bytes: Uint8Array): Promise<Reading> {
    const path = join(temporaryFolder(), 'bowl.zip')
    writeFileSync(path, bytes)
    return readGood(path)
  }

  test.each(['stored', 'deflated'] as const)(
    'that is %s and has a flipped bit gives nothing, and is named',
    async (how) => {
      const zip = zipOf(entries(), how)
      const at = zip.indexOf(TRACKING) + TRACKING.length + 400
      const reading = await readZip(flipped(zip, at, 1))
      expect(samplesOf(reading)).toEqual([])
      expect(reading.problems[0]).toMatchObject({
        kind: 'damaged-file',
        file: `bowl.zip/${TRACKING}`,
        kept: 'nothing of this file',
      })
    },
  )

  test('with another size than the zip says gives nothing', async () => {
    const zip = zipOf(entries(), 'deflated')
    // the size once unpacked, in the directory
    const at = zip.lastIndexOf(TRACKING) - 46 + 24
    const reading = await readZip(flipped(zip, at))
    expect(samplesOf(reading)).toEqual([])
    expect(reading.problems[0]).toMatchObject({ kind: 'damaged-file', file: `bowl.zip/${TRACKING}` })
  })

  test('with another name in the directory than beside its data is damaged, and the others come in', async () => {
    const zip = zipOf(entries(), 'deflated')
    const reading = await readZip(flipped(zip, zip.lastIndexOf(TRACKING) + TRACKING.length - 1))
    expect(samplesOf(reading)).toEqual([])
    expect(reading.problems.map(({ kind, file }) => [kind, file.endsWith(TRACKING)])).toContainEqual([
      'unreadable',
      true,
    ])
    expect(reading.games).toHaveLength(1)
  })

  test('that the directory does not count is missed', async () => {
    const zip = zipOf(entries(), 'deflated')
    const end = zip.length - 22
    zip.writeUInt16LE(3, end + 10)
    const path = join(temporaryFolder(), 'bowl.zip')
    writeFileSync(path, zip)
    expect(await readFolder(path)).toMatchObject({ ok: false, fault: { kind: 'unreadable' } })
  })

  test('that takes a password says so', async () => {
    const zip = zipOf(entries(), 'deflated')
    // the flag of encryption, in the directory
    const reading = await readZip(flipped(zip, zip.lastIndexOf(TRACKING) - 46 + 8))
    const problem = reading.problems.find(({ file }) => file.endsWith(TRACKING))
    expect(problem?.problem).toContain('password')
  })

  test('that is packed in another way says so', async () => {
    const zip = zipOf(entries(), 'deflated')
    // deflate64, as Windows packs large files
    const reading = await readZip(flipped(zip, zip.lastIndexOf(TRACKING) - 46 + 10))
    const problem = reading.problems.find(({ file }) => file.endsWith(TRACKING))
    expect(problem?.problem).toContain('does not support')
  })
})

test('two packed tables of what players did are both read', async () => {
  const header = 'gameId,playId,nflId,pff_role,pff_positionLinedUp\n'
  const scouting = (player: number) => gzipSync(`${header}2098010100,50,${player},Coverage,LCB\n`)
  writeFileSync(join(folder, 'pffScoutingData1.csv.gz'), scouting(1015))
  writeFileSync(join(folder, 'pffScoutingData2.csv.gz'), scouting(1016))
  const { games } = await readGood(folder)
  expect(games[0]?.plays[0]?.playerPlays.map(({ playerId }) => playerId)).toEqual([1015, 1016])
})

test('a plain table with the name of a packed one is read', async () => {
  const reading = await readPacked(csv, 'gz')
  expect([samplesOf(reading).length, reading.problems]).toEqual([rowCount(csv), []])
})
