/** Which files a user means: the ones he named, those in the folders he named, and those inside a zip. */
import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { listZip } from './zip.ts'

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
const PACKED_NAME = /\.(gz|zst|zstd|bz2|xz)$/i

/** The table files behind `paths`, in order of their names. Folders are searched to the bottom, zips are looked
 *  into. Errors: `path-missing`, `nothing-to-read`. */
export async function findInputFiles(paths: readonly string[]): Promise<Result<InputFile[]>> {
  const found: InputFile[] = []
  for (const path of paths.map((path) => resolve(path))) {
    const entry = await stat(path).catch(() => null)
    if (entry === null) return failed(missing(path))
    if (entry.isDirectory()) found.push(...(await filesInFolder(path)))
    else found.push(...(await filesAt(path, true)))
  }
  const unique = new Map(found.map((file) => [`${file.path}/${file.entry ?? ''}`, file]))
  if (unique.size === 0) return failed(nothing(paths))
  return ok([...unique.values()].toSorted((a, b) => (a.path + a.name < b.path + b.name ? -1 : 1)))
}

async function filesInFolder(folder: string): Promise<InputFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files: InputFile[] = []
  for (const path of paths) files.push(...(await filesAt(path, false)))
  return files
}

/** The tables in one file: itself, or what a zip holds. In a folder only names that could be tables are opened. */
async function filesAt(path: string, isNamed: boolean): Promise<InputFile[]> {
  const isCandidate = isNamed || TABLE_NAME.test(path) || PACKED_NAME.test(path) || /\.zip$/i.test(path)
  if (!isCandidate) return []
  const head = await firstBytes(path)
  if (startsWith(head, ZIP_MAGIC)) return filesInZip(path)
  const { size } = await stat(path)
  return [{ name: basename(path), place: dirname(path), path, entry: null, size, ...kindOf(head) }]
}

async function filesInZip(path: string): Promise<InputFile[]> {
  const entries = await listZip(path)
  return entries
    .filter(({ name }) => TABLE_NAME.test(name) && !name.includes('__MACOSX'))
    .map(({ name, size, head }) => ({
      name: `${basename(path)}/${name}`,
      place: join(path, dirname(name)),
      path,
      entry: name,
      size,
      ...kindOf(head),
    }))
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

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
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
