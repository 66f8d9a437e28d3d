/** What looks like a library may hold anything: nothing of it is believed before its tables have been looked at. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { openLibrary, openLibraryAsAllowed, openLibraryToRead } from '../../../main/library/database.ts'
import { MIGRATIONS } from '../../../main/library/migrate.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good, playRecord, put, tracksOf } from '../../builders/library.ts'

let path = ''

beforeEach(() => {
  path = join(temporaryFolder(), 'library.presnap')
  const library = good(openLibrary(path))
  put(library, '/a', playRecord(), tracksOf(5))
  library.close()
})

/** Changes the library as another program may. */
function alter(sql: string): void {
  const database = new Database(path)
  database.unsafeMode(true)
  database.pragma('foreign_keys = OFF')
  database.exec(sql)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS game_id FROM n'
const SEARCH = 'CREATE VIRTUAL TABLE notes USING fts5(note)'

describe.each([
  [
    'a view that never ends in the place of a table',
    `DROP TABLE games; CREATE VIEW games AS ${ENDLESS}`,
    '"games" is a view',
  ],
  ['a view beside the tables', `CREATE VIEW extra AS ${ENDLESS}`, '"extra" is a view'],
  ['a trigger', 'CREATE TRIGGER gone AFTER INSERT ON flags BEGIN DELETE FROM flags; END', '"gone" is a trigger'],
  ['a virtual table', SEARCH, '"notes" is a virtual table'],
  ['no table of flags', 'DROP TABLE flags', 'There is no table "flags"'],
  ['a table with another column', 'ALTER TABLE plays ADD COLUMN weather TEXT', 'The table "plays" has other columns'],
  [
    'a table without one of its columns',
    'ALTER TABLE players DROP COLUMN college',
    'The table "players" has other columns',
  ],
  [
    'the tables of an older version than it says',
    'ALTER TABLE predictions DROP COLUMN coverage',
    '"predictions" has other',
  ],
  ['the tables of a newer version than it says', 'PRAGMA user_version = 2', 'is not a table of version 2'],
])('a library with %s', (_, sql, sentence) => {
  test.each([openLibrary, openLibraryToRead, openLibraryAsAllowed])('is refused with a sentence: %o', (open) => {
    alter(sql)
    const before = readFileSync(path)
    const result = open(path)
    expect(result).toMatchObject({ ok: false, fault: { kind: 'library-altered', where: path } })
    expect(result.ok ? '' : result.fault.what).toContain(sentence)
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

test('a table that another program keeps for itself is no reason to refuse a library', () => {
  alter('CREATE TABLE scribbles (text TEXT); CREATE INDEX by_text ON scribbles (text)')
  good(openLibrary(path)).close()
})

test('functions that a file brings along do not run', () => {
  const library = good(openLibrary(path))
  expect(library.pragma('trusted_schema', { simple: true })).toBe(0)
  library.close()
})

test.each(MIGRATIONS.map(({ version }) => version))(
  'a library that was made at version %i is taken for one',
  (version) => {
    const old = join(temporaryFolder(), 'old.presnap')
    const migrations = MIGRATIONS.filter((migration) => migration.version <= version)
    good(openLibrary(old, { migrations })).close()
    good(openLibrary(old)).close()
  },
)
