/** Where an open library lies: its file, whether that is still the one that was opened, and why it can only be read. */
import { statSync } from 'node:fs'
import type { Fault } from '../../ml/base/fault.ts'
import type { LibraryReader } from './database.ts'
import { faultAt } from './libraryFault.ts'

export interface LibraryPlace {
  /** The library's file as the user knows it. */
  readonly path: string
  /** The copy that is open in its stead; null where the file itself is. */
  readonly copy: string | null
  /** Why nothing can be written to it; null where nothing stands in the way. */
  readonly readOnly: Fault | null
}

interface OpenedFile extends LibraryPlace {
  readonly identity: string | null
}

const FILES = new WeakMap<LibraryReader, OpenedFile>()
/** Every library that this thread has open; those that were closed are taken out when somebody asks. */
const OPENED = new Set<LibraryReader>()

/** Notes where a library was opened. A library that was noted before keeps its file's identity. */
export function rememberFile(library: LibraryReader, place: LibraryPlace): void {
  const identity = FILES.get(library)?.identity ?? fileIdentity(library.name)
  FILES.set(library, { ...place, identity })
  OPENED.add(library)
}

/** Whether this is a library that this thread has open: nobody else may open its file, or SQLite loses its locks. */
export function isOpenLibrary(path: string): boolean {
  const identity = fileIdentity(path)
  for (const library of OPENED) if (!library.open) OPENED.delete(library)
  return identity !== null && [...OPENED].some((library) => FILES.get(library)?.identity === identity)
}

export function filePlace(library: LibraryReader): LibraryPlace {
  const file = FILES.get(library)
  return file ?? { path: library.name, copy: null, readOnly: null }
}

/** Why nothing can be written to an open library; null where nothing stands in the way. */
export function readOnlyReason(library: LibraryReader): Fault | null {
  return filePlace(library).readOnly
}

/** The fault `library-gone` where another file, or none, lies where the library was opened, else null: what is written to
 *  a removed file is gone with it. */
export function goneFault(library: LibraryReader): Fault | null {
  const file = FILES.get(library)
  if (file === undefined || fileIdentity(library.name) === file.identity) return null
  return faultAt(file.path, 'library-gone')
}

/** What tells a file from another in its place, without opening it; null where there is none. */
export function fileIdentity(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev}:${found.ino}`
}
