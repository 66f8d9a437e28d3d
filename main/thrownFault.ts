/** What was thrown, as a fault, where it says something about a disk or the library and not about a bug. */
import type { Fault } from '../ml/base/fault.ts'
import { DamagedRow } from './library/damagedRow.ts'
import { libraryFault } from './library/libraryFault.ts'

/** The fault behind a thrown error, or null for a bug. `library` is the file that the command works on, if any. */
export function thrownFault(error: unknown, library: string | null): Fault | null {
  if (error instanceof DamagedRow) return library === null ? null : libraryFault(error, library)
  if (!(error instanceof Error) || !('code' in error)) return null
  const code = String(error.code)
  if (code.startsWith('SQLITE_')) return library === null ? null : libraryFault(error, library)
  const place = placeOf(error)
  const isOfDisk = code === 'ENOSPC' || code === 'EDQUOT'
  const told = SENTENCES[code]
  // a file system's error names its file; without one it may be anything, unless the disk is full
  if (told === undefined || (place === null && !isOfDisk)) return null
  return { ...told, ...(place === null ? {} : { where: place }) }
}

/** The file that an error is about: of a file that was to be moved, the place where it was to go. */
function placeOf(error: Error): string | null {
  const { path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string }
  return dest ?? path ?? null
}

const NO_RIGHT = {
  kind: 'no-right',
  what: 'You do not have the right to read or write this.',
  next: 'Give yourself that right, or name another place.',
}
const DISK_FULL = {
  kind: 'disk-full',
  what: 'The disk is full.',
  next: 'Free some space, or name a place on another disk, and try again.',
}
const FILE_IN_USE = {
  kind: 'file-in-use',
  what: 'Another program has this open.',
  next: 'Close it there, or name another place, and try again.',
}
const NAME_TOO_LONG = {
  kind: 'name-too-long',
  what: 'This name is longer than the disk allows.',
  next: 'Give it a shorter one.',
}
const DISK_BROKEN = {
  kind: 'disk-broken',
  what: 'The disk reports an error.',
  next: 'Check the disk, or name a place on another one.',
}
const FILE_IN_THE_WAY = {
  kind: 'file-in-the-way',
  what: 'There is a file where a folder is needed.',
  next: 'Name another place, or move that file away.',
}
const FOLDER_IN_THE_WAY = {
  kind: 'folder-in-the-way',
  what: 'There is a folder where a file is needed.',
  next: 'Name a file in it, or another place.',
}

const SENTENCES: Readonly<Record<string, Fault>> = {
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EROFS: {
    kind: 'disk-read-only',
    what: 'This disk can only be read.',
    next: 'Name a place on another disk.',
  },
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  EBUSY: FILE_IN_USE,
  ENAMETOOLONG: NAME_TOO_LONG,
  EIO: DISK_BROKEN,
  ENOENT: {
    kind: 'place-missing',
    what: 'There is no such place, and it cannot be made.',
    next: 'Name a folder that is there, or can be made.',
  },
  ENOTDIR: FILE_IN_THE_WAY,
  EEXIST: FILE_IN_THE_WAY,
  EISDIR: FOLDER_IN_THE_WAY,
  ENOTEMPTY: FOLDER_IN_THE_WAY,
}
