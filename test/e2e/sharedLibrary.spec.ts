/** One library under two windows, a terminal, and programs that are not ours. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import type { FilmRoomBridge } from '../../preload/contract.ts'
import { missingSqliteReaders } from '../../scripts/sqliteReaders.ts'
import { inventedPlay, writeBigDataBowl } from '../builders/bigDataBowl.ts'
import { integrity } from '../builders/libraryRows.ts'
import { seeFilm } from './coach.ts'
import { expect, test } from './filmRoom.ts'

const CLI = join(import.meta.dirname, '../../out/main/cli/index.js')
/** Flags that each of the two windows stores. */
const FLAGS = 250

/** Programs that read the library over and over while `going` is there. SQLite before 3.51 takes itself for the last user
 *  of a library without locks, and removes what is written ahead of it. */
const READERS: readonly (readonly [string, (library: string, going: string) => readonly string[]])[] = [
  [
    'sh',
    (library, going) => [
      '-c',
      `while [ -e "${going}" ]; do sqlite3 -cmd '.timeout 20000' "${library}" 'SELECT count(*) FROM flags'; done`,
    ],
  ],
  [
    'python3',
    (library, going) => [
      '-c',
      `import os, sqlite3
while os.path.exists(${JSON.stringify(going)}):
    connection = sqlite3.connect(${JSON.stringify(library)}, timeout=20)
    print(connection.execute('SELECT count(*) FROM flags').fetchone()[0], flush=True)
    connection.close()`,
    ],
  ],
]

const missing = missingSqliteReaders()

// told again, a story that lost a flag once would count as one that kept them all
test.describe.configure({ retries: 0 })

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'presnap-shared-'))
})
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** Stores flags one after the other, each when the one before is on the disk; how many were acknowledged. */
function flag(page: Page, name: string): Promise<number> {
  return page.evaluate(
    async ({ name, count }) => {
      const { filmRoom } = globalThis as unknown as { filmRoom: FilmRoomBridge }
      const [, gameId, playId] = /(\d{6,})_(\d+)$/.exec(document.querySelector('[role="option"]')?.id ?? '') ?? []
      let stored = 0
      for (let number = 0; number < count; number++) {
        const answer = await filmRoom.putFlag({
          ...{ flagId: `${name} ${number}`, gameId: Number(gameId), playId: Number(playId), moment: -0.1 },
          ...{ state: 'added', note: name, createdAt: '2098-01-02T10:00:00Z', changedAt: '2098-01-02T10:00:00Z' },
        } as never)
        if (answer.ok) stored++
      }
      return stored
    },
    { name, count: FLAGS },
  )
}

test('no flag is lost, and the library stays whole, while other programs read it and a terminal imports', async ({
  launchFilmRoom,
  demoLibrary,
}) => {
  test.skip(missing.length > 0, `left out: there is no ${missing.join(' and no ')} here`)
  const library = join(folder, 'shared.presnap')
  const going = join(folder, 'going')
  copyFileSync(demoLibrary, library)
  writeFileSync(going, '')
  writeBigDataBowl(join(folder, 'data'), { plays: [inventedPlay(), inventedPlay({ playId: 75 })] })
  const windows = [await launchFilmRoom({ args: [library] }), await launchFilmRoom({ args: [library] })]
  for (const { page } of windows) await seeFilm(page)

  const counts = READERS.map(() => 0)
  const readers: ChildProcess[] = READERS.map(([program, args]) => spawn(program, [...args(library, going)]))
  const complaints: string[] = []
  readers.forEach((reader, i) => {
    reader.stdout?.on('data', (text) => {
      counts[i] = (counts[i] as number) + String(text).split('\n').length - 1
    })
    reader.stderr?.on('data', (text) => complaints.push(String(text)))
  })
  const ended = readers.map((reader) => new Promise((resolve) => reader.once('exit', resolve)))

  const flagging = Promise.all(windows.map(({ page }, i) => flag(page, `window ${i}`)))
  for (let imports = 0; imports < 3; imports++) {
    await promisify(execFile)(process.execPath, [CLI, 'import', join(folder, 'data'), '--library', library])
  }
  expect(await flagging).toEqual([FLAGS, FLAGS])
  rmSync(going)
  await Promise.all(ended)
  expect(complaints).toEqual([])
  expect(Math.min(...counts)).toBeGreaterThan(0)

  for (const room of windows) await room.close()
  const database = new Database(library)
  expect(database.prepare('SELECT note, count(*) AS flags FROM flags GROUP BY note ORDER BY note').all()).toEqual(
    windows.map((_, i) => ({ note: `window ${i}`, flags: FLAGS })),
  )
  expect(database.prepare('SELECT count(DISTINCT game_id) FROM plays').pluck().get()).toBe(2)
  database.close()
  expect(integrity(library)).toBe('ok')
})
