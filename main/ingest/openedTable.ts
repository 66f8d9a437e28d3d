/** A table's file, ready for DuckDB. */
import type { ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import { type PlainFile, plainFile } from './unpack.ts'

interface OpeningTable {
  readonly scratch: string
  readonly signal: AbortSignal
  readonly problems: ProblemList
}

/** The table's file unpacked; null, with a problem reported, where that cannot be done. */
export async function openedTable(
  { file }: Table,
  { scratch, signal, problems }: OpeningTable,
): Promise<PlainFile | null> {
  const plain = await plainFile(file, scratch, signal)
  if (plain.ok) return plain.value
  const { what, next } = plain.fault
  const kept = 'nothing of this file'
  problems.add({ kind: 'unreadable', file: file.name, line: null, column: null, problem: `${what} ${next}`, kept })
  return null
}
