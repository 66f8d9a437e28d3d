/** Which files a user means: the ones he named, those in the folders he named, and those inside a zip. */

import { constants, Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { isOpenLibrary } from '../library/libraryFile.ts'
import { filesUnder, type OnUnreadable } from './folders.ts'
import { listZip, type ZipObstacle } from './zip.ts'

/** How a file's bytes are packed, told by the bytes themselves and not by the name. */
export type Packing = 'plain' | 'gz' | 'zst' | 'bz2' | 'xz'

/** A table's file on the disk or inside a zip. */
export interface InputFile {
  /** As messages name it: "tracking_week_2.csv.gz", "nfl-big-data-bowl-2025.zip/plays.csv". */
  readonly name: string
  /** The folder or zip it lies in; files of one place belong together. */
  readonly place: string
  /** The file on the disk: itself, or the zip around it. */
  readonly path: string
  /** The entry inside the zip; null for a file on the disk. */
  readonly entry: string | null
  readonly packing: Packing
  readonly format: 'csv' | 'parquet'
  /** Bytes as they lie there, packed. */
  readonly size: number
}

const TABLE_NAME = /\.(csv|tsv|txt|parquet|pq)(\.(gz|zst|zstd|bz2|xz))?$/i
const ZIP_NAME = /\.zip$/i
const PACKED_NAME = /\.(gz|zst|zstd|bz2|xz)$/i

/** What lies behind some paths. */
export interface FoundFiles {
  readonly files: readonly InputFile[]
  /** What could not be looked into, and why. */
  readonly unreadable: readonly Fault[]
}

/** The table files behind `paths`, in order of their names. Folders are searched to the bottom, links are followed,
 *  zips are looked into. What cannot be read costs itself and nothing else, unless it is all there is.
 *  Errors: `path-missing`, `nothing-to-read`, `unreadable`. */
export async function findInputFiles(paths: readonly string[]): Promise<Result<FoundFiles>> {
  const files: InputFile[] = []
  const unreadable: Fault[] = []
  const onUnreadable = (path: string, error: unknown) => unreadable.push(unreadableFault(path, error))
  for (const path of paths.map((path) => resolve(path))) {
    const entry = await stat(path).catch((error: unknown) => error)
    if (isMissing(entry)) return failed(missing(path))
    if (!(entry instanceof Stats)) onUnreadable(path, entry)
    else if (!entry.isDirectory()) files.push(...(await filesAt(path, onUnreadable)))
    else files.push(...(await filesInFolder(path, onUnreadable)))
  }
  const unique = new Map(files.map((file) => [`${file.path}/${file.entry ?? ''}`, file]))
  if (unique.size === 0) return failed(unreadable[0] ?? nothing(paths))
  return ok({
    files: [...unique.values()].toSorted((a, b) => (a.path + a.name < b.path + b.name ? -1 : 1)),
    unreadable,
  })
}

/** The tables in a folder: only files whose names could be tables are opened. */
async function filesInFolder(folder: string, onUnreadable: OnUnreadable): Promise<InputFile[]> {
  const paths = await filesUnder(folder, {
    onUnreadable: (path, error) => {
      const isOther = isDeadLink(error) && !isCandidate(path)
      if (!isOther) onUnreadable(path, error)
    },
    onNoFile: (path) => {
      if (isCandidate(path)) onUnreadable(path, new NoRegularFile())
    },
  })
  const files: InputFile[] = []
  for (const path of paths.filter(isCandidate)) files.push(...(await filesAt(path, onUnreadable)))
  return files
}

function isCandidate(path: string): boolean {
  return TABLE_NAME.test(path) || PACKED_NAME.test(path) || ZIP_NAME.test(path)
}

/** The tables in one file: itself, or what a zip holds. */
async function filesAt(path: string, onUnreadable: OnUnreadable): Promise<InputFile[]> {
  try {
    const { head, size } = await firstBytes(path)
    if (startsWith(head, ZIP_MAGIC)) return await filesInZip(path, onUnreadable)
    return [{ name: basename(path), place: dirname(path), path, entry: null, size, ...kindOf(head) }]
  } catch (error) {
    onUnreadable(path, error)
    return []
  }
}

async function filesInZip(path: string, onUnreadable: OnUnreadable): Promise<InputFile[]> {
  const entries = await listZip(path).catch(() => {
    throw new UnreadableEntry('damaged')
  })
  const tables = entries.filter(({ name }) => TABLE_NAME.test(name) && !name.includes('__MACOSX'))
  return tables.flatMap(({ name, size, head, obstacle }) => {
    if (head === null) onUnreadable(join(path, name), new UnreadableEntry(obstacle ?? 'damaged'))
    const place = join(path, dirname(name))
    return head === null ? [] : [{ name: `${basename(path)}/${name}`, place, path, entry: name, size, ...kindOf(head) }]
  })
}

/** A zip, or one file in it, that cannot be unpacked: yauzl's own words are about records and signatures. */
class UnreadableEntry extends Error {
  readonly obstacle: ZipObstacle

  constructor(obstacle: ZipObstacle) {
    super(obstacle)
    this.obstacle = obstacle
  }
}

/** A pipe, a device or a socket: there may be no end to it, or nobody at the other. */
class NoRegularFile extends Error {}

/** The library that the import goes into. */
class LibraryItself extends Error {}

/** Forms of one table, best first: no unpacking and typed columns beat the rest. */
const FORMS = ['parquet', 'plain', 'zst', 'gz', 'xz', 'bz2'] as const

/** Of several forms of one table the one to read. */
export function bestForm(files: readonly [InputFile, ...InputFile[]]): InputFile {
  const rank = (file: InputFile) => FORMS.indexOf(file.format === 'parquet' ? 'parquet' : file.packing)
  return files.reduce((best, file) => (rank(file) < rank(best) ? file : best))
}

/** Whether a file's name says that it is packed, or a zip. */
export function isNamedAsPacked({ name }: InputFile): boolean {
  return PACKED_NAME.test(name) || ZIP_NAME.test(name)
}

/** "tracking_week_2" of "tracking_week_2.csv.gz". */
export function stemOf(file: InputFile): string {
  const name = file.name.slice(file.name.lastIndexOf('/') + 1)
  return name.replace(/\.(gz|zstd?|bz2|xz)$/i, '').replace(/\.(csv|tsv|txt|parquet|pq)$/i, '')
}

const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04]
const MAGIC: readonly (readonly [Packing, readonly number[]])[] = [
  ['gz', [0x1f, 0x8b]],
  ['zst', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bz2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
]
const PARQUET_MAGIC = [0x50, 0x41, 0x52, 0x31]

function kindOf(head: Uint8Array): Pick<InputFile, 'packing' | 'format'> {
  const packing = MAGIC.find(([, magic]) => startsWith(head, magic))?.[0] ?? 'plain'
  return { packing, format: startsWith(head, PARQUET_MAGIC) ? 'parquet' : 'csv' }
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => head[i] === byte)
}

