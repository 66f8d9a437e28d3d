/** CSV tables of any packing to Parquet (zstd), as a stream: nothing of the table is held, nothing of it is lost. */
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { makeFolder } from '../makeFolder.ts'
import { type Conversion, conversionsInto } from './conversions.ts'
import { type CsvHeader, csvHeader, PLAIN_FILE } from './csv.ts'
import { DuckSession, sqlPath, sqlText } from './duck.ts'
import { findInputFiles, type InputFile } from './inputFiles.ts'
import { makeScratch, removeScratch } from './scratch.ts'
import { ScratchFiles } from './scratchFiles.ts'
import { firstUnpackedBytes, type Loss, plainFile } from './unpack.ts'
import { MISSING_WORDS } from './values.ts'

export interface Converted {
  readonly from: string
  readonly to: string
  readonly rows: number
  /** Other forms of the same table, which were left alone. */
  readonly leftOut: readonly string[]
}

export interface ConvertOptions {
  readonly signal: AbortSignal
  /** `share` of all bytes done, from 0 to 1, and the file in hand. */
  onProgress?(progress: { readonly share: number; readonly name: string }): void
}

/** Converts the CSV tables at `from` (a file, a folder or a zip): one table to the file `to`, several into the folder
 *  `to`, in the same folders as at `from`. A target appears when it is whole; one that is there is replaced.
 *  Errors: `path-missing`, `nothing-to-read`, `unreadable`, `cut-off`, `damaged-file`, `target-is-source`, `bad-table`. */
export async function convertToParquet(
  from: string,
  to: string,
  options: ConvertOptions,
): Promise<Result<Converted[]>> {
  const found = await findInputFiles([from])
  if (!found.ok) return found
  // leaving out what cannot be read would hide that
  const [unreadable] = found.value.unreadable
  if (unreadable !== undefined) return failed(unreadable)
  const files = found.value.files.filter((file) => file.format === 'csv')
  if (files.length === 0) return failed(nothingToConvert(from))
  const tables = conversionsInto(to, from, files)
  const intoFolder = tables.length > 1 || (await isFolder(to)) || !/^\.(parquet|pq)$/i.test(extname(to))
  const scratch = await makeScratch()
  const session = await DuckSession.open({ scratch })
  const scratchFiles = new ScratchFiles(scratch)
  try {
    const done: Converted[] = []
    const bytes = tables.reduce((sum, { file }) => sum + file.size, 0)
    let bytesDone = 0
    for (const table of tables) {
      const { name, size } = table.file
      const onShare = (share: number) => options.onProgress?.({ share: (bytesDone + share * size) / bytes, name })
      const conversion = intoFolder ? table : { ...table, to: resolve(to) }
      const converted = await convertFile(conversion, { session, files: scratchFiles, signal: options.signal, onShare })
      if (!converted.ok) return converted
      done.push(converted.value)
      onShare(1)
      bytesDone += size
    }
    return ok(done)
  } finally {
    session.dispose()
    await removeScratch(scratch)
  }
}

interface Converting {
  readonly session: DuckSession
  readonly files: ScratchFiles
  readonly signal: AbortSignal
  /** How much of the file is done, from 0 to 1. */
  onShare(share: number): void
}

/** How much of the work on a packed file is unpacking it, about. */
const UNPACKING_SHARE = 0.25

async function convertFile(conversion: Conversion, converting: Converting): Promise<Result<Converted>> {
  const { file, to, leftOut } = conversion
  const { session, files, signal, onShare } = converting
  signal.throwIfAborted()
  onShare(0)
  if (file.path === to) return failed(targetIsSource(to))
  const head = await firstUnpackedBytes(file, 1 << 16)
  if (!head.ok) return head
  const header = csvHeader(head.value)
  if (header === null) return failed(badTable(file, 'the file is empty'))
  const plain = await plainFile(file, files, signal)
  if (!plain.ok) return plain
  if (plain.value.loss !== null) return failed(lossFault(file, plain.value.loss))
  makeFolder(dirname(to))
  const partial = `${to}.partial`
  const unpacked = plain.value.isUnpacked ? UNPACKING_SHARE : 0
  const onRead = (share: number) => onShare(unpacked + (1 - unpacked) * share)
  try {
    // a place where nothing can be written shows itself before the table is read
    await writeFile(partial, '')
    const rows = await copy(session, { path: plain.value.path, header, to: partial, onRead }, signal)
    if (!rows.ok) return failed(badTable(file, rows.fault))
    await rename(partial, to)
    return ok({ from: file.name, to, rows: rows.value, leftOut: leftOut.map(({ name }) => name) })
  } finally {
    await rm(partial, { force: true })
  }
}

