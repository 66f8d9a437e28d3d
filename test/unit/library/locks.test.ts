/** POSIX drops every lock that a process has on a file when any of its descriptors for it is closed. */
import { readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { importGames } from '../../../main/ingest/importGames.ts'
import {
  type LibraryWriter,
  openLibrary,
  openLibraryAsAllowed,
  openLibraryThere,
  openLibraryToRead,
} from '../../../main/library/database.ts'
import { listGames } from '../../../main/library/games.ts'
import { goneFault } from '../../../main/library/libraryFile.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good, newLibrary, playRecord, put, tracksOf } from '../../builders/library.ts'

let path = ''
let library: LibraryWriter

beforeEach(() => {
  path = join(temporaryFolder(), 'library.presnap')
  library = newLibrary(path)
  put(library, '/a', playRecord(), tracksOf(5))
  listGames(library)
})

/** How many locks this process has on the library and on the index beside it, by /proc/locks. */
function lockCount(): number {
  const inodes = [path, `${path}-shm`].map((file) => String(statSync(file).ino))
  const locks = readFileSync('/proc/locks', 'utf8').split('\n')
  return locks.filter((line) => {
    const [, , , , owner, file = ''] = line.trim().split(/\s+/)
    return owner === String(process.pid) && inodes.includes(file.split(':').at(-1) ?? '')
  }).length
}

const opened = [openLibrary, openLibraryThere, openLibraryToRead, openLibraryAsAllowed] as const

test.skipIf(process.platform !== 'linux').each(opened)(
  'a library that is open keeps its locks while it is opened again and closed: %o',
  (open) => {
    const before = lockCount()
    expect(before).toBeGreaterThanOrEqual(2)
    const again = good(open(path))
    listGames(again)
    expect(lockCount()).toBeGreaterThanOrEqual(before)
    again.close()
    expect(lockCount()).toBe(before)
  },
)

test.skipIf(process.platform !== 'linux')('a library that is open keeps its locks while its file is looked for', () => {
  const before = lockCount()
  expect(goneFault(library)).toBeNull()
  expect(lockCount()).toBe(before)
})

test.skipIf(process.platform !== 'linux')('an import leaves the library alone that it is named as input', async () => {
  const before = lockCount()
  expect(before).toBeGreaterThan(0)
  const link = join(temporaryFolder(), 'games.csv')
  symlinkSync(path, link)
  for (const input of [path, link]) {
    const report = await importGames(library, [input])
    expect(report).toMatchObject({ ok: false, fault: { kind: 'unreadable' } })
    expect(!report.ok && report.fault.what).toContain('the library itself')
  }
  expect(lockCount()).toBe(before)
})
