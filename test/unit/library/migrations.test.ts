import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type LibraryWriter, openLibrary } from '../../../main/library/database.ts'
import { listFlags, putFlag } from '../../../main/library/flags.ts'
import { listGames } from '../../../main/library/games.ts'
import { MIGRATIONS, migrate } from '../../../main/library/migrate.ts'
import { listPlayRows } from '../../../main/library/playRows.ts'
import { findPlay } from '../../../main/library/plays.ts'
import { findPrediction } from '../../../main/library/predictions.ts'
import { findTracking } from '../../../main/library/tracking.ts'
import { playId } from '../../../ml/football/ids.ts'
import { seconds } from '../../../ml/football/units.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { GAME, good, newLibrary, playRecord, put, putPrediction, tracksOf } from '../../builders/library.ts'

const KEY = { gameId: GAME.gameId, playId: playId(50) }
const MODEL = { modelId: 'm', featureVersion: 'f/1' }
const READS = { manProbability: Float32Array.of(0.25, 0.5, 0.75), band: null, coverage: null }
const FLAG = {
  ...KEY,
  flagId: 'one',
  moment: seconds(-1.2),
  state: 'confirmed',
  note: 'rotated late',
  createdAt: '2098-01-02T10:00:00.000Z',
  changedAt: '2098-01-02T10:00:00.000Z',
} as const

/** A library as an older version left it: its tables, with what they could hold of a play that was read and flagged. */
function libraryOfVersion(version: number): string {
  const folder = temporaryFolder()
  const now = newLibrary(join(folder, 'now.presnap'))
  put(now, '/week1', playRecord(), tracksOf(3))
  putPrediction(now, { ...KEY, ...MODEL }, READS)
  putFlag(now, FLAG)
  const path = join(folder, 'library.presnap')
  const old = good(openLibrary(path, { migrations: MIGRATIONS.slice(0, version) }))
  old.prepare('ATTACH ? AS now').run(now.name)
  for (const table of tablesOf(old)) {
    const columns = old.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table).join(', ')
    old.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM now.${table}`)
  }
  old.close()
  return path
}

/** Those that others refer to come first. */
function tablesOf(library: LibraryWriter): string[] {
  const sql = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
  return library.prepare(sql).pluck().all() as string[]
}

function opened(path: string): LibraryWriter {
  const library = good(openLibrary(path))
  onTestFinished(() => void library.close())
  return library
}

describe.each(MIGRATIONS.slice(0, -1).map(({ version }) => version))('a library of version %i', (version) => {
  test('keeps its games, plays, tracks, reads and flags', () => {
    const library = opened(libraryOfVersion(version))
    expect(library.pragma('user_version', { simple: true })).toBe(MIGRATIONS.at(-1)?.version)
    expect(listGames(library)).toMatchObject([{ gameId: GAME.gameId, plays: 1, trackedPlays: 1 }])
    expect(listPlayRows(library, MODEL, null)).toMatchObject([{ frameCount: 3, isRead: true, isInMotion: null }])
    expect(findTracking(library, KEY)?.frameCount).toBe(3)
    expect(findPrediction(library, { ...KEY, ...MODEL })).toEqual(READS)
    expect(listFlags(library, null)).toEqual([FLAG])
    expect(library.pragma('foreign_key_check')).toEqual([])
  })

  test('takes from a play that is imported again what it could not keep, once', () => {
    const library = opened(libraryOfVersion(version))
    expect(put(library, '/week1', playRecord(), tracksOf(3)).kind).toBe('changed')
    expect(findPlay(library, KEY)?.isDropback).toBe(true)
    expect(findPrediction(library, { ...KEY, ...MODEL })).not.toBeNull()
    expect(put(library, '/week1', playRecord(), tracksOf(3)).kind).toBe('unchanged')
    expect(put(library, '/week2', playRecord(), tracksOf(4)).kind).toBe('changed')
    expect(findTracking(library, KEY)?.frameCount).toBe(4)
  })

  test('is kept as it was beside the new one', () => {
    const path = libraryOfVersion(version)
    opened(path)
    const before = opened(`${path}.before-version-${version + 1}`)
    expect(listFlags(before, null)).toEqual([FLAG])
  })
})

test('a copy that does not succeed leaves nothing that would pass for one', () => {
  const library = newLibrary()
  library.prepare = (() => ({ run: failHalfway })) as unknown as typeof library.prepare
  expect(() => migrate(library, [{ version: 100, sql: '' }])).toThrow('the disk is full')
  expect(readdirSync(join(library.name, '..')).filter((name) => name.includes('before-version'))).toEqual([])
})

function failHalfway(path: string): never {
  writeFileSync(path, 'half of it')
  throw new Error('the disk is full')
}

test('a step that another program made meanwhile is not made twice', () => {
  const library = newLibrary()
  const step = { version: 100, sql: 'ALTER TABLE games ADD COLUMN stadium TEXT' }
  const other = opened(library.name)
  // the copy is made between looking and stepping
  const { prepare } = library
  library.prepare = ((sql: string) => {
    if (sql.startsWith('VACUUM')) migrate(other, [step])
    return prepare.call(library, sql)
  }) as typeof prepare
  migrate(library, [step])
  expect(library.pragma('user_version', { simple: true })).toBe(100)
  const before = new Database(`${library.name}.before-version-100`, { readonly: true })
  onTestFinished(() => void before.close())
  expect(before.pragma('user_version', { simple: true })).toBe(MIGRATIONS.at(-1)?.version)
})
