/** Places that the user chose to save to. The page knows them by number, and can write nowhere else. */
import { access } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { SaveKind, SaveTicket } from '../../preload/values.ts'
import { writeWhole } from '../writeWhole.ts'
import { safeFileName } from './safeFileName.ts'

export interface SavedFile {
  /** The name under which it lies there. */
  readonly name: string
}

interface Place {
  readonly kind: 'file' | 'folder'
  readonly path: string
  /** The file that was written last. */
  written: string | null
}

export class Saves {
  readonly #places: Place[] = []
  #lastWrite: Promise<unknown> = Promise.resolve()

  /** A ticket for a file that the user named; one without the kind's ending gets it. */
  async ticketForFile(path: string, kind: SaveKind): Promise<SaveTicket> {
    const isNamed = extname(path).toLowerCase() === `.${kind}`
    // the dialog asked about replacing the name that was typed, not about this one
    return this.#ticket('file', isNamed ? path : await freePath(`${path}.${kind}`))
  }

  ticketForFolder(path: string): SaveTicket {
    return this.#ticket('folder', path)
  }

  /** A ticket for a folder that is yet to be made in a chosen one; it gets a number where something has its name. */
  async ticketForNewFolder(parent: string, name: string): Promise<SaveTicket> {
    return this.#ticket('folder', await freePath(join(parent, name)))
  }

  /** Writes a file, whole or not at all. `name` is its name in a chosen folder, and null for a chosen file; a file of
   *  that name which is there already stays: the new one becomes "name (2)".
   *  Errors: `no-such-save`, `bad-file-name`, and what the file system refuses. */
  write(ticket: number, name: string | null, bytes: Uint8Array): Promise<Result<SavedFile>> {
    // one after another, so that two of one name do not both find it free
    const write = this.#lastWrite.then(() => this.#write(ticket, name, bytes))
    this.#lastWrite = write.catch(() => {})
    return write
  }

  /** When all files that were begun are written, or have failed. */
  async settled(): Promise<void> {
    await this.#lastWrite
  }

  /** What to show in a file manager: the file written last, or the place itself. Null for an unknown ticket. */
  shownPath(ticket: number): string | null {
    const place = this.#places[ticket - 1]
    return place === undefined ? null : (place.written ?? place.path)
  }

  #ticket(kind: Place['kind'], path: string): SaveTicket {
    this.#places.push({ kind, path, written: null })
    return { ticket: this.#places.length, name: basename(path) }
  }

  async #write(ticket: number, name: string | null, bytes: Uint8Array): Promise<Result<SavedFile>> {
    const place = this.#places[ticket - 1]
    if (place === undefined || (place.kind === 'folder') !== (name !== null)) return failed(noSuchSave(ticket))
    const path = await pathIn(place, name)
    if (!path.ok) return path
    const written = await writeWhole(path.value, bytes)
    if (!written.ok) return written
    place.written = path.value
    return ok({ name: basename(path.value) })
  }
}

async function pathIn(place: Place, name: string | null): Promise<Result<string>> {
  if (name === null) return ok(place.path)
  const safe = safeFileName(name)
  return safe.ok ? ok(await freePath(join(place.path, safe.value))) : safe
}

/** The path, or with " (2)", " (3)", ... before its ending where something is there. */
async function freePath(path: string): Promise<string> {
  const ending = extname(path)
  const stem = path.slice(0, path.length - ending.length)
  let free = path
  for (let number = 2; await isThere(free); number++) free = `${stem} (${number})${ending}`
  return free
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function noSuchSave(ticket: number): Fault {
  return {
    kind: 'no-such-save',
    where: `place ${ticket}`,
    what: 'No place was chosen under this number.',
    next: 'Choose again where to save.',
  }
}
