/** What a disk, a library or a model refuses is said in sentences, never as a stack. */

import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { RECIPES } from '../../ml/training/recipe.ts'
import { inventedPlay, writeBigDataBowl } from '../builders/bigDataBowl.ts'
import { temporaryFolder } from '../builders/folder.ts'
import { presnap, presnapJson, type RunOptions } from '../builders/presnap.ts'
import { writeChangedWeights } from '../builders/untrainedModels.ts'

const SHIPPED = join(import.meta.dirname, '../../resources/models/coverage')
const CLI = join(import.meta.dirname, '../../out/main/cli/index.js')
let folder = ''

beforeEach(async () => {
  folder = temporaryFolder()
  writeBigDataBowl(join(folder, 'data'), { plays: [inventedPlay(), inventedPlay({ playId: 75, direction: 'left' })] })
  expect((await here(['import', 'data', '--library', 'l.presnap'])).code).toBe(0)
})

const here = (args: readonly string[], options: RunOptions = {}) => presnap(args, { cwd: folder, ...options })
const predict = ['predict', '--library', 'l.presnap', '--provider', 'cpu', '--out']
const suspects = ['suspects', '--provider', 'cpu', '--library', 'l.presnap']

async function refusal(args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await here(args)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).not.toMatch(/^ +at /m)
  return stderr
}

describe('a place that cannot be written', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'folder'))
    writeFileSync(join(folder, 'file'), 'a note')
  })

  test.each([
    [[...predict, 'folder'], 'folder: There is a folder here'],
    [[...predict, 'file/x.csv'], 'There is a file where a folder is needed'],
    [['evaluate', '--data', 'data', '--predictions', 'folder'], 'folder: There is a folder here'],
    [['evaluate', '--data', 'data', '--predictions', 'file/x.csv'], 'There is a file where a folder is needed'],
    [['convert', 'data/plays.csv', 'file/plays.parquet'], 'There is a file where a folder is needed'],
    [['demo', '--out', 'file/demo', '--library', 'l.presnap'], 'There is a file where a folder is needed'],
  ])('is said: %j', async (args, message) => {
    expect(await refusal(args)).toContain(message)
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('a note')
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  test('by evaluate is said before the work is done', async () => {
    expect(await refusal(['evaluate', '--data', 'data', '--predictions', 'folder'])).not.toContain('Model:')
  })

  test.skipIf(process.platform !== 'linux')('because the system lets nobody make anything there is said', async () => {
    expect(await refusal([...predict, '/proc/nowhere/x.csv'])).toContain('it cannot be made')
    expect(await refusal(['import', 'data', '--library', '/proc/nowhere/l.presnap'])).toContain(
      'No library can be made',
    )
  })
})

describe('a library', () => {
  test('that another program is writing to says so', async () => {
    const other = new Database(join(folder, 'l.presnap'))
    other.exec('BEGIN IMMEDIATE')
    expect(await refusal([...predict, 'x.csv'])).toContain('Another program is writing to this library')
    other.close()
  })

  test('with damaged pages says so', async () => {
    const path = join(folder, 'l.presnap')
    const database = new Database(path)
    const ofGames = "SELECT rootpage FROM sqlite_schema WHERE name IN ('games', 'plays', 'tracking')"
    const pages = database.prepare(ofGames).pluck().all() as number[]
    const size = database.pragma('page_size', { simple: true }) as number
    database.close()
    const file = openSync(path, 'r+')
    for (const page of pages) writeSync(file, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size)
    for (const args of [['games', '--library', path], ['plays', '--library', path], suspects, [...predict, 'x.csv']]) {
      expect(await refusal(args)).toContain('This file is damaged')
    }
  })

  test('that is a folder says so', async () => {
    expect(await refusal(['games', '--library', 'data'])).toContain('This is a folder, and a library is a file')
  })

  test.each([
    [['suspects', '--library', 'typo.presnap']],
    [['predict', '--library', 'typo.presnap', '--out', 'x.csv']],
  ])('that is not there is not made: %j', async (args) => {
    expect(await refusal(args)).toContain('There is no library here')
    expect(existsSync(join(folder, 'typo.presnap'))).toBe(false)
  })

  test.each([[[...suspects, '--game', '999']], [[...predict, 'x.csv', '--game', '999']]])(
    'without the game that is wanted says so: %j',
    async (args) => {
      expect(await refusal(args)).toContain('There is no game 999 in this library')
    },
  )

  test('without tracking says so, and not that nobody was fooled', async () => {
    rmSync(join(folder, 'data', 'tracking_week_1.csv'))
    await here(['import', 'data', '--library', 'bare.presnap'])
    const message = await refusal(['suspects', '--library', 'bare.presnap'])
    expect(message).toContain('No play here has tracking')
  })

  test('whose plays were judged says how many', async () => {
    const { judged } = await presnapJson<{ judged: number }>(suspects, { cwd: folder })
    expect(judged).toBe(2)
  })
})

describe('a model', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'model'))
    copyFileSync(join(SHIPPED, 'card.json'), join(folder, 'model', 'card.json'))
  })

  test('without its network says so', async () => {
    expect(await refusal([...suspects, '--model', 'model'])).toContain('its network is not')
  })

  test('with a damaged network says so', async () => {
    const network = readFileSync(join(SHIPPED, 'model.onnx'))
    writeFileSync(join(folder, 'model', 'model.onnx'), network.subarray(0, network.length / 2))
    expect(await refusal([...suspects, '--model', 'model'])).toContain("The model's network is damaged")
  })

  test.each([
    ['suspects', suspects],
    ['predict', [...predict, 'x.csv']],
    ['evaluate', ['evaluate', '--data', 'data']],
  ])('whose weights hold NaN says so, and nothing is predicted by it: %s', async (_, args) => {
    writeChangedWeights(join(folder, 'model'), RECIPES.set, (weights) => weights.fill(Number.NaN, 1_000, 1_001))
    const message = await refusal([...args, '--model', 'model'])
    expect(message).toContain('is not a number for a known formation')
    expect(existsSync(join(folder, 'x.csv'))).toBe(false)
  })
})

describe('output', () => {
  test('goes on when nobody reads the notes', async () => {
    const { code, stdout } = await here(suspects, { onStart: ({ stderr }) => stderr?.destroy() })
    expect([code, stdout]).toEqual([0, expect.stringMatching(/./)])
  })

  test.skipIf(!existsSync('/dev/full'))('to a full disk says so', () => {
    const full = openSync('/dev/full', 'w')
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'games', '--library', 'l.presnap'], {
      cwd: folder,
      stdio: ['ignore', full, 'pipe'],
    })
    expect([status, String(stderr)]).toEqual([1, expect.stringContaining('standard output: The disk is full.')])
  })
})
