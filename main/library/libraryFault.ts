/** What SQLite or the file system refuses, as faults of a library. */
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Fault } from '../../ml/base/fault.ts'
import { DamagedRow } from './damagedRow.ts'

/** What a thrown error means for the library at `path`, or null when it has nothing to do with it. */
export function libraryFault(error: unknown, path: string): Fault | null {
  if (error instanceof DamagedRow)
    return { ...faultAt(path, `${error.subject}-damaged`), where: `${path}, ${error.where}` }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const kind = FAULT_OF_CODE.find(([pattern]) => pattern.test(code))?.[1]
  if (kind === undefined) return null
  return faultAt(path, kind === 'library-missing' && existsSync(path) ? whyNotOpened(path) : kind)
}

/** Why SQLite cannot open a file that is there. It says no more than that it cannot, also where it may not make the
 *  files that it needs beside it. */
function whyNotOpened(path: string): LibraryFaultKind {
  return isAllowed(path, constants.R_OK) && !isAllowed(dirname(resolve(path)), constants.W_OK)
    ? 'library-read-only'
    : 'library-unreadable'
}

function isAllowed(path: string, right: number): boolean {
  try {
    accessSync(path, right)
    return true
  } catch {
    return false
  }
}

export function faultAt(path: string, kind: LibraryFaultKind): Fault {
  return { kind, where: path, ...SENTENCES[kind] }
}

type LibraryFaultKind = keyof typeof SENTENCES

const FAULT_OF_CODE: readonly (readonly [RegExp, LibraryFaultKind])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'library-locked'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'library-corrupted'],
  [/^(SQLITE_READONLY|EACCES|EPERM|EROFS)/, 'library-read-only'],
  // no room for the index of what is written ahead
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/, 'disk-full'],
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
  'library-altered': {
    what: 'Another program has changed the tables of this library.',
    next: 'Open another library, restore a backup (".before-version-..." beside it), or import the games into a new library; nothing was changed.',
  },
  'library-read-only': {
    what: 'This library cannot be written: the file, its folder or the disk is read-only.',
    next: 'Check your write permission for its folder, or open another library; nothing was changed.',
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
  'play-damaged': {
    what: 'What the library holds of this play is damaged.',
    next: 'Import its game again; flags and notes stay.',
  },
  'game-damaged': {
    what: 'What the library holds of this game is damaged.',
    next: 'Import it again; flags and notes stay.',
  },
  'flag-damaged': {
    what: 'This flag is damaged: its moment or its play is not a number.',
    next: 'Open another library, or restore a backup (".before-version-..." beside it).',
  },
  'library-gone': {
    what: 'This library is not where it was opened: the file was moved, replaced or removed meanwhile.',
    next: 'Put it back where it was and try again, or open the library anew; nothing was written.',
  },
} as const
