/** A copy of a library that SQLite cannot open where it lies: to read a library that writes ahead, it needs files beside
 *  it, and on a full disk or one that can only be read it cannot make them.
 *
 *  Such a library is open nowhere in this process, which has therefore no lock on it to lose. */
import { chmodSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { faultAt, libraryFault } from './libraryFault.ts'

/** What makes a folder abandoned, to be cleared away, when the process with the number behind it has ended. */
const SCRATCH_PREFIX = 'presnap-scratch-'
/** Memory that Linux gives out as files: room for a copy where the disk has none. */
const MEMORY_FOLDER = '/dev/shm'

/** Copies the library and what it has written ahead. The copy's path; it is gone when the program ends.
 *  Errors: `library-unreadable`, `disk-full`. */
export function copyLibrary(path: string): Result<string> {
  let fault: Fault = faultAt(path, 'library-unreadable')
  for (const parent of [tmpdir(), ...(existsSync(MEMORY_FOLDER) ? [MEMORY_FOLDER] : [])]) {
    const copied = copyInto(parent, path)
    if (copied.ok) return copied
    fault = copied.fault
  }
  return failed(fault)
}

function copyInto(parent: string, path: string): Result<string> {
  let folder: string | null = null
  try {
    folder = mkdtempSync(join(parent, `${SCRATCH_PREFIX}${process.pid}-`))
    const made = folder
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    const copy = join(folder, basename(path))
    for (const ending of ['', '-wal']) {
      if (!existsSync(`${path}${ending}`)) continue
      copyFileSync(`${path}${ending}`, `${copy}${ending}`, constants.COPYFILE_FICLONE)
      // the copy has the rights of what it was copied from
      chmodSync(`${copy}${ending}`, 0o600)
    }
    return ok(copy)
  } catch (error) {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
    const fault = libraryFault(error, path)
    if (fault === null) throw error
    return failed(fault.kind === 'library-read-only' ? faultAt(path, 'library-unreadable') : fault)
  }
}
