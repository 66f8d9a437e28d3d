/** Tables that DuckDB cannot read, or that are headed oddly: each costs itself at most, and is named in a sentence. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { convertToParquet } from '../../../main/ingest/convert.ts'
import { openLabels } from '../../../main/ingest/labels.ts'
import { readLabelledPlays } from '../../../main/training/labelledPlays.ts'
import { inventedPlay, writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'
import { type Reading, readGood } from '../../builders/reading.ts'

const { signal } = new AbortController()
const TRACKING = 'tracking_week_1.csv'
const OTHER_GAME = 2098010200
let folder = ''

beforeEach(() => {
  folder = temporaryFolder()
  writeBigDataBowl(folder)
})

const framesOf = ({ games }: Reading) => games.flatMap(({ plays }) => plays.map(({ tracking }) => tracking?.frameCount))

/** Turns a table into Parquet and spoils one of its pages. */
async function damageAsParquet(name: string): Promise<void> {
  const [csv, parquet] = [join(folder, `${name}.csv`), join(folder, `${name}.parquet`)]
  good(await convertToParquet(csv, parquet, { signal }))
  rmSync(csv)
  const bytes = readFileSync(parquet)
  bytes.fill(0xff, 40, 120)
  writeFileSync(parquet, bytes)
}

/** Changes the header of a table. */
function changeHeader(name: string, change: (names: string[]) => string[], rows = (row: string) => row): void {
  const path = join(folder, name)
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  writeFileSync(path, [change(header.split(',')).join(','), ...lines.map(rows), ''].join('\n'))
}

describe('a Parquet file with a damaged page', () => {
  test.each(['plays', 'players', 'games', 'tracking_week_1'])('is one problem where it has the %s', async (name) => {
    await damageAsParquet(name)
    writeBigDataBowl(join(folder, 'other'), { plays: [inventedPlay({ gameId: OTHER_GAME })] })
    const reading = await readGood(folder)
    const damaged = reading.problems.filter(({ kind }) => kind === 'damaged-file')
    expect(damaged).toMatchObject([{ file: `${name}.parquet`, kept: 'nothing of this file' }])
    expect(reading.games.map(({ game }) => game.gameId)).toContain(OTHER_GAME)
  })

  test('is one problem where it has what players did', async () => {
    const table = 'gameId,playId,nflId,wasInitialPassRusher,pff_role\n'
    const row = (i: number) => `2098010100,50,${1000 + i},0,Role ${i * 7919}\n`
    writeFileSync(join(folder, 'player_play.csv'), table + Array.from({ length: 400 }, (_, i) => row(i)).join(''))
    await damageAsParquet('player_play')
    const reading = await readGood(folder)
    expect(reading.problems).toMatchObject([{ kind: 'damaged-file', file: 'player_play.parquet' }])
    expect(framesOf(reading)).toEqual([10])
  })

  test('does not stop labels, training and evaluation from being read', async () => {
    const other = join(folder, 'other')
    writeBigDataBowl(other, { plays: [inventedPlay({ gameId: OTHER_GAME })] })
    await damageAsParquet('plays')
    const labels = good(await openLabels(folder, signal))
    onTestFinished(() => labels.dispose())
    expect(labels.problems.map(({ file }) => file)).toEqual(['plays.parquet'])
    const data = good(await readLabelledPlays(folder, { signal, labels }))
    expect(data.plays.map((play) => play.gameId)).toEqual([OTHER_GAME])
    expect(data.problems.map(({ file }) => file)).toContain('plays.parquet')
  })

  test('is what is wrong with a data set that has no other labels', async () => {
    await damageAsParquet('plays')
    const data = await readLabelledPlays(folder, { signal })
    expect(data).toMatchObject({ ok: false, fault: { kind: 'damaged-file', where: 'plays.parquet' } })
  })

  test('is what is wrong with labels that have nothing else', async () => {
    const labels = temporaryFolder()
    writeFileSync(join(labels, 'plays.csv'), readFileSync(join(folder, 'plays.csv')))
    folder = labels
    await damageAsParquet('plays')
    const opened = await openLabels(labels, signal)
    expect(opened).toMatchObject({ ok: false, fault: { kind: 'damaged-file', where: 'plays.parquet' } })
  })
})

