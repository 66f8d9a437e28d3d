/** Ctrl+C at any moment: the program says so, ends with 130, and leaves whole files or none. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { presnap, presnapJson } from '../builders/presnap.ts'
import { type SimulatedSeason, simulatedSeason } from '../builders/simulatedSeason.ts'

let season: SimulatedSeason
let library = ''
let temporary = ''

beforeAll(async () => {
  season = await simulatedSeason(2)
  library = join(season.folder, 'library.presnap')
  temporary = join(season.folder, 'temporary')
  mkdirSync(temporary)
  await presnap(['import', season.data, '--library', library])
})
afterAll(() => season.dispose())

/** Presses Ctrl+C so long after the program said something that matches. */
function cancelled(args: readonly string[], { at, after_ms }: { readonly at: RegExp; readonly after_ms: number }) {
  return presnap(args, {
    env: { TMPDIR: temporary },
    onStart: (child) => {
      let said = ''
      child.stderr?.on('data', (data) => {
        const isFirst = !at.test(said)
        said += data
        if (isFirst && at.test(said)) setTimeout(() => child.kill('SIGINT'), after_ms)
      })
    },
  })
}

const leftovers = (folder: string) => readdirSync(folder).filter((name) => /partial|presnap-scratch/.test(name))

test.each([0, 150, 400, 800])('predict, %i ms after it began to read plays', async (after_ms) => {
  const fresh = join(season.folder, `fresh-${after_ms}.presnap`)
  await presnap(['import', season.data, '--library', fresh])
  const out = join(season.folder, `predictions-${after_ms}.csv`)
  const args = ['predict', '--library', fresh, '--format', 'csv', '--out', out, '--provider', 'cpu']
  const { code, signal, stderr } = await cancelled(args, { at: /Model:/, after_ms })
  expect([code, signal, stderr]).toEqual([130, null, expect.stringContaining('Cancelled')])
  expect(readdirSync(season.folder).filter((name) => name.startsWith(`predictions-${after_ms}`))).toEqual([])
  const { games } = await presnapJson<{ games: unknown[] }>(['games', '--library', fresh])
  expect(games).toHaveLength(2)
})

test('suspects, while it reads plays', async () => {
  const args = ['suspects', '--library', library, '--provider', 'cpu']
  const { code, signal } = await cancelled(args, { at: /Model:/, after_ms: 300 })
  expect([code, signal]).toEqual([130, null])
})

test.each([200, 700, 1_500])('simulate, %i ms after it began', async (after_ms) => {
  const out = join(season.folder, `simulated-${after_ms}`)
  const { code, signal } = await presnap(['simulate', '--games', '50', '--out', out], {
    env: { TMPDIR: temporary },
    onStart: (child) => setTimeout(() => child.kill('SIGINT'), 500 + after_ms),
  })
  expect([code, signal]).toEqual([130, null])
  expect(leftovers(season.folder)).toEqual([])
  // nothing of a season that was never whole
  expect(readdirSync(season.folder).includes(`simulated-${after_ms}`) ? readdirSync(out) : []).toEqual([])
})

test('demo, while it reads plays', async () => {
  const out = join(season.folder, 'demo')
  const args = ['demo', '--out', out, '--library', join(season.folder, 'demo.presnap'), '--provider', 'cpu']
  const { code, signal } = await cancelled(args, { at: /a simulated game/, after_ms: 1_500 })
  expect([code, signal]).toEqual([130, null])
  expect(leftovers(out)).toEqual([])
})

test('nothing of a cancelled run stays in the folder for temporary files', () => {
  expect(readdirSync(temporary)).toEqual([])
})