/** Opens the file without waiting for whoever might write into it, if it is a pipe. */
async function firstBytes(path: string): Promise<{ head: Uint8Array; size: number }> {
  if (isOpenLibrary(path)) throw new LibraryItself()
  // some devices do something when they are opened
  if (!(await stat(path)).isFile()) throw new NoRegularFile()
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const now = await file.stat()
    if (!now.isFile()) throw new NoRegularFile()
    const { buffer, bytesRead } = await file.read(new Uint8Array(8), 0, 8, 0)
    return { head: buffer.subarray(0, bytesRead), size: now.size }
  } finally {
    await file.close()
  }
}

function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')
}

function isDeadLink(error: unknown): boolean {
  return isMissing(error) || hasCode(error, 'ELOOP')
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function unreadableFault(where: string, error: unknown): Fault {
  const fault = { kind: 'unreadable', where }
  if (error instanceof UnreadableEntry) return { ...fault, ...OBSTACLES[error.obstacle] }
  if (error instanceof LibraryItself) {
    return { ...fault, what: 'This is the library itself, and no game.', next: 'Name the folder or zip of a download.' }
  }
  if (error instanceof NoRegularFile) {
    const what = 'This is a pipe or a device, and no file.'
    return { ...fault, what, next: 'Save what comes out of it as a file and name that.' }
  }
  if (hasCode(error, 'EACCES') || hasCode(error, 'EPERM')) {
    return { ...fault, what: 'You may not read it.', next: 'Check your read permission for this file and try again.' }
  }
  if (isDeadLink(error)) {
    return { ...fault, what: 'It is a link that leads nowhere.', next: 'Put the file there itself and try again.' }
  }
  const reason = error instanceof Error ? error.message : String(error)
  return { ...fault, what: `It cannot be read (${reason}).`, next: 'Check the disk it lies on and try again.' }
}

const OBSTACLES: Readonly<Record<ZipObstacle, Pick<Fault, 'what' | 'next'>>> = {
  damaged: {
    what: 'The zip is cut off or damaged, and cannot be unpacked.',
    next: 'Download it again and try again.',
  },
  encrypted: {
    what: 'It is protected by a password.',
    next: 'Unpack it yourself and name the folder.',
  },
  'packing-unknown': {
    what: 'It is compressed in a way that Presnap does not support.',
    next: 'Unpack it yourself and name the folder.',
  },
}

function missing(path: string) {
  return {
    kind: 'path-missing',
    where: path,
    what: 'There is no such file or folder.',
    next: 'Check the path and try again.',
  }
}

function nothing(paths: readonly string[]) {
  return {
    kind: 'nothing-to-read',
    where: paths.join(', '),
    what: 'There are no tables here.',
    next: 'Name a Big Data Bowl folder, its zip, or its .csv and .parquet files (also .gz, .zst, .bz2 or .xz).',
  }
}