interface Copying {
  readonly path: string
  readonly header: CsvHeader
  readonly to: string
  /** How much of the file has been read, from 0 to 1. */
  onRead(share: number): void
}

/** Copies with the types that DuckDB sees in the first rows; a column whose later rows are of another kind is taken as
 *  text, so that no value is lost. */
async function copy(session: DuckSession, copying: Copying, signal: AbortSignal): Promise<Result<number, string>> {
  const texts = new Set<string>()
  const stop = () => session.interrupt()
  signal.addEventListener('abort', stop)
  try {
    for (;;) {
      try {
        const [row] = await session.rowsWatched(copyQuery(copying, texts), copying.onRead)
        return ok(Number(row?.Count ?? 0))
      } catch (error) {
        signal.throwIfAborted()
        const message = error instanceof Error ? error.message : String(error)
        const column = /converting column "([^"]+)"/.exec(message)?.[1]
        if (column === undefined || texts.has(column)) return failed(message.split('\n')[0] ?? message)
        texts.add(column)
      }
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Numbers in every layout, also where a file has nothing but NA in them. */
const NUMBER_COLUMNS: readonly string[] = ['x', 'y', 's', 'a', 'dis', 'o', 'dir']

function copyQuery({ path, header, to }: Copying, texts: ReadonlySet<string>): string {
  const types = header.names.flatMap((name) => {
    if (texts.has(name)) return [`${sqlText(name)}: 'VARCHAR'`]
    return NUMBER_COLUMNS.includes(name) ? [`${sqlText(name)}: 'DOUBLE'`] : []
  })
  const options = [
    sqlPath(path),
    ...PLAIN_FILE,
    'header = true',
    `delim = ${sqlText(header.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    'strict_mode = false',
    'sample_size = 200000',
    // "2022-09-11 17:35:49.5" must come out as it went in, not as the timestamp that someone takes it for
    `auto_type_candidates = ['BOOLEAN', 'BIGINT', 'DOUBLE', 'VARCHAR']`,
    `nullstr = [${MISSING_WORDS.map(sqlText).join(', ')}]`,
    ...(types.length === 0 ? [] : [`types = {${types.join(', ')}}`]),
  ]
  return `COPY (SELECT * FROM read_csv(${options.join(', ')})) TO ${sqlText(to)} (FORMAT parquet, COMPRESSION zstd)`
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true
}

function nothingToConvert(where: string): Fault {
  return {
    kind: 'nothing-to-read',
    where,
    what: 'There is no CSV table here.',
    next: 'Name a CSV file, or a folder or zip of them.',
  }
}

function targetIsSource(where: string): Fault {
  return {
    kind: 'target-is-source',
    where,
    what: 'The table would be written over itself.',
    next: 'Name another target.',
  }
}

function lossFault({ name: where }: InputFile, { kind }: Loss): Fault {
  const how = kind === 'cut-off' ? 'cut off in the middle' : 'damaged'
  return {
    kind,
    where,
    what: `The file is ${how}; converting it would hide that.`,
    next: 'Download it again, or import it as it is to keep its whole rows.',
  }
}

function badTable(file: InputFile, reason: string): Fault {
  return {
    kind: 'bad-table',
    where: file.name,
    what: `The table cannot be read: ${reason}.`,
    next: 'Correct it and convert it again; nothing was written.',
  }
}
