import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileRows, type InventedPlay, inventedPlay, SNAP_FRAME_ID, writeBigDataBowl } from '../builders/bigDataBowl.ts'
import { integrity, libraryRows } from '../builders/libraryRows.ts'
import { presnap } from '../builders/presnap.ts'

const KILLS = 50
/** Many small games: storing them is a third of an import, so that kills fall into it. */
const GAMES = 25
const PLAYS_PER_GAME = 16
/** Frames around the snap; more of them would be more to read, and no more to store. */
const FRAMES = [SNAP_FRAME_ID - 1, SNAP_FRAME_ID, SNAP_FRAME_ID + 1]
/** Kills that must have found an import between its first game and its last. */
const FEWEST_PARTIAL = 5
/** Imports that are timed; the one in the middle counts. */
const TIMED = 3

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
  const rows = plays.flatMap(fileRows).filter((row) => FRAMES.includes(row.frameId))
  writeBigDataBowl(data, { plays, rows })
  const durations_ms: number[] = []
  for (let i = 0; i < TIMED; i++) {
    rmSync(unbroken, { force: true })
    const started = performance.now()
    const { code, stderr } = await presnap(['import', data, '--library', unbroken])
    durations_ms.push(performance.now() - started)
    expect([code, stderr]).toEqual([0, ''])
  }
  duration_ms = durations_ms.toSorted((a, b) => a - b)[1] as number
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
  let partial = 0

  test.each(shares)(
    'after %d of its time leaves whole games, and imported again makes the same library',
    async (share) => {
      const library = join(folder, `killed-${share}.presnap`)
      await importKilled(library, share * duration_ms)
      if (existsSync(library)) {
        expect(integrity(library)).toBe('ok')
        const rows = libraryRows(library)
        expect(brokenGames(rows)).toEqual([])
        const games = rows.games?.length ?? 0
        if (games > 0 && games < GAMES) partial++
      }
      const { code } = await presnap(['import', data, '--library', library])
      expect(code).toBe(0)
      expect(libraryRows(library)).toEqual(libraryRows(unbroken))
      rmSync(library)
    },
  )

  test('was killed between its first game and its last often enough to tell', () => {
    console.log('PARTIAL', partial, duration_ms)
    expect(partial).toBeGreaterThanOrEqual(FEWEST_PARTIAL)
  })
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
