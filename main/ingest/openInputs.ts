/** From paths to sources that can be read: finds files, looks at their headers, and puts them in order. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { ImportProblem } from '../../preload/values.ts'
import { type CsvHeader, csvHeader } from './csv.ts'
import { type DuckSession, readParquet } from './duck.ts'
import { findInputFiles, type InputFile } from './inputFiles.ts'
import type { ProblemList } from './report.ts'
import type { ScratchFiles } from './scratchFiles.ts'
import { completeSources, type DataSource, recognised, sourcesOf, type Table } from './sources.ts'
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
  const worst = complete.ok ? undefined : reasonOfNothing(opening.problems, tables.value)
  if (worst === undefined) return complete
  const { kind, file: where, problem: what } = worst
  return failed({ kind, where, what, next: 'Nothing was imported.' })
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

/** Where nothing is left to import: the problem that says more than "there is no plays table". */
function reasonOfNothing({ problems }: ProblemList, tables: readonly Table[]): ImportProblem | undefined {
  return problems.find(({ kind }) => kind === 'unreadable') ?? (tables.length === 0 ? problems[0] : undefined)
}

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
  if (plain.ok) {
    try {
      const rows = await opening.session.rows(`DESCRIBE SELECT * FROM ${readParquet(plain.value.path)}`)
      return ok({ names: rows.map((row) => String(row.column_name)), delimiter: ',' })
    } catch {
      // DuckDB's own words are about magic bytes and footers; what a user can do is the same for all of them
    }
  }
  const what = 'The Parquet file is damaged or cut off.'
  const next = 'Download it again and import it again.'
  const fault = { kind: 'unreadable', where: file.name, what, next }
  reportUnreadable(file.name, opening.problems, fault)
  return failed(fault)
}

function reportUnreadable(file: string, problems: ProblemList, { kind, what, next }: Fault): void {
  problems.add({ kind, file, line: null, column: null, problem: `${what} ${next}`, kept: 'nothing of it' })
}
