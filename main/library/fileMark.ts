/** Whether a library's file is still the one that was opened: what is written to a removed file is gone with it. */
import { statSync } from 'node:fs'
import type { LibraryReader } from './database.ts'
import { faultAt } from './libraryFault.ts'

/** What tells a file from another in its place; null where there is none. */
export function fileMark(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev}:${found.ino}`
}

/** The fault `library-gone` where the library's file does not bear the mark any more, else null. */
export function goneFault(library: LibraryReader, mark: string | null) {
  return fileMark(library.name) === mark ? null : faultAt(library.name, 'library-gone')
}
