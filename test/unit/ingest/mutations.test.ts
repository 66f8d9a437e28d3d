/** Files spoiled by chance: what comes of them is a reading or a fault, and no sample that a checksum speaks against. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { convertToParquet } from '../../../main/ingest/convert.ts'
import { openLabels } from '../../../main/ingest/labels.ts'
import { type Random, randomFrom } from '../../../ml/base/random.ts'
import { TRACK_COLUMNS } from '../../../ml/football/tracking.ts'
import { inventedPlay, writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { suiteFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'
import { mutated, withOddHeader } from '../../builders/mutations.ts'
import { type Reading, readFolder } from '../../builders/reading.ts'
import { zipOf } from '../../builders/zipFile.ts'
import { withChecksum } from '../../builders/zstdFrame.ts'

const { signal } = new AbortController()
/** Of each kind of file; of each table in those that five tables are tried in, half of them. */
const MUTATIONS = 25
const OTHER_GAME = 2098010200
const OTHER_PLAYS = [50, 75].map((playId) => inventedPlay({ gameId: OTHER_GAME, playId }))
const TRACKING = 'tracking_week_1.csv'
const TABLES = ['games', 'plays', 'players', 'tracking_week_1', 'player_play'] as const
const PACKED = join(import.meta.dirname, '../../fixtures/packed')
const folder = suiteFolder()
const table = (name: string) => readFileSync(join(folder, 'whole', name))
let samples: ReadonlyMap<string, number>

beforeAll(async () => {
  const whole = join(folder, 'whole')
  writeBigDataBowl(whole)
  const players = Array.from({ length: 22 }, (_, i) => `2098010100,50,${1000 + i},${i % 2},3L`)
  const header = 'gameId,playId,nflId,wasInitialPassRusher,pff_defensiveCoverageAssignment'
  writeFileSync(join(whole, 'player_play.csv'), [header, ...players, ''].join('\n'))
  for (const name of TABLES) {
    good(await convertToParquet(join(whole, `${name}.csv`), join(folder, 'parquet', `${name}.parquet`), { signal }))
  }
  samples = samplesOf(good(await readFolder(whole)))
})

/** Every sample by its place and column. */
function samplesOf({ games }: Reading): Map<string, number> {
  const samples = new Map<string, number>()
  for (const { game, plays } of games) {
    for (const { play, tracking } of plays) {
      if (tracking === null) continue
      for (const [cell, column] of cellsOf(tracking.x.length)) {
        const value = tracking[column][cell] as number
        const width = tracking.tracks.length
        const frame = tracking.firstFrameId + Math.floor(cell / width)
        const who = tracking.tracks[cell % width]?.playerId ?? 'ball'
        if (!Number.isNaN(value)) samples.set([game.gameId, play.playId, who, frame, column].join(' '), value)
      }
    }
  }
  return samples
}

const cellsOf = (count: number) =>
  Array.from({ length: count }, (_, cell) => TRACK_COLUMNS.map((column) => [cell, column] as const)).flat()

/** A folder with the five tables, one of them spoiled in this form, beside a folder that is whole. */
function spoiledFolder(name: string, bytes: Buffer, ending: string): string {
  const parent = suiteSubfolder()
  const spoiled = join(parent, 'spoiled')
  mkdirSync(spoiled, { recursive: true })
  for (const other of TABLES) {
    if (other !== name) writeFileSync(join(spoiled, `${other}.csv`), table(`${other}.csv`))
  }
  writeFileSync(join(spoiled, `${name}${ending}`), bytes)
  writeBigDataBowl(join(parent, 'other'), { plays: OTHER_PLAYS })
  return parent
}

let folders = 0
const suiteSubfolder = () => join(folder, String(folders++))

/** Reads the folder as an import, as labels and as a conversion do; each ends in a result. */
async function readEveryWay(parent: string): Promise<Reading> {
  const reading = await readGames(parent)
  const labels = await openLabels(join(parent, 'spoiled'), signal)
  if (labels.ok) onTestFinished(() => labels.value.dispose())
  await convertToParquet(join(parent, 'spoiled'), `${parent} converted`, { signal })
  return reading
}

async function readGames(parent: string): Promise<Reading> {
  const reading = good(await readFolder(parent))
  expect(reading.games.map(({ game }) => game.gameId)).toContain(OTHER_GAME)
  for (const { problem, file } of reading.problems) expect(`${file}: ${problem}`).not.toMatch(/\bat .+:\d+:\d+|Error:/)
  return reading
}

describe.each([
  ['gz', () => gzipSync(table(TRACKING)), '.csv.gz'],
  ['zst', () => withChecksum(table(TRACKING)), '.csv.zst'],
  ['xz', () => readFileSync(join(PACKED, `${TRACKING}.xz`)), '.csv.xz'],
  ['bz2', () => readFileSync(join(PACKED, `${TRACKING}.bz2`)), '.csv.bz2'],
  ['stored zip', () => zipOf([[TRACKING, table(TRACKING)]], 'stored'), '.csv.zip'],
  ['deflated zip', () => zipOf([[TRACKING, table(TRACKING)]], 'deflated'), '.csv.zip'],
] as const)('a %s file', (kind, packed, ending) => {
  test('spoiled by chance gives no sample that it did not hold', async () => {
    const [bytes, random] = [packed(), randomFrom(kind)]
    for (let i = 0; i < MUTATIONS; i++) {
      const reading = await readGames(spoiledFolder('tracking_week_1', mutated(bytes, random), ending))
      const read = [...samplesOf(reading)].filter(([place]) => !place.startsWith(`${OTHER_GAME}`))
      const others = read.filter(([place, value]) => samples.get(place) !== value)
      expect([i, others]).toEqual([i, []])
      // what did not come in has been told
      if (read.length < samples.size) expect([i, reading.problems]).not.toEqual([i, []])
    }
  })
})

describe.each([
  ['CSV', (name: string, random: Random) => mutated(table(`${name}.csv`), random), '.csv'],
  ['CSV with an odd header', (name: string, random: Random) => withOddHeader(table(`${name}.csv`), random), '.csv'],
  [
    'Parquet',
    (name: string, random: Random) => mutated(readFileSync(join(folder, 'parquet', `${name}.parquet`)), random),
    '.parquet',
  ],
] as const)('a %s file', (kind, spoil, ending) => {
  test.each(TABLES)('with the table %s, spoiled by chance, ends nothing', async (name) => {
    const random = randomFrom(`${kind} ${name}`)
    for (let i = 0; i < MUTATIONS / 2; i++) await readEveryWay(spoiledFolder(name, spoil(name, random), ending))
  })
})
