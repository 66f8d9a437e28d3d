import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inventedPlay, writeBigDataBowl } from '../builders/bigDataBowl.ts'
import { temporaryFolder } from '../builders/folder.ts'
import { presnap, presnapJson } from '../builders/presnap.ts'

const NOBODY = 65_534
/** Root may read and write everything. */
const asNobody = process.getuid?.() === 0 ? { uid: NOBODY } : {}
let folder = ''
let library = ''

beforeEach(() => {
  folder = temporaryFolder()
  library = join(folder, 'library.presnap')
  writeBigDataBowl(join(folder, 'data'), { plays: [inventedPlay(), inventedPlay({ playId: 75, direction: 'left' })] })
})

const importData = () => presnap(['import', join(folder, 'data'), '--library', library])

const COMMANDS = 'demo simulate open import convert games plays predict suspects evaluate train'.split(' ')

describe('help', () => {
  test('lists every command', async () => {
    const { code, stdout } = await presnap(['--help'])
    expect(code).toBe(0)
    for (const command of COMMANDS) {
      expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'))
    }
  })

  test.each(['', ...COMMANDS])('of "%s" ends with an example of it', async (command) => {
    const { code, stdout } = await presnap([...(command === '' ? [] : [command]), '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain(`Example:\n  presnap ${command}`)
  })
})

describe('exit code', () => {
  test.each([
    [['import'], 'missing required argument'],
    [['imprt'], 'unknown command'],
    [['games', '--nonsense'], 'unknown option'],
    [['evaluate'], '--data'],
    [['evaluate', '--data', '.', '--moments', 'soon'], 'numbers with commas'],
    [['predict', '--out', 'x', '--format', 'xml'], 'csv, parquet'],
    [['plays', '--game', 'first'], 'whole number'],
    [['suspects', '--threshold', '2'], 'probability'],
    [['train', '--data', '.', '--network', 'huge', '--out', 'x'], 'seed'],
    [[], 'Usage'],
  ])('2 for wrong usage: %j', async (args, message) => {
    const { code, stdout, stderr } = await presnap(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  test.each([
    [['import', 'nowhere'], 'There is no such file or folder'],
    [['games', '--library', 'nowhere.presnap'], 'There is no library here'],
    [['evaluate', '--data', 'nowhere'], 'There is no such file or folder'],
    [['convert', 'nowhere.csv', 'out.parquet'], 'There is no such file or folder'],
    [['evaluate', '--data', 'data', '--model', 'nowhere'], 'There is no model here'],
  ])('1 for a fault that can be mended, said on standard error: %j', async (args, message) => {
    const { code, stdout, stderr } = await presnap(args, { cwd: folder })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(message)
  })

  test('0 for an import that kept a play and its frames, whatever else was wrong', async () => {
    writeFileSync(join(folder, 'data', 'players.csv'), '')
    const { code, stdout } = await importData()
    expect(code).toBe(0)
    expect(stdout).toContain('Problem: players.csv: The file is empty')
  })

  test('0 for an import that was given no tracking', async () => {
    rmSync(join(folder, 'data', 'tracking_week_1.csv'))
    expect((await importData()).code).toBe(0)
  })

  test('1 for an import that was given tracking and kept no frame of it', async () => {
    const path = join(folder, 'data', 'tracking_week_1.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('2098010100', '2098010199'))
    const { code, stdout, stderr } = await importData()
    expect([code, stderr]).toEqual([1, expect.stringContaining('no frame of their tracking could be used')])
    expect(stdout).toContain('2 plays, 0 frames')
    writeFileSync(path, '')
    expect((await importData()).code).toBe(1)
  })

  test('1 for an import that kept none', async () => {
    writeFileSync(join(folder, 'data', 'plays.csv'), 'gameId,playId,quarter,down,yardsToGo,possessionTeam\n')
    const { code, stderr } = await importData()
    expect([code, stderr]).toEqual([1, expect.stringContaining('No play could be imported')])
  })
})

describe('--json', () => {
  test('of import has the numbers and every problem with its place', async () => {
    const report = await presnapJson<Record<string, unknown>>(['import', join(folder, 'data'), '--library', library])
    expect(report).toEqual({ games: 1, plays: 2, frames: 20, unchanged: 0, problems: [], notes: [] })
  })

  test('of games and plays has lists', async () => {
    await importData()
    const { games } = await presnapJson<{ games: unknown[] }>(['games', '--library', library])
    const { plays } = await presnapJson<{ plays: unknown[] }>(['plays', '--library', library])
    expect(games).toMatchObject([{ gameId: 2098010100, homeTeam: 'HOM', plays: 2, trackedPlays: 2, labelledPlays: 2 }])
    expect(plays).toMatchObject([
      {
        gameId: 2098010100,
        playId: 50,
        frames: 10,
        players: 22,
        firstFrameId: 1,
        snapFrameId: 6,
        coverageLabel: 'Cover-3',
      },
      { playId: 75, direction: 'left' },
    ])
  })

  test('of an empty library has empty lists', async () => {
    await presnap(['import', join(folder, 'data'), '--library', library])
    const { plays } = await presnapJson<{ plays: unknown[] }>(['plays', '--game', '1', '--library', library])
    expect(plays).toEqual([])
  })
})

test('a relative path means the folder that the user is in', async () => {
  const { code } = await presnap(['import', 'data', '--library', 'here.presnap'], { cwd: folder })
  const { stdout } = await presnap(['games', '--library', 'here.presnap'], { cwd: folder })
  expect(code).toBe(0)
  expect(stdout).toContain('2098010100')
})

test("the library lies in the user's data folder unless another is named", async () => {
  const env = { XDG_DATA_HOME: join(folder, 'home'), HOME: join(folder, 'home') }
  await presnap(['import', join(folder, 'data')], { env })
  const { stdout } = await presnap(['games'], { env })
  expect(stdout).toContain('2098010100')
})

describe('a library that may not be written', () => {
  beforeEach(async () => {
    await importData()
    chmodSync(library, 0o444)
    chmodSync(folder, 0o555)
  })
  afterEach(() => chmodSync(folder, 0o755))

  test('says so', async () => {
    const { code, stderr } = await presnap(['import', join(folder, 'data'), '--library', library], asNobody)
    const message = expect.stringContaining('cannot be written: the file, its folder or the disk is read-only')
    expect([code, stderr]).toEqual([1, message])
  })

  test('can be read by whoever may read it, says that it can only be read, and leaves no copy behind', async () => {
    const scratch = join(temporaryFolder(), 'scratch')
    mkdirSync(scratch)
    chmodSync(join(scratch, '..'), 0o755)
    chmodSync(scratch, 0o777)
    const { code, stdout, stderr } = await presnap(['games', '--library', library], {
      ...asNobody,
      env: { TMPDIR: scratch },
    })
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^This library can only be read: .*\n$/)])
    expect(stdout).toContain('2098010100')
    expect([readdirSync(scratch), readdirSync(folder)]).toEqual([[], ['data', 'library.presnap']])
  })

  test('loses nothing', async () => {
    await presnap(['import', join(folder, 'data'), '--library', library], asNobody)
    chmodSync(folder, 0o755)
    const { stdout } = await presnap(['games', '--library', library])
    expect(stdout).toContain('2098010100')
  })
})

test('a file and a folder that may not be read are reported, and the rest comes in', async () => {
  const data = join(folder, 'data')
  mkdirSync(join(data, 'closed'))
  writeFileSync(join(data, 'more.csv'), '')
  chmodSync(folder, 0o777)
  chmodSync(join(data, 'closed'), 0)
  chmodSync(join(data, 'more.csv'), 0)
  const { plays, problems } = await presnapJson<{ plays: number; problems: { kind: string; file: string }[] }>(
    ['import', data, '--library', library],
    asNobody,
  )
  expect([plays, problems.map(({ kind, file }) => [kind, file])]).toEqual([
    2,
    [
      ['unreadable', join(data, 'closed')],
      ['unreadable', join(data, 'more.csv')],
    ],
  ])
})

test('converting a folder makes a Parquet folder that imports the same', async () => {
  mkdirSync(join(folder, 'parquet'))
  const { code, stdout } = await presnap(['convert', join(folder, 'data'), join(folder, 'parquet')])
  expect([code, stdout.trim().split('\n').length]).toEqual([0, 4])
  await importData()
  const report = await presnapJson<Record<string, unknown>>(['import', join(folder, 'parquet'), '--library', library])
  expect(report).toMatchObject({ plays: 2, problems: [] })
})
