/** Ctrl+C at any moment: the program says so, ends with 130, and leaves whole files or none. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storedCount } from '../builders/libraryRows.ts'
import { presnap, presnapJson, signalWhen } from '../builders/presnap.ts'
import { type SimulatedSeason, simulatedSeason } from '../builders/simulatedSeason.ts'

let season: SimulatedSeason
let temporary = ''
let imported = ''

beforeAll(async () => {
  season = await simulatedSeason(2)
  temporary = join(season.folder, 'temporary')
  mkdirSync(temporary)
  imported = join(season.folder, 'imported.presnap')
  expect(await presnap(['import', season.data, '--library', imported])).toMatchObject({ code: 0 })
})
afterAll(() => season.dispose())

/** Presses Ctrl+C as soon as it is time. */
function cancelled(args: readonly string[], isTime: (said: string) => boolean) {
  return presnap(args, { env: { TMPDIR: temporary }, onStart: (child) => signalWhen(child, 'SIGINT', isTime) })
}

/** Lines of a file that is being written; 0 where it is not there yet. */
function linesIn(path: string): number {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0
}

/** A library with the season in it, of which nothing was read. */
function libraryWithSeason(name: string): string {
  const path = join(season.folder, name)
  copyFileSync(imported, path)
  return path
}

const leftovers = (folder: string) => readdirSync(folder).filter((name) => /partial|presnap-scratch/.test(name))

test.each([
  ['as soon as it has a model', 'model', 0],
  ['after its first play', 'first', 1],
  ['after 5 plays', 'fifth', 5],
  ['after 20 plays', 'twentieth', 20],
])('predict, %s', async (_, name, plays) => {
  const fresh = libraryWithSeason(`${name}.presnap`)
  const out = join(season.folder, `predictions-${name}.csv`)
  const args = ['predict', '--library', fresh, '--format', 'csv', '--out', out, '--provider', 'cpu']
  const { code, signal, stderr } = await cancelled(
    args,
    (said) => said.includes('Model:') && storedCount(fresh, 'predictions') >= plays,
  )
  expect([code, signal, stderr]).toEqual([130, null, expect.stringContaining('Cancelled')])
  expect(readdirSync(season.folder).filter((file) => file.startsWith(`predictions-${name}`))).toEqual([])
  const { games } = await presnapJson<{ games: unknown[] }>(['games', '--library', fresh])
  expect(games).toHaveLength(2)
})

test('suspects, while it reads plays', async () => {
  const fresh = libraryWithSeason('suspects.presnap')
  const args = ['suspects', '--library', fresh, '--provider', 'cpu']
  const { code, signal } = await cancelled(args, () => storedCount(fresh, 'predictions') >= 3)
  expect([code, signal]).toEqual([130, null])
})

test.each([
  ['as soon as its first table is begun', 'first', 1],
  ['after 30 plays', 'few', 31],
  ['after 200 plays', 'many', 201],
])('simulate, %s', async (_, name, lines) => {
  const out = join(season.folder, `simulated-${name}`)
  const plays = join(out, 'plays.csv.partial')
  const { code, signal } = await cancelled(['simulate', '--games', '50', '--out', out], () => linesIn(plays) >= lines)
  expect([code, signal]).toEqual([130, null])
  // nothing of a season that was never whole
  expect(existsSync(out) ? readdirSync(out) : []).toEqual([])
})

test('demo, while it reads plays', async () => {
  const out = join(season.folder, 'demo')
  const library = join(season.folder, 'demo.presnap')
  const args = ['demo', '--out', out, '--library', library, '--provider', 'cpu']
  const { code, signal } = await cancelled(args, () => storedCount(library, 'predictions') >= 3)
  expect([code, signal]).toEqual([130, null])
  expect(leftovers(out)).toEqual([])
})

test('nothing of a cancelled run stays in the folder for temporary files', () => {
  expect(readdirSync(temporary)).toEqual([])
})
