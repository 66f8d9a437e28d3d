/** From paths to sources that can be read: finds files, looks at their headers, and puts them in order. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { ImportProblem } from '../../preload/values.ts'
import { type CsvHeader, csvHeader } from './csv.ts'
import { DuckError, type DuckSession, readParquet, sqlPath } from './duck.ts'
import { findInputFiles, type InputFile } from './inputFiles.ts'
import type { ProblemList } from './report.ts'
import type { ScratchFiles } from './scratchFiles.ts'
import { completeSources, type DataSource, recognised, sourcesOf, type Table } from './sources.ts'
import { unreadableTableSentence } from './tableAttempt.ts'
import { firstUnpackedBytes, plainFile } from './unpack.ts'

/** Bytes in which a header line surely ends. */
const HEADER_BYTES = 1 << 16

export interface Opening {
  readonly session: DuckSession
  readonly files: ScratchFiles
  readonly problems: ProblemList
  readonly signal: AbortSignal
}

/** The sources behind `paths`. Errors: `path-missing`, `nothing-to-read`, `unreadable`, `missing-table`,
 *  `nothing-to-import`. */
export async function openSources(paths: readonly string[], opening: Opening): Promise<Result<DataSource[]>> {
  const tables = await openTables(paths, opening)
  if (!tables.ok) return tables
  const complete = completeSources(sourcesOf(tables.value, opening.problems), { problems: opening.problems, paths })
  if (complete.ok) return complete
  const [first] = tables.value.length === 0 ? opening.problems.problems : []
  const next = 'Nothing was imported.'
  const reason = reasonOfNothing(opening.problems, next) ?? (first === undefined ? null : faultOf(first, next))
  return reason === null ? complete : failed(reason)
}

/** The tables behind `paths`, whether or not they can stand by themselves. Errors: `path-missing`, `nothing-to-read`,
 *  `unreadable`. */
export async function openTables(paths: readonly string[], opening: Opening): Promise<Result<Table[]>> {
  const found = await findInputFiles(paths)
  if (!found.ok) return found
  for (const fault of found.value.unreadable) reportUnreadable(fault.where ?? '', opening.problems, fault)
  const tables: Table[] = []
  for (const file of found.value.files) {
    opening.signal.throwIfAborted()
    const header = await headerOf(file, opening)
    if (!header.ok) continue
    const table = recognised(file, header.value, opening.problems)
    if (table !== null) tables.push(table)
  }
  return ok(tables)
}

/** Where nothing is left: the file that cannot be read says more than "there is no plays table". */
export function reasonOfNothing({ problems }: ProblemList, next: string): Fault | null {
  const worst = problems.find(({ kind }) => UNREADABLE.has(kind))
  return worst === undefined ? null : faultOf(worst, next)
}

function faultOf({ kind, file: where, problem: what }: ImportProblem, next: string): Fault {
  return { kind, where, what, next }
}

const UNREADABLE: ReadonlySet<string> = new Set(['unreadable', 'damaged-file', 'packing-unknown', 'not-utf-8'])

/** The header of a table, null for an empty file; a file that cannot be unpacked becomes a problem. */
async function headerOf(file: InputFile, opening: Opening): Promise<Result<CsvHeader | null>> {
  if (file.format === 'parquet') return parquetHeader(file, opening)
  const bytes = await firstUnpackedBytes(file, HEADER_BYTES)
  if (bytes.ok) return ok(csvHeader(bytes.value))
  reportUnreadable(file.name, opening.problems, bytes.fault)
  return bytes
}

async function parquetHeader(file: InputFile, opening: Opening): Promise<Result<CsvHeader | null>> {
  const plain = await plainFile(file, opening.files, opening.signal)
  if (!plain.ok) {
    reportUnreadable(file.name, opening.problems, plain.fault)
    return plain
  }
  try {
    return ok(await parquetNames(plain.value.path, opening.session))
  } catch (error) {
    if (!(error instanceof DuckError)) throw error
    const what = unreadableTableSentence('parquet', error)
    const fault = { kind: 'unreadable', where: file.name, what, next: 'Download it again and import it again.' }
    reportUnreadable(file.name, opening.problems, fault)
    return failed(fault)
  }
}

/** DuckDB renames columns of one name; the schema has their own. */
async function parquetNames(path: string, session: DuckSession): Promise<CsvHeader> {
  const columns = await session.rows(`DESCRIBE SELECT * FROM ${readParquet(path)}`)
  const names = columns.map((row) => String(row.column_name))
  const [, ...fields] = await session.rows(`SELECT name FROM parquet_schema(${sqlPath(path)})`)
  const ownNames = fields.map(({ name }) => String(name))
  return { names, ownNames: ownNames.length === names.length ? ownNames : names, delimiter: ',', encoding: 'utf-8' }
}

function reportUnreadable(file: string, problems: ProblemList, { kind, what, next }: Fault): void {
  problems.add({ kind, file, line: null, column: null, problem: `${what} ${next}`, kept: 'nothing of this file' })
}
