/** What to say of rows that cannot be used, or not whole. */
import { LONGEST_RECORD_BYTES } from './csvRecords.ts'
import type { WrongValue } from './parsedValue.ts'
import type { Occurrence, ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import type { RawRow } from './tableRows.ts'
import type { ColumnName } from './tables.ts'
import type { Loss } from './unpack.ts'

/** What is kept where a row is left out. */
export const OTHER_ROWS = 'all other rows'

/** Whether a row has as many values as the table has columns. One that does not is reported. */
export function isWholeRow(row: RawRow, table: Table, problems: ProblemList): boolean {
  if (row.fault === null && row.valueCount === table.header.length) return true
  problems.add({
    kind: 'bad-row',
    file: table.file.name,
    line: row.line,
    column: null,
    problem: `${brokenRowText(row, table)} Correct it and import again.`,
    kept: OTHER_ROWS,
  })
  return false
}

function brokenRowText({ fault, valueCount }: RawRow, { header }: Table): string {
  if (fault === 'too-long') return `The row is longer than ${LONGEST_RECORD_BYTES >> 20} MB.`
  if (fault === 'open-quote') return 'A quote opens in this row and is never closed.'
  return `The row has ${valueCount} values where the header has ${header.length}.`
}

export interface ValuePlace {
  readonly table: Table
  readonly line: number
  readonly column: ColumnName
}

/** A value that is wrong; `kept` is what is kept without it. */
export function wrongValueProblem({ table, line, column }: ValuePlace, wrong: WrongValue, kept: string): Occurrence {
  const problem = `${wrong.what}. Correct it and import again.`
  return {
    kind: wrong.kind,
    file: table.file.name,
    line,
    column: nameOf(table, column),
    problem,
    value: wrong.value,
    kept,
  }
}

/** A value that is not there, and without which the row cannot be used. */
export function missingValueProblem({ table, line, column }: ValuePlace, kind: string, kept: string): Occurrence {
  const name = nameOf(table, column)
  const problem = `There is no ${name} here. Correct it and import again.`
  return { kind, file: table.file.name, line, column: name, problem, kept }
}

/** What to say of a file that is cut off, or damaged, after some whole rows. */
export function lossProblem({ file }: Table, rowCount: number, { kind, line }: Loss): Occurrence {
  const rows = `${rowCount} whole rows`
  const [what, where] =
    kind === 'cut-off'
      ? [`cut off in the middle, after ${rows}.`, 'the cut']
      : [`damaged after ${rows}, and what follows cannot be trusted.`, 'the damage']
  const problem = `The file is ${what} Download it again and import it again.`
  return { kind, file: file.name, line, column: null, problem, kept: `the ${rows} before ${where}` }
}

/** What a table calls a column. */
export function nameOf(table: Table, column: ColumnName): string {
  return table.columns[column] ?? column
}
