import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { attempt, openLibrary, openLibraryThere, openLibraryToRead } from '../../../main/library/database.ts'
import { listGames, putGame } from '../../../main/library/games.ts'
import { MIGRATIONS } from '../../../main/library/migrate.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { GAME, good, playRecord, put, tracksOf } from '../../builders/library.ts'

/** The version after the newest that there is. */
const NEXT = (MIGRATIONS.at(-1)?.version ?? 0) + 1
let path = ''
beforeEach(() => {
  path = join(temporaryFolder(), 'deep', 'library.presnap')
})

/** A library with one game, closed. */
function libraryWithGame(): void {
  const library = good(openLibrary(path))
  put(library, '/a', playRecord(), tracksOf(50))
  library.close()
}

function gamesIn(file: string): number {
  const library = good(openLibraryToRead(file))
  const games = listGames(library).length
  library.close()
  return games
}

test('a library is made where there is none, folder and all, and nothing beside it', () => {
  libraryWithGame()
  expect(readdirSync(join(path, '..'))).toEqual(['library.presnap'])
  expect(gamesIn(path)).toBe(1)
})

test('its tables are strict, its foreign keys hold, and it writes ahead', () => {
  const library = good(openLibrary(path))
  expect(library.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(library.pragma('page_size', { simple: true })).toBe(32_768)
  expect(() => library.exec("INSERT INTO games VALUES (1, 'x', 1, '', '', '', 1, 1, 0)")).toThrow(/cannot store TEXT/)
  expect(() => library.exec('INSERT INTO plays (game_id, play_id) VALUES (1, 1)')).toThrow(/FOREIGN KEY/)
  library.close()
})

describe('opening', () => {
  test('to read what is not there says so', () => {
    expect(openLibraryToRead(path)).toMatchObject({ ok: false, fault: { kind: 'library-missing', where: path } })
    expect(existsSync(path)).toBe(false)
  })

  test('a file that is no library says so and leaves it alone', () => {
    mkdirSync(join(path, '..'))
    writeFileSync(
      path,
      'these are my notes, and they are longer than a header of SQLite, which has a hundred bytes, or so they say',
    )
    const before = readFileSync(path)
    expect(openLibrary(path)).toMatchObject({ ok: false, fault: { kind: 'library-corrupted' } })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a database of another program says so and leaves it alone, to the byte', () => {
    mkdirSync(join(path, '..'))
    new Database(path).exec('CREATE TABLE recipes (name TEXT)').close()
    const before = readFileSync(path)
    expect(openLibrary(path)).toMatchObject({ ok: false, fault: { kind: 'library-corrupted' } })
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(join(path, '..'))).toEqual(['library.presnap'])
  })

  test('a database that another program was writing ahead of says so and leaves it alone, to the byte', () => {
    mkdirSync(join(path, '..'))
    const other = new Database(`${path}.open`)
    other.pragma('journal_mode = WAL')
    other.exec('CREATE TABLE recipes (name TEXT)')
    const files = ['', '-wal'].map((ending) => [`${path}.open${ending}`, `${path}${ending}`] as const)
    for (const [from, to] of files) copyFileSync(from, to)
    expect(openLibrary(path)).toMatchObject({ ok: false, fault: { kind: 'library-corrupted' } })
    for (const [from, to] of files) expect(readFileSync(to).equals(readFileSync(from))).toBe(true)
    other.close()
  })

  test('a folder says so', () => {
    const folder = temporaryFolder()
    for (const open of [openLibrary, openLibraryToRead]) {
      expect(open(folder)).toMatchObject({ ok: false, fault: { kind: 'library-is-folder', where: folder } })
    }
  })

  test('to write what must be there makes nothing', () => {
    expect(openLibraryThere(path)).toMatchObject({ ok: false, fault: { kind: 'library-missing' } })
    expect(existsSync(path)).toBe(false)
    libraryWithGame()
    good(openLibraryThere(path)).close()
  })

  test('a library that was cut short says so', () => {
    libraryWithGame()
    truncateSync(path, 16_384 + 100)
    expect(openLibrary(path)).toMatchObject({ ok: false, fault: { kind: 'library-corrupted' } })
  })

  test('a library of a newer version says so and changes nothing', () => {
    libraryWithGame()
    const database = new Database(path)
    database.pragma('user_version = 99')
    database.close()
    expect(openLibrary(path)).toMatchObject({ ok: false, fault: { kind: 'library-newer' } })
    expect(openLibraryToRead(path)).toMatchObject({ ok: false, fault: { kind: 'library-newer' } })
  })

  test('where nothing can be made says so', () => {
    libraryWithGame()
    expect(openLibrary(join(path, 'inside', 'x.presnap'))).toMatchObject({
      ok: false,
      fault: { kind: 'library-unreachable' },
    })
  })
})

describe('writing', () => {
  test('while another program does says so', () => {
    libraryWithGame()
    const other = new Database(path)
    other.exec('BEGIN IMMEDIATE')
    const library = good(openLibrary(path, { lockTimeout_ms: 10 }))
    const result = attempt(library, () => putGame(library, GAME))
    expect(result).toMatchObject({ ok: false, fault: { kind: 'library-locked' } })
    other.exec('ROLLBACK')
    expect(attempt(library, () => putGame(library, GAME)).ok).toBe(true)
    other.close()
    library.close()
  })

  test('on a full disk says so, and the library is as before', () => {
    libraryWithGame()
    const library = good(openLibrary(path))
    library.pragma(`max_page_count = ${library.pragma('page_count', { simple: true })}`)
    const before = library.prepare('SELECT count(*) FROM tracking').pluck().get()
    const result = attempt(library, () =>
      library.transaction(() => put(library, '/b', playRecord(), tracksOf(20_000)))(),
    )
    expect(result).toMatchObject({ ok: false, fault: { kind: 'disk-full' } })
    expect(library.prepare('SELECT count(*) FROM tracking').pluck().get()).toBe(before)
    expect(library.pragma('integrity_check', { simple: true })).toBe('ok')
    library.close()
  })
})

describe('an older library', () => {
  const next = { version: NEXT, sql: 'ALTER TABLE games ADD COLUMN stadium TEXT' }
  const broken = {
    version: NEXT + 1,
    sql: 'ALTER TABLE games ADD COLUMN weather TEXT; ALTER TABLE nowhere ADD COLUMN x TEXT',
  }

  test('is brought up to date with its games, and a copy from before is kept', () => {
    libraryWithGame()
    const library = good(openLibrary(path, { migrations: [...MIGRATIONS, next] }))
    expect(library.prepare('SELECT game_id, stadium FROM games').get()).toEqual({ game_id: GAME.gameId, stadium: null })
    library.close()
    expect(gamesIn(`${path}.before-version-${NEXT}`)).toBe(1)
  })

  test('is brought up to date also when it is opened to read', () => {
    libraryWithGame()
    const library = good(openLibraryToRead(path, { migrations: [...MIGRATIONS, next] }))
    expect(library.pragma('user_version', { simple: true })).toBe(NEXT)
    library.close()
  })

  test('stays as it was at the step that fails', () => {
    libraryWithGame()
    expect(() => openLibrary(path, { migrations: [...MIGRATIONS, next, broken] })).toThrow(/nowhere/)
    const library = good(openLibrary(path, { migrations: [...MIGRATIONS, next] }))
    expect(library.pragma('user_version', { simple: true })).toBe(NEXT)
    expect(
      library.prepare("SELECT count(*) FROM pragma_table_info('games') WHERE name = 'weather'").pluck().get(),
    ).toBe(0)
    library.close()
  })
})
