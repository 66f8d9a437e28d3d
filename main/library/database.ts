/** The library file: opening it, and what becomes of work on it that does not succeed. */
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import type { Brand } from '../../ml/base/brand.ts'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { makeFolder } from '../makeFolder.ts'
import { faultAt, libraryFault } from './libraryFault.ts'
import { MIGRATIONS, type Migration, migrate, versionOf } from './migrate.ts'

export { libraryFault } from './libraryFault.ts'

/** A library that can be read. */
export type LibraryReader = Brand<Database.Database, 'LibraryReader'>
/** A library that can be read and written. */
export type LibraryWriter = LibraryReader & Brand<Database.Database, 'LibraryWriter'>

/** What makes a folder abandoned, to be cleared away, when the process with the number behind it has ended. */
const SCRATCH_PREFIX = 'presnap-scratch-'
/** How long to wait for another program that is writing. */
const LOCK_TIMEOUT_MS = 5_000
/** "PSNP" in SQLite's header: tells a library from any other SQLite file. */
const APPLICATION_ID = 0x50534e50
/** SQLite's file format: the header, how it begins, and where in it the application's number is (big-endian). */
const HEADER_BYTES = 100
const DATABASE_MARK = 'SQLite format 3\0'
const APPLICATION_ID_AT = 68
/** Tracks are blobs of about 100 KB: large pages hold them in few overflow steps. */
const PAGE_SIZE = 32_768
/** Pages in the write-ahead log before they go over into the file: 16 MB, about a game. */
const CHECKPOINT_PAGES = 512

interface OpenOptions {
  readonly migrations?: readonly Migration[]
  readonly lockTimeout_ms?: number
}

/** Opens a library to write, making the file and its folder where there are none, and migrating an older one. A file
 *  that is no library is left as it is, to the byte.
 *  Errors: `library-locked`, `library-corrupted`, `library-read-only`, `library-newer`, `library-unreadable`,
 *  `library-is-folder`, `library-unreachable`, `disk-full`. */
export function openLibrary(path: string, options: OpenOptions = {}): Result<LibraryWriter> {
  const open = () => {
    makeFolder(dirname(resolve(path)))
    return new Database(path, { timeout: options.lockTimeout_ms ?? LOCK_TIMEOUT_MS })
  }
  const result = opened(path, options, open) as Result<LibraryWriter>
  const isMissing = !result.ok && result.fault.kind === 'library-missing'
  return isMissing ? failed(faultAt(path, 'library-unreachable')) : result
}

/** Opens a library that is there, to write. Errors: as `openLibrary`, and `library-missing`. */
export function openLibraryThere(path: string, options: OpenOptions = {}): Result<LibraryWriter> {
  return existsSync(path) ? openLibrary(path, options) : failed(faultAt(path, 'library-missing'))
}

/** Opens a library that is there, to read; an older one is brought up to date first.
 *  Errors: as `openLibrary`, and `library-missing`. */
export function openLibraryToRead(path: string, options: OpenOptions = {}): Result<LibraryReader> {
  if (!existsSync(path)) return failed(faultAt(path, 'library-missing'))
  const result = readUpToDate(path, options)
  const isReadOnly = !result.ok && result.fault.kind === 'library-read-only'
  return isReadOnly ? readCopy(path, options) : result
}

function readUpToDate(path: string, options: OpenOptions): Result<LibraryReader> {
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

/** Reads a copy, gone when the program ends: to read a library that writes ahead, SQLite needs files beside it, and
 *  where it may not make them it would have to be told that nobody writes, which this build of it cannot be. */
function readCopy(path: string, options: OpenOptions): Result<LibraryReader> {
  const folder = mkdtempSync(join(tmpdir(), `${SCRATCH_PREFIX}${process.pid}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const copy = join(folder, basename(path))
  try {
    for (const ending of ['', '-wal']) {
      if (!existsSync(`${path}${ending}`)) continue
      copyFileSync(`${path}${ending}`, `${copy}${ending}`, constants.COPYFILE_FICLONE)
      // the copy has the rights of what it was copied from
      chmodSync(`${copy}${ending}`, 0o600)
    }
  } catch (error) {
    const fault = libraryFault(error, path)
    if (fault === null) throw error
    return failed(fault.kind === 'library-read-only' ? faultAt(path, 'library-unreadable') : fault)
  }
  return readUpToDate(copy, options)
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

function newestVersion(options: OpenOptions): number {
  return (options.migrations ?? MIGRATIONS).at(-1)?.version ?? 0
}

function isOld(library: LibraryReader, options: OpenOptions): boolean {
  return versionOf(library) < newestVersion(options)
}

function opened(path: string, options: OpenOptions, open: () => Database.Database): Result<LibraryReader> {
  let database: Database.Database | null = null
  try {
    if (isFolder(path)) return failed(faultAt(path, 'library-is-folder'))
    const mark = markOf(path)
    if (mark === 'foreign') return failed(faultAt(path, 'library-corrupted'))
    database = open()
    if (mark === 'new' && database.readonly) return refused(database, faultAt(path, 'library-corrupted'))
    // the first look inside: a damaged library shows itself here
    if (versionOf(database) > newestVersion(options)) return refused(database, faultAt(path, 'library-newer'))
    database.pragma('foreign_keys = ON')
    if (!database.readonly) prepareToWrite(database, options)
    return ok(database as LibraryReader)
  } catch (error) {
    const fault = libraryFault(error, path)
    if (fault === null) throw error
    const isThere = fault.kind === 'library-missing' && existsSync(path)
    return refused(database, isThere ? faultAt(path, 'library-unreadable') : fault)
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Whose file this is, by its first bytes: SQLite may write as soon as it looks inside. */
function markOf(path: string): 'new' | 'library' | 'foreign' {
  if (!existsSync(path)) return 'new'
  const header = Buffer.alloc(HEADER_BYTES)
  const file = openSync(path, 'r')
  const length = readSync(file, header)
  closeSync(file)
  if (length === 0) return 'new'
  const isDatabase = header.toString('latin1', 0, DATABASE_MARK.length) === DATABASE_MARK
  return isDatabase && header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID ? 'library' : 'foreign'
}

function prepareToWrite(database: Database.Database, options: OpenOptions): void {
  database.pragma(`page_size = ${PAGE_SIZE}`)
  // before anything goes into the write-ahead log, so that the file itself says whose it is
  if (versionOf(database) === 0) database.pragma(`application_id = ${APPLICATION_ID}`)
  database.pragma('journal_mode = WAL')
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  // a flag is on the disk when the call returns, also if the machine loses power
  database.pragma('synchronous = FULL')
  migrate(database, options.migrations ?? MIGRATIONS)
}

function refused(database: Database.Database | null, fault: Fault): Result<LibraryReader> {
  database?.close()
  return failed(fault)
}
