import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileRows, type InventedPlay, inventedPlay, SNAP_FRAME_ID, writeBigDataBowl } from '../builders/bigDataBowl.ts'
import { integrity, libraryRows, storedCount } from '../builders/libraryRows.ts'
import { presnap, signalWhen } from '../builders/presnap.ts'

/** Many small games: storing them is a third of an import, so that kills fall into it. */
const GAMES = 25
const PLAYS_PER_GAME = 16
/** Frames around the snap; more of them would be more to read, and no more to store. */
const FRAMES = [SNAP_FRAME_ID - 1, SNAP_FRAME_ID, SNAP_FRAME_ID + 1]
/** Kills that must have found an import between its first game and its last. */
const FEWEST_PARTIAL = 5

let folder = ''
let data = ''
let unbroken = ''

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
  expect(await presnap(['import', data, '--library', unbroken])).toMatchObject({ code: 0 })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Broken {
  readonly library: string
  readonly signal: 'SIGKILL' | 'SIGINT'
  isTime(): boolean
}

/** Imports, and sends the program a signal as soon as it is time. */
function importBroken({ library, signal, isTime }: Broken) {
  const scratch = scratchOf(library)
  mkdirSync(scratch)
  return presnap(['import', data, '--library', library], {
    env: { TMPDIR: scratch },
    onStart: (child) => signalWhen(child, signal, isTime),
  })
}

/** Where the import of a library keeps what it has unpacked and read. */
function scratchOf(library: string): string {
  return `${library}.scratch`
}

/** Games that have some plays but not all, or plays without their tracks. */
function brokenGames(rows: Record<string, unknown[]>): number[] {
  const count = (table: string, game: number) => rows[table]?.filter((row) => (row as unknown[])[0] === game).length
  const games = (rows.games ?? []).map((row) => (row as number[])[0] as number)
  return games.filter((game) => count('plays', game) !== PLAYS_PER_GAME || count('tracking', game) !== PLAYS_PER_GAME)
}

describe('an import that is killed', () => {
  const gamesIn = (library: string) => storedCount(library, 'games')
  // twice each: where in the next game a kill falls is chance
  const moments: [string, (library: string) => boolean][] = [
    ['as soon as it runs', () => true],
    ['as soon as its library is there', (library) => existsSync(library)],
    ['as soon as it reads', (library) => readdirSync(scratchOf(library), { recursive: true }).length > 1],
    ...Array.from({ length: 2 * (GAMES - 1) }, (_, i): [string, (library: string) => boolean] => {
      const games = 1 + Math.floor(i / 2)
      return [`with ${games} of ${GAMES} games stored (${1 + (i % 2)})`, (library) => gamesIn(library) >= games]
    }),
  ]
  let partial = 0

  test.each(moments)('%s leaves whole games, and imported again makes the same library', async (name, isTime) => {
    const library = join(folder, `killed-${name.replaceAll(' ', '-')}.presnap`)
    await importBroken({ library, signal: 'SIGKILL', isTime: () => isTime(library) })
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
  })

  test('was killed between its first game and its last often enough to tell', () => {
    expect(partial).toBeGreaterThanOrEqual(FEWEST_PARTIAL)
  })
})

describe('an import that is cancelled', () => {
  test('ends with 130 and leaves whole games', async () => {
    const library = join(folder, 'cancelled.presnap')
    const isTime = () => existsSync(library)
    const { code, stderr } = await importBroken({ library, signal: 'SIGINT', isTime })
    expect([code, stderr.split('\n').at(-2)]).toEqual([130, 'Cancelled. What was finished before is kept, whole.'])
    expect(integrity(library)).toBe('ok')
    expect(brokenGames(libraryRows(library))).toEqual([])
  })
})
