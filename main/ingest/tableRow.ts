/** A row of a small table: every value is looked at here and not by DuckDB, so that a wrong one can be named. */
import { missingValueProblem, nameOf, OTHER_ROWS, wrongValueProblem } from './badRows.ts'
import type { NumberColumn } from './bounds.ts'
import { isWrong, type Parsed, parsedNumber, parsedText, parsedWord } from './parsedValue.ts'
import type { Occurrence, ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import type { RawRow } from './tableRows.ts'
import type { ColumnName, Layout } from './tables.ts'

/** One row; a missing value is null, and so is a wrong one, which becomes a problem. */
export interface TableRow {
  text(column: ColumnName): string | null
  number(column: NumberColumn): number | null
  /** What a text means; `what` is what it should be, as in "a date". `meaningOf` gives null for what it does not know. */
  word<Value>(column: ColumnName, meaningOf: (text: string) => Value | null, what: string): Value | null
  /** A number without which the row is left out: where it is null, that has been reported. */
  key(column: NumberColumn): number | null
  /** As `key`, for a text. */
  name(column: ColumnName): string | null
  /** Whose labels these are where the table does not say. */
  readonly labeller: string
}

/** What is kept of a row with a wrong value. */
const WITHOUT_VALUE = 'the row, with this value missing'

export function tableRow(row: RawRow, table: Table, problems: ProblemList): TableRow {
  const raw = (column: ColumnName) => row.text(column)?.trim() ?? null
  // one problem a column, the first
  const reported = new Set<ColumnName>()
  const report = (column: ColumnName, problem: Occurrence): null => {
    if (!reported.has(column)) problems.add(problem)
    reported.add(column)
    return null
  }
  const sound = <Value>(column: ColumnName, parsed: Parsed<Value>, kept: string): Value | null =>
    isWrong(parsed) ? report(column, wrongValueProblem({ table, line: row.line, column }, parsed, kept)) : parsed
  const missing = (column: ColumnName, kind: string) =>
    report(column, missingValueProblem({ table, line: row.line, column }, kind, OTHER_ROWS))
  const number = (column: NumberColumn, kept: string) =>
    sound(column, parsedNumber(raw(column), column, nameOf(table, column)), kept)
  const text = (column: ColumnName, kept: string) => sound(column, parsedText(raw(column), column), kept)
  return {
    text: (column) => text(column, WITHOUT_VALUE),
    number: (column) => number(column, WITHOUT_VALUE),
    word: (column, meaningOf, what) => sound(column, parsedWord(raw(column), meaningOf, what), WITHOUT_VALUE),
    key: (column) => number(column, OTHER_ROWS) ?? missing(column, 'missing-number'),
    name: (column) => text(column, OTHER_ROWS) ?? missing(column, 'missing-name'),
    labeller: LABELLERS[table.layout],
  }
}

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
