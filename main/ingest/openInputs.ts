/** From paths to sources that can be read: finds files, looks at their headers, and puts them in order. */
import { ok, type Result } from '../../ml/base/result.ts'
import { type CsvHeader, csvHeader } from './csv.ts'
import { type DuckSession, sqlText } from './duck.ts'
import { findInputFiles, type InputFile } from './inputFiles.ts'
import type { ProblemList } from './report.ts'
import { completeSources, type DataSource, recognised, sourcesOf, type Table } from './sources.ts'
import { firstUnpackedBytes, plainFile } from './unpack.ts'

/** Bytes in which a header line surely ends. */
const HEADER_BYTES = 1 << 16

export interface Opening {
  readonly session: DuckSession
  readonly scratch: string
  readonly problems: ProblemList
  readonly signal: AbortSignal
}

/** The sources behind `paths`. Errors: `path-missing`, `nothing-to-read`, `missing-table`, `nothing-to-import`. */
export async function openSources(paths: readonly string[], opening: Opening): Promise<Result<DataSource[]>> {
  const files = await findInputFiles(paths)
  if (!files.ok) return files
  const tables: Table[] = []
  for (const file of files.value) {
    opening.signal.throwIfAborted()
    const header = await headerOf(file, opening)
    if (!header.ok) continue
    const table = recognised(file, header.value, opening.problems)
    if (table !== null) tables.push(table)
  }
  const { problems } = opening
  const complete = completeSources(sourcesOf(tables, problems), problems)
  const [worst] = problems.problems
  if (complete.ok || tables.length > 0 || worst === undefined) return complete
  // nothing could be read, and the reasons are known: they say more than "nothing found"
  const { kind, file: where, problem: what } = worst
  return { ok: false, fault: { kind, where, what, next: 'Nothing was imported.' } }
}

/** The header of a table, null for an empty file; a file that cannot be unpacked becomes a problem. */
async function headerOf(file: InputFile, opening: Opening): Promise<Result<CsvHeader | null>> {
  if (file.format === 'parquet') return parquetHeader(file, opening)
  const bytes = await firstUnpackedBytes(file, HEADER_BYTES)
  if (bytes.ok) return ok(csvHeader(bytes.value))
  reportUnreadable(file, opening.problems, `${bytes.fault.what} ${bytes.fault.next}`)
  return bytes
}

async function parquetHeader(file: InputFile, opening: Opening): Promise<Result<CsvHeader | null>> {
  const plain = await plainFile(file, opening.scratch, opening.signal)
  if (plain.ok) {
    try {
      const rows = await opening.session.rows(`DESCRIBE SELECT * FROM read_parquet(${sqlText(plain.value.path)})`)
      return ok({ names: rows.map((row) => String(row.column_name)), delimiter: ',' })
    } catch {
      // DuckDB's own words are about magic bytes and footers; what a user can do is the same for all of them
    }
  }
  const what = 'The Parquet file is damaged or cut off.'
  const next = 'Download it again and import it again.'
  reportUnreadable(file, opening.problems, `${what} ${next}`)
  return { ok: false, fault: { kind: 'unreadable', where: file.name, what, next } }
}

function reportUnreadable(file: InputFile, problems: ProblemList, problem: string): void {
  problems.add({ kind: 'unreadable', file: file.name, line: null, column: null, problem, kept: 'nothing of this file' })
}
