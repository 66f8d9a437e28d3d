import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InventedPlay, inventedPlay, writeBigDataBowl } from '../builders/bigDataBowl.ts'
import { integrity, libraryRows } from '../builders/libraryRows.ts'
import { presnap } from '../builders/presnap.ts'

const KILLS = 50
const GAMES = 6
const PLAYS_PER_GAME = 25

let folder = ''
let data = ''
let unbroken = ''
let duration_ms = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'presnap-test-'))
  data = join(folder, 'data')
  unbroken = join(folder, 'unbroken.presnap')
  const plays = Array.from(
    { length: GAMES * PLAYS_PER_GAME },
    (_, i): InventedPlay =>
      inventedPlay({ gameId: 2098010100 + (i % GAMES), playId: 50 + i, lineOfScrimmage: 20 + (i % 80) }),
  )
  writeBigDataBowl(data, { plays })
  const started = performance.now()
  const { code, stderr } = await presnap(['import', data, '--library', unbroken])
  duration_ms = performance.now() - started
  expect([code, stderr]).toEqual([0, ''])
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Imports, and kills the program after some time. */
function importKilled(library: string, after_ms: number) {
  return presnap(['import', data, '--library', library], {
    onStart: (child) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), after_ms)
      child.on('exit', () => clearTimeout(timer))
    },
  })
}

/** Imports, and presses Ctrl+C as soon as the library is there. */
function importCancelled(library: string) {
  return presnap(['import', data, '--library', library], {
    onStart: (child) => {
      const timer = setInterval(() => {
        if (!existsSync(library)) return
        clearInterval(timer)
        child.kill('SIGINT')
      }, 1)
      child.on('exit', () => clearInterval(timer))
    },
  })
}

/** Games that have some plays but not all, or plays without their tracks. */
function brokenGames(rows: Record<string, unknown[]>): number[] {
  const count = (table: string, game: number) => rows[table]?.filter((row) => (row as unknown[])[0] === game).length
  const games = (rows.games ?? []).map((row) => (row as number[])[0] as number)
  return games.filter((game) => count('plays', game) !== PLAYS_PER_GAME || count('tracking', game) !== PLAYS_PER_GAME)
}

describe('an import that is killed', () => {
  // drawn evenly over the time that an import takes, the start of the program included
  const shares = Array.from({ length: KILLS }, (_, i) => (i + 0.5) / KILLS)

  test.each(shares)(
    'after %d of its time leaves whole games, and imported again makes the same library',
    async (share) => {
      const library = join(folder, `killed-${share}.presnap`)
      await importKilled(library, share * duration_ms)
      if (existsSync(library)) {
        expect(integrity(library)).toBe('ok')
        expect(brokenGames(libraryRows(library))).toEqual([])
      }
      const { code } = await presnap(['import', data, '--library', library])
      expect(code).toBe(0)
      expect(libraryRows(library)).toEqual(libraryRows(unbroken))
      rmSync(library)
    },
  )
})

describe('an import that is cancelled', () => {
  test('ends with 130 and leaves whole games', async () => {
    const library = join(folder, 'cancelled.presnap')
    const { code, stderr } = await importCancelled(library)
    expect([code, stderr]).toEqual([130, 'Cancelled. What was finished before is kept, whole.\n'])
    expect(integrity(library)).toBe('ok')
    expect(brokenGames(libraryRows(library))).toEqual([])
  })
})