describe('a header', () => {
  test.each([
    ['with a name that is missing', (names: string[]) => [...names, '']],
    ['with two names that are missing', (names: string[]) => [...names, '', '']],
    ['with a name twice that nobody needs', (names: string[]) => [...names, 'extra', 'extra']],
    ['with names that differ in their case only', (names: string[]) => [...names, 'Extra', 'eXtra']],
    ['with quotes, commas and line feeds in its names', (names: string[]) => [...names, '"a,""b"""', '"c\nd"']],
    ['with names that are words of SQL', (names: string[]) => [...names, 'SELECT', "x' OR 'y"]],
    ['with a zero byte', (names: string[]) => [...names, 'a\0b']],
  ])('%s does not matter', async (_, change) => {
    for (const name of ['games.csv', 'plays.csv', 'players.csv', TRACKING]) {
      changeHeader(name, change, (row) => row + ',1'.repeat(change([]).length))
    }
    const reading = await readGood(folder)
    expect([framesOf(reading), reading.problems]).toEqual([[10], []])
  })

  test.each([
    ['twice', 'x'],
    ['in two spellings', 'X'],
  ])('with a column that is needed %s says so, and the others come in', async (_, name) => {
    changeHeader(
      TRACKING,
      (names) => [...names, name],
      (row) => `${row},1`,
    )
    const reading = await readGood(folder)
    expect(reading.problems).toMatchObject([{ kind: 'ambiguous-column', file: TRACKING, lines: [1], column: 'x' }])
    expect(framesOf(reading)).toEqual([undefined])
  })

  test('with another column twice goes without it and says so', async () => {
    changeHeader(
      TRACKING,
      (names) => [...names, 's'],
      (row) => `${row},99`,
    )
    const reading = await readGood(folder)
    expect(reading.problems).toMatchObject([{ kind: 'ambiguous-column', column: 's', kept: 'all other columns' }])
    expect(framesOf(reading)).toEqual([10])
    expect(reading.games[0]?.plays[0]?.tracking?.speed.every(Number.isNaN)).toBe(true)
  })

  test('of a Parquet file with a column that is needed twice says so', async () => {
    changeHeader(
      TRACKING,
      (names) => [...names, 'frameIe'],
      (row) => `${row},1`,
    )
    const parquet = join(folder, 'tracking_week_1.parquet')
    good(await convertToParquet(join(folder, TRACKING), parquet, { signal }))
    rmSync(join(folder, TRACKING))
    // a name of the same length, which no program wrote for us
    const renamed = Buffer.from(readFileSync(parquet, 'latin1').replaceAll('frameIe', 'frameId'), 'latin1')
    writeFileSync(parquet, renamed)
    const reading = await readGood(folder)
    expect(reading.problems).toMatchObject([{ kind: 'ambiguous-column', column: 'frameId' }])
  })
})

describe('a table in another encoding', () => {
  test.each([
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('(%s) is named in one sentence, and the others come in', async (_, encoded) => {
    const path = join(folder, TRACKING)
    writeFileSync(path, encoded(readFileSync(path, 'utf8')))
    const reading = await readGood(folder)
    expect(reading.problems).toMatchObject([{ kind: 'not-utf-8', file: TRACKING, kept: 'nothing of this file' }])
    expect(framesOf(reading)).toEqual([undefined])
  })

  test('(Windows-1252) is read as what a spreadsheet means by it', async () => {
    const path = join(folder, 'players.csv')
    const lines = readFileSync(path, 'utf8').split('\n')
    lines[2] = (lines[2] ?? '').replace('Player', 'Jos\u00e9 O\u2019Neill')
    writeFileSync(path, Buffer.from(lines.join('\n').replace('\u2019', '\u0092'), 'latin1'))
    const { problems, games } = await readGood(folder)
    expect(problems).toEqual([])
    const names = [...(games[0]?.players.values() ?? [])].map(({ name }) => name)
    expect(names).toHaveLength(lines.length - 2)
    expect(names.filter((name) => name.includes('Jos\u00e9 O\u2019Neill'))).toHaveLength(1)
  })
})

test('a folder of which no table can be read does not end the import of another', async () => {
  const broken = join(folder, 'broken')
  mkdirSync(broken)
  for (const name of ['games.csv', 'plays.csv', TRACKING]) writeFileSync(join(broken, name), '\0\0\0\0"\n"\0,\0\n')
  for (const name of ['games.parquet', 'plays.parquet']) writeFileSync(join(broken, name), 'PAR1 and nothing more')
  const reading = await readGood(folder)
  expect(framesOf(reading)).toEqual([10])
})
