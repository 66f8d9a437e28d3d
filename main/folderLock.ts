/** One program at a time in a folder that is written into over minutes. */
import { randomUUID } from 'node:crypto'
import { accessSync, constants, mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Fault } from '../ml/base/fault.ts'
import { failed, ok, type Result } from '../ml/base/result.ts'
import { makeFolder } from './makeFolder.ts'
import { thrownFault } from './thrownFault.ts'

/** In the folder while a program writes into it, and after a program that was killed. */
export const LOCK_FILE = '.presnap-lock'
/** Longer than an owner takes to write themselves into the file: whoever is refused then reads the right name. */
const BEGIN_MS = 250
/** What others do with the file, apart from owning it, takes them an instant. */
const INSTANT_MS = 10_000
/** A file or folder that was taken away while it was asked for is asked for again; so often, it is not chance. */
const MOST_TRIES = 100

/** A lock is the right to write to a small SQLite file, in which the owner stands. The operating system holds it for
 *  the process, and takes it back when the process ends, however that happens: no number of a process has to be
 *  believed. */
export class FolderLock {
  /** Takes the folder for `doing` ("presnap train"), making it where there is none. Errors: `folder-in-use`, which says
   *  by whom, and what the file system refuses. */
  static take(folder: string, doing: string): Result<FolderLock> {
    const path = join(folder, LOCK_FILE)
    for (let tries = 1; ; tries++) {
      try {
        const isNew = madeFolder(folder)
        const taken = takenFile(path, doing)
        return taken.ok ? ok(new FolderLock(path, taken.value, isNew)) : taken
      } catch (error) {
        if (mayBeTakenAway(error) && tries < MOST_TRIES) continue
        const fault = placeFault(error, path)
        if (fault === null) throw error
        return failed(fault)
      }
    }
  }

  readonly #path: string
  readonly #file: Database.Database
  readonly #isNewFolder: boolean
  #isHeld = true

  private constructor(path: string, file: Database.Database, isNewFolder: boolean) {
    this.#path = path
    this.#file = file
    this.#isNewFolder = isNewFolder
  }

  /** Gives the folder back, without the lock's file; a folder that was made for it and is empty goes, too. */
  release(): void {
    if (!this.#isHeld) return
    this.#isHeld = false
    // Whoever waits with this file open notices that it is not the one in the folder any more. On Windows an open file
    // cannot be taken away, and nobody can have another one in its place.
    const isWindows = process.platform === 'win32'
    if (!isWindows) rmSync(this.#path, { force: true })
    this.#file.close()
    try {
      if (isWindows) rmSync(this.#path, { force: true })
      if (this.#isNewFolder) rmdirSync(dirname(this.#path))
    } catch {
      // somebody else has the file open, or the folder holds something
    }
  }
}

/** Whether the folder was not there. */
function madeFolder(folder: string): boolean {
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
    return true
  } catch {
    makeFolder(folder)
    return false
  }
}

interface Owner {
  readonly token: string
  readonly doing: string
  readonly pid: number
  readonly host: string
  /** Milliseconds of Unix time. */
  readonly since: number
}

/** The lock's file with the lock on it. */
function takenFile(path: string, doing: string): Result<Database.Database> {
  const owner = { token: randomUUID(), doing, pid: process.pid, host: hostname(), since: Date.now() }
  let file: Database.Database | null = null
  try {
    file = new Database(path, { timeout: BEGIN_MS })
    if (!begins(file)) return refused(file, path)
    file.pragma(`busy_timeout = ${INSTANT_MS}`)
    file.exec(`
      CREATE TABLE IF NOT EXISTS owner (token TEXT, doing TEXT, pid INTEGER, host TEXT, since INTEGER);
      DELETE FROM owner`)
    file.prepare('INSERT INTO owner VALUES (@token, @doing, @pid, @host, @since)').run(owner)
    // What others are to read must be committed, which ends the lock for a moment: whoever wrote themselves into it last
    // is the owner, and all others see that here.
    file.exec('COMMIT')
    file.exec('BEGIN IMMEDIATE')
    return ownerIn(file)?.token === owner.token ? ok(file) : refused(file, path)
  } catch (error) {
    file?.close()
    throw error
  }
}

/** Whether nobody else writes to the file. */
function begins(file: Database.Database): boolean {
  try {
    file.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) return false
    throw error
  }
}

function refused(file: Database.Database, path: string): Result<never> {
  file.pragma(`busy_timeout = ${INSTANT_MS}`)
  const owner = ownerIn(file)
  file.close()
  return failed(inUse(path, owner))
}

/** Null where the owner has not written themselves in yet. */
function ownerIn(file: Database.Database): Owner | null {
  const isThere = file.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'owner'").get()
  return isThere === undefined ? null : ((file.prepare('SELECT * FROM owner').get() as Owner | undefined) ?? null)
}

/** Whether an owner may have given the file or its folder back after they were found and before they were used. */
function mayBeTakenAway(error: unknown): boolean {
  const isFolderGone = error instanceof TypeError && error.message.includes('directory does not exist')
  return isFolderGone || /^(SQLITE_READONLY_DBMOVED|SQLITE_CANTOPEN|ENOENT)/.test(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function inUse(path: string, owner: Owner | null): Fault {
  const who = owner === null ? 'it has only just begun' : ownerText(owner)
  return {
    kind: 'folder-in-use',
    where: dirname(path),
    what: `Another program is writing into this folder (${who}).`,
    next: 'Wait until it has ended, or name another folder.',
  }
}

function ownerText({ doing, pid, host, since }: Owner): string {
  const started = new Date(since).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })
  return `${doing}, process ${pid} on ${host}, since ${started}`
}

/** What SQLite cannot do with the file is what the file system would not let it do. */
function placeFault(error: unknown, path: string): Fault | null {
  const code = codeOf(error)
  if (!code.startsWith('SQLITE_')) return thrownFault(error, null)
  const refused = code.startsWith('SQLITE_CANTOPEN') ? noRightTo(dirname(path)) : null
  if (refused !== null) return refused
  const ofDisk = DISK_CODES.find(([sqlite]) => code.startsWith(sqlite))?.[1]
  if (ofDisk === undefined) return notALock(path, code)
  return thrownFault(Object.assign(new Error(code), { code: ofDisk, path }), null)
}

/** SQLite does not say why a file cannot be opened. */
function noRightTo(folder: string): Fault | null {
  try {
    accessSync(folder, constants.W_OK)
    return null
  } catch (error) {
    return thrownFault(error, null)
  }
}

const DISK_CODES: readonly (readonly [string, string])[] = [
  ['SQLITE_FULL', 'ENOSPC'],
  ['SQLITE_READONLY', 'EROFS'],
]

function notALock(where: string, code: string): Fault {
  return {
    kind: 'folder-not-reserved',
    where,
    what: `Presnap cannot reserve this folder with this file (${code}).`,
    next: 'Remove the file if there is one, check your write permission for the folder, or name a folder on another disk.',
  }
}
