/** A table's file, ready for DuckDB until the next one is opened. */
import type { ProblemList } from './report.ts'
import type { ScratchFiles } from './scratchFiles.ts'
import type { Table } from './sources.ts'
import { type PlainFile, plainFile } from './unpack.ts'

interface OpeningTable {
  readonly files: ScratchFiles
  readonly signal: AbortSignal
  readonly problems: ProblemList
}

/** The table's file unpacked; null, with a problem reported, where that cannot be done. */
export async function openedTable(
  { file }: Table,
  { files, signal, problems }: OpeningTable,
): Promise<PlainFile | null> {
  const plain = await plainFile(file, files, signal)
  if (plain.ok) return plain.value
  const { kind, what, next } = plain.fault
  const kept = 'nothing of this file'
  problems.add({ kind, file: file.name, line: null, column: null, problem: `${what} ${next}`, kept })
  return null
}
