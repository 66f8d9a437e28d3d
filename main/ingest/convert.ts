/** CSV tables of any packing to Parquet (zstd), as a stream: nothing of the table is held, nothing of it is lost. */
import { stat } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { partialOf, WholeFile } from '../reports/wholeFile.ts'
import { thrownFault } from '../thrownFault.ts'
import { type Conversion, conversionsInto } from './conversions.ts'
import { type CsvHeader, csvHeader, PLAIN_FILE } from './csv.ts'
import { eachCsvRecord } from './csvRecords.ts'
import { DuckError, DuckSession, sqlPath, sqlText } from './duck.ts'
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
 *  Errors: `path-missing`, `nothing-to-read`, `unreadable`, `cut-off`, `damaged-file`, `target-is-source`, `bad-table`,
 *  `not-a-file`, `not-written`, and what the file system refuses (`disk-full`, `disk-read-only`, ...). The fault says
 *  which tables were written, each whole, and which were not. */
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
      const converted = await attempt(conversion, { session, files: scratchFiles, signal: options.signal, onShare })
      if (!converted.ok) return failed(withOutcome(converted.fault, { done, tables }))
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

/** As `convertFile`, with what the file system refuses as a fault of the target. */
async function attempt(conversion: Conversion, converting: Converting): Promise<Result<Converted>> {
  try {
    return await convertFile(conversion, converting)
  } catch (error) {
    const fault = converting.signal.aborted ? null : refusal(error, conversion.to)
    if (fault === null) throw error
    return failed(fault)
  }
}

function refusal(error: unknown, to: string): Fault | null {
  const fault = thrownFault(error, null)
  // a table lies beside its place until it is whole
  if (fault !== null) return fault.where === partialOf(to) ? { ...fault, where: to } : fault
  if (!(error instanceof Error) || !('syscall' in error)) return null
  return notWritten(to, error.message)
}

/** Says in a fault what is there and what is not. */
function withOutcome(fault: Fault, { done, tables }: Outcome): Fault {
  const missing = tables.slice(done.length).map(({ file }) => file.name)
  const written =
    done.length === 0
      ? 'Nothing was written.'
      : `${some(done.map(({ to }) => basename(to)))} ${done.length === 1 ? 'was' : 'were'} written, whole.`
  const others = done.length === 0 ? '' : ` Not converted: ${some(missing)}.`
  return { ...fault, what: `${fault.what} ${written}${others}` }
}

interface Outcome {
  readonly done: readonly Converted[]
  readonly tables: readonly Conversion[]
}

/** Names in a sentence: a season has too many for one. */
const LISTED_NAMES = 5

function some(names: readonly string[]): string {
  const others = names.length - LISTED_NAMES
  return names.slice(0, LISTED_NAMES).join(', ') + (others > 0 ? ` and ${others} more` : '')
}

async function convertFile(conversion: Conversion, converting: Converting): Promise<Result<Converted>> {
  const { file, to, leftOut } = conversion
  const { session, files, signal, onShare } = converting
  signal.throwIfAborted()
  onShare(0)
  if (file.path === to) return failed(targetIsSource(to))
  const head = await firstUnpackedBytes(file, 1 << 16)
  if (!head.ok) return head
  const header = csvHeader(head.value)
  if (header === null) return failed(badTable(file, 'The file is empty.'))
  if (header.encoding !== 'utf-8') return failed(badTable(file, NOT_UTF_8))
  const plain = await plainFile(file, files, signal)
  if (!plain.ok) return plain
  if (plain.value.loss !== null) return failed(lossFault(file, plain.value.loss))
  // a place where nothing can be written shows itself before the table is read
  const target = await WholeFile.open(to)
  if (!target.ok) return target
  const unpacked = plain.value.isUnpacked ? UNPACKING_SHARE : 0
  const onRead = (share: number) => onShare(unpacked + (1 - unpacked) * share)
  try {
    await target.value.close()
    const { partialPath } = target.value
    const rows = await copy(session, { path: plain.value.path, header, to: partialPath, onRead }, signal)
    if (!rows.ok) return failed(copyFault(rows.fault, { file, to }))
    await target.value.finish()
    return ok({ from: file.name, to, rows: rows.value, leftOut: leftOut.map(({ name }) => name) })
  } finally {
    await target.value.dispose()
  }
}

