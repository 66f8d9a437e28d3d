/** Small tables read whole, each row with its line. */
import { readCsv } from './csv.ts'
import { type DuckSession, readParquet, sqlName } from './duck.ts'
import { linesOfRecords } from './lineNumbers.ts'
import { lossProblem, rejectProblems, takeRejects } from './rejects.ts'
import type { ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import { attemptTable } from './tableAttempt.ts'
import { type RawRow, type TableRow, tableRow } from './tableRow.ts'
import type { PlainFile } from './unpack.ts'

/** Opens a table's file as a plain one that DuckDB can read. */
export type OpenTable = (table: Table) => Promise<PlainFile | null>

export class MetadataReader {
  readonly #session: DuckSession
  readonly #openTable: OpenTable
  readonly #problems: ProblemList
  readonly #read = new Map<Table, readonly TableRow[]>()

  constructor(session: DuckSession, openTable: OpenTable, problems: ProblemList) {
    this.#session = session
    this.#openTable = openTable
    this.#problems = problems
  }

  /** All rows of a table; none where its file cannot be read, which has been reported then. A table is read once. */
  async rows(table: Table): Promise<readonly TableRow[]> {
    const from = { session: this.#session, problems: this.#problems }
    const rows = this.#read.get(table) ?? (await attemptTable(table, from, () => this.#rowsOf(table))) ?? []
    this.#read.set(table, rows)
    return rows
  }

  async #rowsOf(table: Table): Promise<TableRow[]> {
    const problems = this.#problems
    const plain = await this.#openTable(table)
    if (plain === null) return []
    const isCsv = table.file.format === 'csv'
    const types = table.header.map((name) => [name, 'VARCHAR'] as const)
    const from = isCsv ? readCsv({ ...table, path: plain.path, types }) : readParquet(plain.path)
    const columns = table.header.map((name) => `CAST(${sqlName(name)} AS VARCHAR) AS ${sqlName(name)}`)
    const rows = (await this.#session.rows(`SELECT ${columns.join(', ')} FROM ${from}`)) as RawRow[]
    const lines = isCsv ? await this.#linesOf(table, plain, rows.length) : rows.map((_, i) => i + 1)
    return rows.map((row, i) => tableRow(row, { table, line: lines?.[i] ?? null, problems }))
  }

  /** The lines of the rows that were kept; null if they cannot be told. Reports those that were not. */
  async #linesOf(table: Table, plain: PlainFile, count: number): Promise<number[] | null> {
    const rejects = await takeRejects(this.#session, plain.path)
    const refused = new Set(rejects.map(({ line }) => line))
    if (plain.loss !== null) this.#problems.add(lossProblem(table, count, plain.loss))
    for (const problem of rejectProblems(rejects, table)) this.#problems.add(problem)
    const [, ...lines] = await linesOfRecords(plain.path, table.delimiter)
    const kept = lines.filter((line) => !refused.has(line))
    return kept.length === count ? kept : null
  }
}
