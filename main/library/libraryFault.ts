/** What SQLite or the file system refuses, as faults of a library. */
import type { Fault } from '../../ml/base/fault.ts'

/** What a thrown error means for the library at `path`, or null when it has nothing to do with it. */
export function libraryFault(error: unknown, path: string): Fault | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const kind = FAULT_OF_CODE.find(([pattern]) => pattern.test(code))?.[1]
  return kind === undefined ? null : faultAt(path, kind)
}

export function faultAt(path: string, kind: LibraryFaultKind): Fault {
  return { kind, where: path, ...SENTENCES[kind] }
}

type LibraryFaultKind = keyof typeof SENTENCES

const FAULT_OF_CODE: readonly (readonly [RegExp, LibraryFaultKind])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'library-locked'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'library-corrupted'],
  [/^(SQLITE_READONLY|EACCES|EPERM|EROFS)/, 'library-read-only'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'disk-full'],
  [/^(SQLITE_IOERR|EIO)/, 'library-unreadable'],
  [/^(SQLITE_CANTOPEN|ENOENT|ENOTDIR|EISDIR|EEXIST)/, 'library-missing'],
]

/** They are read on a terminal and in the window: they name no option and no button. */
const SENTENCES = {
  'library-locked': {
    what: 'Another program is writing to this library.',
    next: 'Wait until it is done, or close it, and try again; what was finished before is kept.',
  },
  'library-corrupted': {
    what: 'This file is damaged, or no Presnap library.',
    next: 'Open another library, restore a backup (".before-version-..." beside it), or import the games into a new library.',
  },
  'library-read-only': {
    what: 'This library cannot be written: the file or its folder is read-only.',
    next: 'Give yourself the right to write there, or open another library; nothing was changed.',
  },
  'library-newer': {
    what: 'This library was written by a newer Presnap.',
    next: 'Update Presnap, or open another library; nothing was changed.',
  },
  'disk-full': {
    what: 'The disk is full.',
    next: 'Free some space and try again; what was finished before is kept, whole.',
  },
  'library-unreadable': {
    what: 'This library cannot be read: the disk reports an error, or you may not open the file.',
    next: 'Check the disk and your right to open the file, or open another library.',
  },
  'library-is-folder': {
    what: 'This is a folder, and a library is a file.',
    next: 'Name the file of the library.',
  },
  'library-unreachable': {
    what: 'No library can be made here.',
    next: 'Name a file in a folder that is there, or can be made.',
  },
  'library-missing': {
    what: 'There is no library here.',
    next: 'Import a game first, or open the right file.',
  },
  'library-gone': {
    what: 'This library is not where it was opened: the file was moved, replaced or removed meanwhile.',
    next: 'Put it back where it was and try again, or open the library anew; nothing was written.',
  },
} as const
