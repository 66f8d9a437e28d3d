/** Small tables as rows of text: every value is looked at here and not by DuckDB, so that a bad one can be named. */
import { readCsv } from './csv.ts'
import { type DuckSession, sqlName, sqlText } from './duck.ts'
import type { ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import type { ColumnName, Layout } from './tables.ts'
import { MISSING_WORDS, numberFrom } from './values.ts'

/** One row; a missing value is null, and so is a bad number, which becomes a problem. */
export interface TableRow {
  text(column: ColumnName): string | null
  number(column: ColumnName): number | null
  /** A whole number: an id, a week, a score. */
  whole(column: ColumnName): number | null
  /** Whose labels these are where the table does not say. */
  readonly labeller: string
}

/** Opens a table's file as a plain one that DuckDB can read. */
export type OpenTable = (table: Table) => Promise<{ readonly path: string } | null>

export class MetadataReader {
  readonly #session: DuckSession
  readonly #openTable: OpenTable
  readonly #problems: ProblemList

  constructor(session: DuckSession, openTable: OpenTable, problems: ProblemList) {
    this.#session = session
    this.#openTable = openTable
    this.#problems = problems
  }

  /** All rows of a table; none where its file cannot be read, which has been reported then. */
  async rows(table: Table): Promise<TableRow[]> {
    const plain = await this.#openTable(table)
    if (plain === null) return []
    const isCsv = table.file.format === 'csv'
    const types = table.header.map((name) => [name, 'VARCHAR'] as const)
    const from = isCsv ? readCsv({ ...table, path: plain.path, types }) : `read_parquet(${sqlText(plain.path)})`
    const columns = table.header.map((name) => `CAST(${sqlName(name)} AS VARCHAR) AS ${sqlName(name)}`)
    const rows = (await this.#session.rows(`SELECT ${columns.join(', ')} FROM ${from}`)) as RawRow[]
    if (isCsv) await this.#reportRejects(table)
    let line = isCsv ? 2 : 1
    return rows.map((row) => {
      const at = line
      line += isCsv ? 1 + lineFeedsIn(row) : 1
      return this.#row(table, row, at)
    })
  }

  #row(table: Table, row: RawRow, line: number): TableRow {
    const text = (column: ColumnName): string | null => {
      const value = row[table.columns[column] ?? '']?.trim() ?? ''
      return (MISSING_WORDS as readonly string[]).includes(value) ? null : value
    }
    const checked = (column: ColumnName, isGood: (value: number) => boolean): number | null => {
      const value = numberFrom(text(column))
      if (value === null || isGood(value)) return value
      this.#reportNumber(table, { line, column, text: text(column) ?? '', isNumber: Number.isFinite(value) })
      return null
    }
    return {
      text,
      number: (column) => checked(column, Number.isFinite),
      whole: (column) => checked(column, Number.isSafeInteger),
      labeller: LABELLERS[table.layout],
    }
  }

  #reportNumber(table: Table, bad: BadNumber): void {
    this.#problems.add({
      kind: 'bad-number',
      file: table.file.name,
      line: bad.line,
      column: table.columns[bad.column] ?? bad.column,
      problem: `"${bad.text}" is not a ${bad.isNumber ? 'whole number' : 'number'}. Correct it and import again.`,
      kept: 'the row, with this value missing',
    })
  }

  async #reportRejects(table: Table): Promise<void> {
    const rejects = await this.#session.rows('SELECT DISTINCT line, csv_line FROM reject_errors ORDER BY line')
    for (const { line } of rejects) {
      this.#problems.add({
        kind: 'bad-row',
        file: table.file.name,
        line: Number(line),
        column: null,
        problem: `The row does not have the ${table.header.length} values of the header. Correct it and import again.`,
        kept: 'all other rows',
      })
    }
    await this.#session.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans')
  }
}

interface BadNumber {
  readonly line: number
  readonly column: ColumnName
  readonly text: string
  /** It is a number, but not a whole one. */
  readonly isNumber: boolean
}

type RawRow = Readonly<Record<string, string | null>>

/** Pro Football Focus labels the published sets of 2023 and 2025; the league itself that of 2026 and, on its site, 2021. */
const LABELLERS: Readonly<Record<Layout, string>> = {
  2019: 'unknown',
  2020: 'unknown',
  2021: 'NGS',
  2022: 'PFF',
  2023: 'PFF',
  2024: 'PFF',
  2025: 'PFF',
  2026: 'NGS',
}

function lineFeedsIn(row: RawRow): number {
  return Object.values(row).reduce((sum, value) => sum + (value?.split('\n').length ?? 1) - 1, 0)
}
