/** Rows that did not fit their columns: why, in which line, and which of them can be kept in part. */

import { csvValues, REJECTS_LIMIT } from './csv.ts'
import type { DuckSession } from './duck.ts'
import { linesAt } from './lineNumbers.ts'
import type { Occurrence } from './report.ts'
import type { Table } from './sources.ts'
import { FORGET_REJECTS } from './tableAttempt.ts'
import { KEY_COLUMNS } from './trackingRows.ts'
import type { Loss } from './unpack.ts'
import { MISSING_WORDS } from './values.ts'

/** A row that DuckDB refused. */
export interface RejectedRow {
  readonly line: number
  readonly text: string
  /** The columns whose values did not fit; empty when the row as a whole did not. */
  readonly columns: readonly string[]
  /** The row's bytes are no UTF-8. */
  readonly isOtherEncoding: boolean
}

/** The rows refused since the last call, by line. */
export async function takeRejects(session: DuckSession, path: string): Promise<RejectedRow[]> {
  const rows = (await session.rows(`SELECT line_byte_position AS position, csv_line AS text,
      list(CASE WHEN error_type = 'CAST' THEN column_name END) AS columns,
      bool_or(error_type = 'INVALID ENCODING') AS isOtherEncoding
    FROM reject_errors GROUP BY ALL ORDER BY position`)) as unknown as RejectRow[]
  await session.run(FORGET_REJECTS)
  const starts = rows.map(({ position, text }) => Number(position) + leadingBreaks(text))
  const lines = await linesAt(path, starts)
  return rows.map(({ text, columns, isOtherEncoding }, i) => ({
    line: lines[i] as number,
    text: (text ?? '').replace(/^[\r\n]+/, ''),
    columns: columns.every((column) => column !== null) ? (columns as string[]) : [],
    isOtherEncoding,
  }))
}

/** Whether a row can be kept with some values missing: what is bad is neither where, who, nor when. */
export function isSalvageable(row: RejectedRow, table: Table): boolean {
  const indispensable = [...KEY_COLUMNS, 'nflId' as const].map((name) => table.columns[name])
  return row.columns.length > 0 && row.columns.every((column) => !indispensable.includes(column))
}

/** What to say of refused rows: one problem a row, for its first bad value. */
export function rejectProblems(rows: readonly RejectedRow[], table: Table): Occurrence[] {
  const problems = rows.map((row) => rejectProblem(row, table))
  if (rows.length < REJECTS_LIMIT) return problems
  const problem = `There may be more bad rows: only the first ${REJECTS_LIMIT} are listed.`
  const { name: file } = table.file
  return [...problems, { kind: 'many-bad-rows', file, line: null, column: null, problem, kept: 'all good rows' }]
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

interface RejectRow {
  readonly position: string
  readonly text: string | null
  readonly columns: readonly (string | null)[]
  readonly isOtherEncoding: boolean
}

function rejectProblem(row: RejectedRow, table: Table): Occurrence {
  const { file, header, delimiter } = table
  const [column = null] = row.columns
  if (row.isOtherEncoding) {
    const problem = 'The row is not written in UTF-8. Save the file as "CSV UTF-8" and import again.'
    return { kind: 'not-utf-8', file: file.name, line: row.line, column: null, problem, kept: 'all other rows' }
  }
  if (column === null) {
    const count = csvValues(row.text, delimiter).length
    const problem = `The row has ${count} values where the header has ${header.length}. Correct it and import again.`
    return { kind: 'bad-row', file: file.name, line: row.line, column, problem, kept: 'all other rows' }
  }
  const value = csvValues(row.text, delimiter)[header.indexOf(column)]?.trim() ?? ''
  const isEmpty = (MISSING_WORDS as readonly string[]).includes(value)
  const what = isEmpty ? `There is no ${column} here` : `"${value}" is not a number`
  const kept = isSalvageable(row, table)
    ? `the row, without its ${column}`
    : `all other rows; the player is masked in this frame`
  const problem = `${what}. Correct it and import again.`
  return { kind: isEmpty ? 'missing-number' : 'bad-number', file: file.name, line: row.line, column, problem, kept }
}

function leadingBreaks(text: string | null): number {
  return /^[\r\n]*/.exec(text ?? '')?.[0].length ?? 0
}
