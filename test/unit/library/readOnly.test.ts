/** Libraries that nothing can be written to: on a full disk, and on one that can only be read. */
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openLibrary, openLibraryAsAllowed, openLibraryToRead } from '../../../main/library/database.ts'
import { listGames } from '../../../main/library/games.ts'
import { filePlace, readOnlyReason } from '../../../main/library/libraryFile.ts'
import { MIGRATIONS } from '../../../main/library/migrate.ts'
import { GAME, good, newLibrary, playRecord, put, tracksOf } from '../../builders/library.ts'
import { canMountDisks, type SmallDisk, smallDisk } from '../../builders/smallDisk.ts'

const cannot = !canMountDisks()
if (cannot) console.warn('Tests on full and read-only disks are left out: no disk can be mounted here.')

let disk: SmallDisk
let path = ''

beforeEach(() => {
  if (cannot) return
  disk = smallDisk(4)
  path = join(disk.folder, 'library.presnap')
})

function makeLibrary(migrations = MIGRATIONS): void {
  const library = good(openLibrary(path, { migrations }))
  if (migrations === MIGRATIONS) put(library, '/a', playRecord(), tracksOf(5))
  library.close()
}

describe.skipIf(cannot).each([
  ['a full disk', () => disk.fill(), 'disk-full'],
  ['a disk that can only be read', () => disk.makeReadOnly(), 'library-read-only'],
] as const)('a library on %s', (_, spoil, kind) => {
  test('is refused to whoever wants to write, with the reason', () => {
    makeLibrary()
    spoil()
    expect(openLibrary(path)).toMatchObject({ ok: false, fault: { kind, where: path } })
  })

  test.each([openLibraryToRead, openLibraryAsAllowed])('opens to be read, and says why it is no more: %o', (open) => {
    makeLibrary()
    spoil()
    const library = good(open(path))
    expect(listGames(library).map(({ gameId }) => gameId)).toEqual([GAME.gameId])
    expect(readOnlyReason(library)).toMatchObject({ kind, where: path })
    expect(filePlace(library)).toMatchObject({ path, copy: expect.stringContaining('presnap-scratch-') })
    library.close()
  })

  test('has what was written ahead of its file', () => {
    const elsewhere = newLibrary()
    elsewhere.pragma('wal_autocheckpoint = 0')
    put(elsewhere, '/a', playRecord(), tracksOf(5))
    // a program that is killed leaves its files like this
    for (const ending of ['', '-wal']) copyFileSync(`${elsewhere.name}${ending}`, `${path}${ending}`)
    spoil()
    const library = good(openLibraryToRead(path))
    expect(listGames(library)).toHaveLength(1)
    library.close()
  })

  test('that an older version made is read as this one would have made it', () => {
    makeLibrary(MIGRATIONS.slice(0, 2))
    spoil()
    const library = good(openLibraryToRead(path))
    expect(library.pragma('user_version', { simple: true })).toBe(MIGRATIONS.at(-1)?.version)
    library.close()
  })

  test('is as it was', () => {
    makeLibrary()
    spoil()
    const before = readdirSync(disk.folder).filter((name) => !/-(wal|shm)$/.test(name))
    good(openLibraryAsAllowed(path)).close()
    expect(readdirSync(disk.folder).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(before)
  })
})
