/** A row of a small table: every value is looked at here and not by DuckDB, so that a bad one can be named. */

import type { Occurrence, ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import type { ColumnName, Layout } from './tables.ts'
import { MISSING_WORDS, numberFrom } from './values.ts'

/** One row; a missing value is null, and so is a bad number, which becomes a problem. */
export interface TableRow {
  text(column: ColumnName): string | null
  number(column: ColumnName): number | null
  /** A whole number: a week, a score. */
  whole(column: ColumnName): number | null
  /** A whole number without which the row is left out: where it is null, that has been reported. */
  key(column: ColumnName): number | null
  /** As `key`, for a text. */
  name(column: ColumnName): string | null
  /** Whose labels these are where the table does not say. */
  readonly labeller: string
}

/** The values as texts, by the table's own names. */
export type RawRow = Readonly<Record<string, string | null>>

export interface RowPlace {
  readonly table: Table
  /** Line of a CSV, row of a Parquet file; null where it cannot be told. */
  readonly line: number | null
  readonly problems: ProblemList
}

export function tableRow(row: RawRow, place: RowPlace): TableRow {
  const { columns, layout } = place.table
  const text = (column: ColumnName): string | null => {
    const value = row[columns[column] ?? '']?.trim() ?? ''
    return (MISSING_WORDS as readonly string[]).includes(value) ? null : value
  }
  const { bad, missing } = reporting(place, text)
  const number = (column: ColumnName, kept = WITHOUT_VALUE): number | null => {
    const value = numberFrom(text(column))
    return value === null || Number.isFinite(value) ? value : bad(column, 'number', kept)
  }
  const whole = (column: ColumnName, kept = WITHOUT_VALUE): number | null => {
    const value = number(column, kept)
    return value === null || Number.isSafeInteger(value) ? value : bad(column, 'whole number', kept)
  }
  return {
    text,
    number: (column) => number(column),
    whole: (column) => whole(column),
    key: (column) => whole(column, OTHER_ROWS) ?? missing(column, 'missing-number'),
    name: (column) => text(column) ?? missing(column, 'missing-name'),
    labeller: LABELLERS[layout],
  }
}

/** What is kept of a row with a bad value. */
const WITHOUT_VALUE = 'the row, with this value missing'
/** What is kept where a row is left out. */
const OTHER_ROWS = 'all other rows'

/** Reports one problem a column, the first. */
function reporting({ table, line, problems }: RowPlace, text: TableRow['text']) {
  const reported = new Set<ColumnName>()
  const report = (column: ColumnName, problem: Pick<Occurrence, 'kind' | 'problem' | 'kept'>): null => {
    const name = table.columns[column] ?? column
    if (!reported.has(column)) problems.add({ file: table.file.name, line, column: name, ...problem })
    reported.add(column)
    return null
  }
  return {
    bad: (column: ColumnName, kind: string, kept: string): null => {
      const problem = `"${text(column)}" is not a ${kind}. Correct it and import again.`
      return report(column, { kind: 'bad-number', problem, kept })
    },
    missing: (column: ColumnName, kind: string): null => {
      const problem = `There is no ${table.columns[column] ?? column} here. Correct it and import again.`
      return report(column, { kind, problem, kept: OTHER_ROWS })
    },
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
