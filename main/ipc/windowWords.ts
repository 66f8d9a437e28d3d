/** Faults of a library, with the next step for somebody at a window: there is no --library to name there. */
import type { Fault } from '../../ml/base/fault.ts'

const CHOOSE_ANOTHER = 'choose another library (File, Open Library)'

const NEXT: Readonly<Record<string, string>> = {
  'library-locked': `Wait until it is done, or close it, and try again; or ${CHOOSE_ANOTHER}.`,
  'library-corrupted': `C${CHOOSE_ANOTHER.slice(1)}, put a backup (".before-version-..." beside it) in its place, or import the games into a new library.`,
  'library-read-only': `Check your write permission for its folder, or ${CHOOSE_ANOTHER}; nothing was changed.`,
  'library-altered': `C${CHOOSE_ANOTHER.slice(1)}, put a backup (".before-version-..." beside it) in its place, or import the games into a new library; nothing was changed.`,
  'library-newer': `Update Presnap, or ${CHOOSE_ANOTHER}; nothing was changed.`,
  'library-unreadable': `Check the disk and your right to open the file, or ${CHOOSE_ANOTHER}.`,
  'library-is-folder': 'Choose the library file itself.',
  'library-unreachable': 'Choose a place in a folder that is there and that you may write in.',
  'library-missing': `If it lies on a disk that is not connected, connect it and try again; or ${CHOOSE_ANOTHER}.`,
}

/** Why an open library can only be read, with what that means for the coach. */
export function readOnlyInWindowWords(reason: Fault): Fault {
  const { what, next } = inWindowWords(reason)
  const open = 'You can look at everything in this library; flags, notes and imports cannot be stored.'
  return { ...reason, what: `${what} ${open}`, next: reason.kind === 'disk-full' ? READ_ONLY_UNTIL_ROOM : next }
}

const READ_ONLY_UNTIL_ROOM = 'Free some space and start Presnap again.'

export function inWindowWords(fault: Fault): Fault {
  const next = NEXT[fault.kind]
  return next === undefined ? fault : { ...fault, next }
}
