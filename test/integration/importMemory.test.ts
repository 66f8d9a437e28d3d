/** However large a table is, an import holds a bounded part of it. */
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { beforeEach, expect, test } from 'vitest'
import { writeBigDataBowl } from '../builders/bigDataBowl.ts'
import { temporaryFolder } from '../builders/folder.ts'
import { presnap } from '../builders/presnap.ts'

const MOST_MB = 700
const PART_ROWS = 100_000
let folder = ''
let data = ''

beforeEach(() => {
  folder = temporaryFolder()
  data = join(folder, 'data')
  writeBigDataBowl(data)
})

const linesOf = (name: string) => readFileSync(join(data, name), 'utf8').trimEnd().split('\n')

/** Replaces a table by its header and `count` rows, packed; it is written in parts. */
async function writeRows(name: string, count: number, rowAt: (i: number) => string): Promise<void> {
  const [header = ''] = linesOf(name)
  function* parts() {
    yield `${header}\n`
    for (let first = 0; first < count; first += PART_ROWS) {
      const rows = Array.from({ length: Math.min(PART_ROWS, count - first) }, (_, i) => rowAt(first + i))
      yield `${rows.join('\n')}\n`
    }
  }
  writeFileSync(join(data, name), '')
  await pipeline(Readable.from(parts()), createGzip({ level: 1 }), createWriteStream(join(data, name)))
}

/** Imports the folder; the most memory that the process had, in MB, and what it printed. */
async function imported(): Promise<{ peak_MB: number; said: string }> {
  const [hook, place] = [join(folder, 'peak.cjs'), join(folder, 'peak')]
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(place)}, String(process.resourceUsage().maxRSS)))`,
  )
  const library = join(folder, 'library.presnap')
  const { stdout, stderr } = await presnap(['import', data, '--library', library], {
    env: { NODE_OPTIONS: `--require ${hook}`, TMPDIR: folder },
  })
  return { peak_MB: Number(readFileSync(place, 'utf8')) / 1024, said: stdout + stderr }
}

test('8 million equal rows of tracking', async () => {
  const [, row = ''] = linesOf('tracking_week_1.csv')
  await writeRows('tracking_week_1.csv', 8_000_000, () => row)
  const { peak_MB, said } = await imported()
  expect(said).toContain('7,999,994 more')
  expect(peak_MB).toBeLessThan(MOST_MB)
})

test('2.7 million bad rows of tracking', async () => {
  const [, row = ''] = linesOf('tracking_week_1.csv')
  const values = row.split(',')
  const bad = [values.slice(0, 4).join(','), values.with(-1, '"').join(','), `${row},1`]
  await writeRows('tracking_week_1.csv', 2_700_000, (i) => bad[i % 3] as string)
  const { peak_MB, said } = await imported()
  expect(said).toMatch(/lines 2, .* more/)
  expect(peak_MB).toBeLessThan(MOST_MB)
})

test('a million plays', async () => {
  const [, row = ''] = linesOf('plays.csv')
  const [game, , ...rest] = row.split(',')
  await writeRows('plays.csv', 1_000_000, (i) => [game, i + 1, ...rest].join(','))
  const { peak_MB, said } = await imported()
  expect(said).toContain('Import a season at a time')
  expect(peak_MB).toBeLessThan(MOST_MB)
})

test('8 million rows of what players did', async () => {
  const key = linesOf('tracking_week_1.csv')[1]?.split(',').slice(0, 3).join(',')
  writeFileSync(join(data, 'player_play.csv'), 'gameId,playId,nflId,wasInitialPassRusher\n')
  await writeRows('player_play.csv', 8_000_000, () => `${key},0`)
  const { peak_MB } = await imported()
  expect(peak_MB).toBeLessThan(MOST_MB)
})

test('frame numbers that lie minutes apart', async () => {
  const [header = '', row = ''] = linesOf('tracking_week_1.csv')
  const at = header.split(',').indexOf('frameId')
  const [planHeader = '', plan = ''] = linesOf('plays.csv')
  const [game, , ...rest] = plan.split(',')
  const plays = Array.from({ length: 300 }, (_, i) => [game, i + 1, ...rest].join(','))
  writeFileSync(join(data, 'plays.csv'), [planHeader, ...plays, ''].join('\n'))
  await writeRows('tracking_week_1.csv', 300 * 2_200, (i) => {
    const values = row.split(',').with(1, String((i % 300) + 1))
    const frame = Math.floor(i / 300)
    return values
      .with(2, String(1_000 + (frame % 110)))
      .with(at, String((frame % 20) * 299))
      .join(',')
  })
  const { peak_MB } = await imported()
  expect(peak_MB).toBeLessThan(MOST_MB)
})

test('3 million different players of one game', async () => {
  const game = linesOf('plays.csv')[1]?.split(',')[0]
  writeFileSync(join(data, 'player_play.csv'), 'gameId,playId,nflId,wasInitialPassRusher\n')
  await writeRows('player_play.csv', 3_000_000, (i) => `${game},${i % 300},${i},0`)
  const { peak_MB, said } = await imported()
  expect(said).toContain('rows of more than 100,000 players on plays')
  expect(said).toContain('1 game')
  expect(peak_MB).toBeLessThan(MOST_MB)
})
