/** A file that turns out to be unreadable while it is read costs itself and nothing else: one problem. */
import { DuckError } from './duck.ts'
import type { ProblemList } from './report.ts'
import type { Table } from './sources.ts'

/** What `read` makes of the table; null, with a problem reported, where DuckDB cannot read it to its end. */
export async function attemptTable<Answer>(
  { file }: Table,
  { problems }: { readonly problems: ProblemList },
  read: () => Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await read()
  } catch (error) {
    const problem = sentenceOf(error, file.format)
    if (problem === null) throw error
    problems.add({
      kind: 'damaged-file',
      file: file.name,
      line: null,
      column: null,
      problem,
      kept: 'nothing of this file',
    })
    return null
  }
}

/** Null for what says nothing about the file. */
function sentenceOf(error: unknown, format: Table['file']['format']): string | null {
  if (error instanceof DuckError) {
    return `${unreadableTableSentence(format, error)} Download it again and import it again.`
  }
  if (!isOfReading(error)) return null
  return `The file cannot be read to its end (${error.message}). Check the disk it lies on and import it again.`
}

/** What the system says of a file that is read, and not of one that is written. */
function isOfReading(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && READING.has(String(error.syscall))
}

const READING: ReadonlySet<string> = new Set(['read', 'open', 'stat', 'fstat', 'lstat'])

/** What is wrong with a file that DuckDB cannot read: its own words are about pages and thrift. */
export function unreadableTableSentence(format: 'csv' | 'parquet', { message }: DuckError): string {
  if (/^out of memory/i.test(message)) return 'The file is damaged, or takes more memory to read than there is.'
  return format === 'parquet'
    ? 'The Parquet file is damaged or cut off, and cannot be read to its end.'
    : 'The file is damaged, or no table of comma-separated values, and cannot be read to its end.'
}