function copyFault(message: string, { file, to }: Pick<Conversion, 'file' | 'to'>): Fault {
  if (message.includes(partialOf(to))) return notWritten(to, message.split(': ').at(-1) ?? message)
  if (/invalid unicode|not utf-?8 encoded|INVALID ENCODING/i.test(message)) return badTable(file, NOT_UTF_8)
  const line = /^CSV Error on Line: (\d+)/m.exec(message)?.[1]
  return badTable(
    file,
    `The table cannot be read${line === undefined ? '' : `: line ${line} does not fit the others`}.`,
  )
}

const NOT_UTF_8 = 'The file is not written in UTF-8.'

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
  let isStrict = true
  const stop = () => session.interrupt()
  signal.addEventListener('abort', stop)
  try {
    for (;;) {
      try {
        const [row] = await session.rowsWatched(copyQuery(copying, { texts, isStrict }), copying.onRead)
        return ok(Number(row?.Count ?? 0))
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof DuckError)) throw error
        const column = /converting column "([^"]+)"/.exec(error.message)?.[1]
        if (column !== undefined && !texts.has(column)) texts.add(column)
        else if (!isStrict) return failed(error.message)
        else {
          const line = await unevenLine(copying, signal)
          if (line !== null) return failed(`CSV Error on Line: ${line}`)
          isStrict = false
        }
      }
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Numbers in every layout, also where a file has nothing but NA in them. */
const NUMBER_COLUMNS: readonly string[] = ['x', 'y', 's', 'a', 'dis', 'o', 'dir']

/** The line of the first row that has more values than the header, or fewer. Where none has, what DuckDB's strict mode minds, such as
 *  mixed line ends, is nothing to mind; out of that mode it would drop surplus values without a word. */
async function unevenLine({ path, header }: Copying, signal: AbortSignal): Promise<number | null> {
  let found: number | null = null
  await eachCsvRecord({ path, delimiter: header.delimiter, signal }, ({ line, valueCount, fault }) => {
    if (fault !== null || valueCount !== header.names.length) found = line
    return found === null
  })
  return found
}

interface CopyMode {
  /** Columns that are taken as texts. */
  readonly texts: ReadonlySet<string>
  readonly isStrict: boolean
}

function copyQuery({ path, header, to }: Copying, { texts, isStrict }: CopyMode): string {
  const isAsInFile = header.names.every((name, i) => name === header.ownNames[i])
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
    `strict_mode = ${isStrict}`,
    'sample_size = 200000',
    // "2022-09-11 17:35:49.5" must come out as it went in, not as the timestamp that someone takes it for
    `auto_type_candidates = ['BOOLEAN', 'BIGINT', 'DOUBLE', 'VARCHAR']`,
    `nullstr = [${MISSING_WORDS.map(sqlText).join(', ')}]`,
    ...(types.length === 0 ? [] : [`types = {${types.join(', ')}}`]),
    // names that DuckDB would make up by itself are none that we can tell it types for
    ...(isAsInFile ? [] : [`names = [${header.names.map(sqlText).join(', ')}]`]),
  ]
  const parquet = 'FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false'
  return `COPY (SELECT * FROM read_csv(${options.join(', ')})) TO ${sqlText(to)} (${parquet})`
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

function badTable(file: InputFile, what: string): Fault {
  return { kind: 'bad-table', where: file.name, what, next: 'Correct it and convert it again.' }
}

function notWritten(where: string, reason: string): Fault {
  return {
    kind: 'not-written',
    where,
    what: `The table cannot be written here (${reason.trim()}).`,
    next: 'Name a place on another disk and try again.',
  }
}
