/** The library file: opening it, and what to say when that or a write does not work. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Brand } from '../../ml/base/brand.ts'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { MIGRATIONS, type Migration, migrate, versionOf } from './migrate.ts'

/** A library that can be read. */
export type LibraryReader = Brand<Database.Database, 'LibraryReader'>
/** A library that can be read and written. */
export type LibraryWriter = LibraryReader & Brand<Database.Database, 'LibraryWriter'>

/** How long to wait for another program that is writing. */
const LOCK_TIMEOUT_MS = 5_000
/** "PSNP" in SQLite's header: tells a library from any other SQLite file. */
const APPLICATION_ID = 0x50534e50
/** Tracks are blobs of about 100 KB: large pages hold them in few overflow steps. */
const PAGE_SIZE = 32_768
/** Pages in the write-ahead log before they go over into the file: 16 MB, about a game. */
const CHECKPOINT_PAGES = 512

export interface OpenOptions {
  readonly migrations?: readonly Migration[]
  readonly lockTimeout_ms?: number
}

/** Opens a library to write, making the file and its folder where there are none, and migrating an older one.
 *  Errors: `library-locked`, `library-corrupted`, `library-read-only`, `library-newer`, `library-unreachable`,
 *  `disk-full`. */
export function openLibrary(path: string, options: OpenOptions = {}): Result<LibraryWriter> {
  const result = opened(path, options, () => {
    mkdirSync(dirname(path), { recursive: true })
    const database = new Database(path, { timeout: options.lockTimeout_ms ?? LOCK_TIMEOUT_MS })
    database.pragma(`page_size = ${PAGE_SIZE}`)
    database.pragma('journal_mode = WAL')
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    // a flag is on the disk when the call returns, also if the machine loses power
    database.pragma('synchronous = FULL')
    return database
  }) as Result<LibraryWriter>
  const isMissing = !result.ok && result.fault.kind === 'library-missing'
  return isMissing ? failed(faultAt(path, 'library-unreachable')) : result
}

/** Opens a library that is there, to read; an older one is brought up to date first.
 *  Errors: as `openLibrary`, and `library-missing`. */
export function openLibraryToRead(path: string, options: OpenOptions = {}): Result<LibraryReader> {
  if (!existsSync(path)) return failed(faultAt(path, 'library-missing'))
  const timeout = options.lockTimeout_ms ?? LOCK_TIMEOUT_MS
  const read = () => opened(path, options, () => new Database(path, { readonly: true, fileMustExist: true, timeout }))
  const result = read()
  if (!result.ok || !isOld(result.value, options)) return result
  result.value.close()
  const migrated = openLibrary(path, options)
  if (!migrated.ok) return migrated
  migrated.value.close()
  return read()
}

/** Runs a piece of work on the library; what SQLite or the file system refuses comes back as a fault. */
export function attempt<Value>(library: LibraryReader, work: () => Value): Result<Value> {
  try {
    return ok(work())
  } catch (error) {
    const fault = libraryFault(error, library.name)
    if (fault === null) throw error
    return failed(fault)
  }
}

/** What a thrown error means for the library at `path`, or null when it has nothing to do with it. */
export function libraryFault(error: unknown, path: string): Fault | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const kind = FAULT_OF_CODE.find(([pattern]) => pattern.test(code))?.[1]
  return kind === undefined ? null : faultAt(path, kind)
}

function faultAt(path: string, kind: LibraryFaultKind): Fault {
  return { kind, where: path, ...SENTENCES[kind] }
}

function newestVersion(options: OpenOptions): number {
  return (options.migrations ?? MIGRATIONS).at(-1)?.version ?? 0
}

function isOld(library: LibraryReader, options: OpenOptions): boolean {
  return versionOf(library) < newestVersion(options)
}

function opened(path: string, options: OpenOptions, open: () => Database.Database): Result<LibraryReader> {
  let database: Database.Database | null = null
  try {
    database = open()
    database.pragma('foreign_keys = ON')
    // the first look inside: a file that is no library, or a damaged one, shows itself here
    if (!isLibrary(database)) return refused(database, faultAt(path, 'library-corrupted'))
    if (versionOf(database) > newestVersion(options)) return refused(database, faultAt(path, 'library-newer'))
    if (!database.readonly) migrate(database, options.migrations ?? MIGRATIONS)
    return ok(database as LibraryReader)
  } catch (error) {
    const fault = libraryFault(error, path)
    if (fault === null) throw error
    return refused(database, fault)
  }
}

/** Whether the file is a library; an empty one that may be written becomes one. */
function isLibrary(database: Database.Database): boolean {
  const isEmpty = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  if (isEmpty && !database.readonly) database.pragma(`application_id = ${APPLICATION_ID}`)
  return database.pragma('application_id', { simple: true }) === APPLICATION_ID
}

function refused(database: Database.Database | null, fault: Fault): Result<LibraryReader> {
  database?.close()
  return failed(fault)
}

type LibraryFaultKind = keyof typeof SENTENCES

const FAULT_OF_CODE: readonly (readonly [RegExp, LibraryFaultKind])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'library-locked'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'library-corrupted'],
  [/^(SQLITE_READONLY|EACCES|EPERM|EROFS)/, 'library-read-only'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'disk-full'],
  [/^(SQLITE_CANTOPEN|ENOENT|ENOTDIR|EISDIR|EEXIST)/, 'library-missing'],
]

const SENTENCES = {
  'library-locked': {
    what: 'Another program is writing to this library.',
    next: 'Wait until it is done, or close it, and try again; nothing was changed.',
  },
  'library-corrupted': {
    what: 'This file is damaged, or no Presnap library.',
    next: 'Nothing was written to it. Name another file with --library, restore a backup (".before-version-..." beside it), or import the games into a new library.',
  },
  'library-read-only': {
    what: 'This library cannot be written: the file or its folder is read-only.',
    next: 'Give yourself the right to write there, or name another file with --library; nothing was changed.',
  },
  'library-newer': {
    what: 'This library was written by a newer Presnap.',
    next: 'Update Presnap, or name another file with --library; nothing was changed.',
  },
  'disk-full': {
    what: 'The disk is full.',
    next: 'Free some space and try again; the library is as it was before the game that did not fit.',
  },
  'library-unreachable': {
    what: 'No library can be made here.',
    next: 'Name a file in a folder that is there, or can be made, with --library.',
  },
  'library-missing': {
    what: 'There is no library here.',
    next: 'Import a game first (presnap import FOLDER), or name the right file with --library.',
  },
} as const
