/** The library file: opening it, and what becomes of work on it that does not succeed.
 *
 *  While a process has a library open, nothing in it but SQLite may open that file: POSIX drops every lock that a process
 *  holds on a file as soon as any of its descriptors for that file is closed, and a library without locks is destroyed by
 *  the next program that takes itself for its last user. So SQLite itself is asked whose file it is. */
import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import type { Brand } from '../../ml/base/brand.ts'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { makeFolder } from '../makeFolder.ts'
import { copyLibrary } from './copyLibrary.ts'
import { faultAt, libraryFault } from './libraryFault.ts'
import { filePlace, rememberFile } from './libraryFile.ts'
import { MIGRATIONS, type Migration, migrate, versionOf } from './migrate.ts'
import { schemaFlaw } from './schemaCheck.ts'

export { libraryFault } from './libraryFault.ts'

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

interface OpenOptions {
  readonly migrations?: readonly Migration[]
  readonly lockTimeout_ms?: number
}

/** Opens a library to write, making the file and its folder where there are none, and migrating an older one. A file
 *  that is no library is left as it is, to the byte.
 *  Errors: `library-locked`, `library-corrupted`, `library-altered`, `library-read-only`, `library-newer`,
 *  `library-unreadable`, `library-is-folder`, `library-unreachable`, `disk-full`. */
export function openLibrary(path: string, options: OpenOptions = {}): Result<LibraryWriter> {
  const result = attemptOpening(path, options, () => {
    makeFolder(dirname(resolve(path)))
    return openChecked(path, options, new Database(path, { timeout: timeoutOf(options) }))
  }) as Result<LibraryWriter>
  const isMissing = !result.ok && result.fault.kind === 'library-missing'
  return isMissing ? failed(faultAt(path, 'library-unreachable')) : result
}

/** Opens a library that is there, to write. Errors: as `openLibrary`, and `library-missing`. */
export function openLibraryThere(path: string, options: OpenOptions = {}): Result<LibraryWriter> {
  return existsSync(path) ? openLibrary(path, options) : failed(faultAt(path, 'library-missing'))
}

/** Opens a library that is there, to read; an older one is brought up to date first. Where the disk is full or can only
 *  be read, a copy among the temporary files is opened, and `readOnlyReason` says why.
 *  Errors: as `openLibrary`, and `library-missing`. */
export function openLibraryToRead(path: string, options: OpenOptions = {}): Result<LibraryReader> {
  if (!existsSync(path)) return failed(faultAt(path, 'library-missing'))
  const result = openUpToDate(path, options)
  if (result.ok || !isOfDisk(result.fault)) return result
  const copy = copyLibrary(path)
  if (!copy.ok) return failed(result.fault)
  const copied = openUpToDate(copy.value, options)
  if (!copied.ok) return failed({ ...copied.fault, where: path })
  rememberFile(copied.value, { path, copy: copy.value, readOnly: result.fault })
  return copied
}

/** Opens a library as the film room does: to write, and where the disk or the user's rights do not allow that, to read
 *  (`readOnlyReason` then says why). Errors: as `openLibrary`. */
export function openLibraryAsAllowed(path: string, options: OpenOptions = {}): Result<LibraryReader> {
  const written = openLibrary(path, options)
  if (written.ok || !isOfDisk(written.fault)) return written
  const read = openLibraryToRead(path, options)
  if (!read.ok) return written
  rememberFile(read.value, { ...filePlace(read.value), readOnly: written.fault })
  return read
}

/** Runs a piece of work on the library; what SQLite or the file system refuses comes back as a fault, and so does a row
 *  that cannot be understood. */
export function attempt<Value>(library: LibraryReader, work: () => Value): Result<Value> {
  try {
    return ok(work())
  } catch (error) {
    const fault = libraryFault(error, filePlace(library).path)
    if (fault === null) throw error
    return failed(fault)
  }
}

/** Faults that say nothing about the library itself, only about writing where it lies. */
function isOfDisk({ kind }: Fault): boolean {
  return kind === 'library-read-only' || kind === 'disk-full'
}

function openUpToDate(path: string, options: OpenOptions): Result<LibraryReader> {
  const open = () =>
    attemptOpening(path, options, () => {
      const database = new Database(path, { readonly: true, fileMustExist: true, timeout: timeoutOf(options) })
      return openChecked(path, options, database)
    })
  const result = open()
  if (!result.ok || versionOf(result.value) >= newestVersion(options)) return result
  result.value.close()
  const migrated = openLibrary(path, options)
  if (!migrated.ok) return migrated
  migrated.value.close()
  return open()
}

/** What `open` gives, or the fault of what it throws; a library is opened only where nothing else lies at the path. */
function attemptOpening(path: string, options: OpenOptions, open: () => Result<LibraryReader>): Result<LibraryReader> {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory() === true) return failed(faultAt(path, 'library-is-folder'))
    if (found !== undefined && !found.isFile()) return failed(faultAt(path, 'library-corrupted'))
    // SQLite may write as soon as it looks inside: it does not get to write before it has been asked whose file it is
    if (found !== undefined && found.size > 0 && !isLibrary(path, options))
      return failed(faultAt(path, 'library-corrupted'))
    return open()
  } catch (error) {
    const fault = libraryFault(error, path)
    if (fault === null) throw error
    return failed(fault)
  }
}

function isLibrary(path: string, options: OpenOptions): boolean {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: timeoutOf(options) })
  try {
    return database.pragma('application_id', { simple: true }) === APPLICATION_ID
  } finally {
    database.close()
  }
}

/** Makes a library of an open database, or closes it and says what is wrong with it. */
function openChecked(path: string, options: OpenOptions, database: Database.Database): Result<LibraryReader> {
  try {
    const library = database as unknown as LibraryReader
    // nothing that a file brings along runs by itself
    database.pragma('trusted_schema = OFF')
    const fault = flawOf(path, options, database)
    if (fault !== null) {
      database.close()
      return failed(fault)
    }
    database.pragma('foreign_keys = ON')
    if (!database.readonly) prepareToWrite(database, options)
    rememberFile(library, { path, copy: null, readOnly: null })
    return ok(library)
  } catch (error) {
    database.close()
    throw error
  }
}

/** What is wrong with an open database as a library; null where nothing is. */
function flawOf(path: string, options: OpenOptions, database: Database.Database): Fault | null {
  // an empty file that can only be read is no library, and cannot become one
  if (database.readonly && isEmptyFile(path)) return faultAt(path, 'library-corrupted')
  const migrations = options.migrations ?? MIGRATIONS
  // the first look inside: a damaged library shows itself here
  if (versionOf(database) > newestVersion(options)) return faultAt(path, 'library-newer')
  const flaw = schemaFlaw(database, migrations)
  if (flaw === null) return null
  const fault = faultAt(path, 'library-altered')
  return { ...fault, what: `${fault.what} ${flaw}` }
}

function isEmptyFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === 0
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

function newestVersion(options: OpenOptions): number {
  return (options.migrations ?? MIGRATIONS).at(-1)?.version ?? 0
}

function timeoutOf(options: OpenOptions): number {
  return options.lockTimeout_ms ?? LOCK_TIMEOUT_MS
}
