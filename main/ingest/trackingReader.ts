/** Reads one tracking table into the spool and reports what was wrong with its rows. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AssemblyOutput, type BadRow, type KeyColumn, PlayAssembler } from './assemble.ts'
import type { DuckSession } from './duck.ts'
import { linesOfRows, rowKeyText } from './lineNumbers.ts'
import { isSalvageable, lossProblem, type RejectedRow, rejectProblems, takeRejects } from './rejects.ts'
import type { ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import type { Spool } from './spool.ts'
import { trackingQuery, trackingRows } from './trackingRows.ts'
import type { PlainFile } from './unpack.ts'

export interface TrackingReading {
  readonly session: DuckSession
  readonly spool: Spool
  readonly problems: ProblemList
  readonly signal: AbortSignal
  /** A folder for small files on the way. */
  readonly scratch: string
  isKnown(gameId: number, playId: number): boolean
  /** Called as rows come in. */
  onRows(count: number): void
}

/** Bad rows whose lines are looked up; more are reported without. */
const LOCATED_ROWS = 500

/** Reads the table. Returns the last play of a file that is cut off: what is missing from it is no news. */
export async function readTracking(
  table: Table,
  plain: PlainFile,
  reading: TrackingReading,
): Promise<PlayNumbers | null> {
  const { session, spool, problems } = reading
  const badRows: BadRow[] = []
  const unknownPlays = new Set<string>()
  let last: PlayNumbers | null = null
  const output: AssemblyOutput = {
    isKnown: (gameId, playId) => {
      if (!reading.isKnown(gameId, playId)) return false
      last = { gameId, playId }
      return true
    },
    unknownPlay: ({ gameId, playId }) => unknownPlays.add(`${gameId}_${playId}`),
    segment: (segment, rows) => spool.add(segment, rows, table.file.name),
    badRow: (row) => badRows.push(row),
    keylessRow: (column, row) => problems.add(keylessProblem(table, column, row)),
  }
  const assembler = new PlayAssembler(output, table.kind === 'trackingAfterThrow')
  const rowCount = await assemble(reading, trackingQuery(table, plain.path), assembler)
  const cutPlay = plain.loss === null ? null : last
  const rejects = table.file.format === 'csv' ? await takeRejects(session, plain.path) : []
  if (plain.loss !== null) problems.add(lossProblem(table, rowCount, plain.loss))
  for (const problem of rejectProblems(rejects, table)) problems.add(problem)
  await salvage(table, rejects, { reading, assembler })
  await reportBadRows(session, { table, path: plain.path }, badRows, problems)
  if (unknownPlays.size > 0) problems.add(unknownProblem(table, unknownPlays))
  return cutPlay
}

async function assemble(reading: TrackingReading, sql: string, assembler: PlayAssembler): Promise<number> {
  let rowCount = 0
  for await (const chunk of reading.session.stream(sql, reading.signal)) {
    assembler.add(trackingRows(chunk))
    rowCount += chunk.rowCount
    reading.onRows(chunk.rowCount)
  }
  assembler.finish()
  return rowCount
}

interface Salvaging {
  readonly reading: TrackingReading
  readonly assembler: PlayAssembler
}

/** Reads refused rows once more, each bad value as a missing one, where that leaves a usable row. */
async function salvage(
  table: Table,
  rejects: readonly RejectedRow[],
  { reading, assembler }: Salvaging,
): Promise<void> {
  const rows = rejects.filter((row) => isSalvageable(row, table))
  if (rows.length === 0) return
  const path = join(reading.scratch, 'salvaged.csv')
  await writeFile(path, [table.header.join(table.delimiter), ...rows.map((row) => row.text), ''].join('\n'))
  await assemble(reading, trackingQuery(table, path, true), assembler)
}

async function reportBadRows(
  session: DuckSession,
  at: { readonly table: Table; readonly path: string },
  badRows: readonly BadRow[],
  problems: ProblemList,
): Promise<void> {
  const lines = await linesOfRows(session, at, badRows.slice(0, LOCATED_ROWS))
  for (const row of badRows) {
    const [line = null, ...others] = lines.get(rowKeyText(row)) ?? []
    lines.set(rowKeyText(row), others)
    problems.add(badRowProblem(at.table, row, line))
  }
}

function badRowProblem({ file, columns }: Table, row: BadRow, line: number | null) {
  const where = `play ${row.playId} of game ${row.gameId}, frame ${row.frameId}`
  const isMissing = Number.isNaN(row.value)
  const sentence = isMissing
    ? `There is no ${row.column} here (${where})`
    : `${row.column} is ${row.value}, far outside the field (${where})`
  return {
    kind: isMissing ? 'missing-number' : 'bad-number',
    file: file.name,
    line,
    column: columns[row.column] ?? row.column,
    problem: `${sentence}. Correct it and import again.`,
    kept: 'all other rows; the player is masked in this frame',
  }
}

function keylessProblem({ file, columns }: Table, column: KeyColumn, row: number) {
  const name = columns[column] ?? column
  // rows of a CSV are refused before they get here, but for NaN, and what was refused is not counted
  const line = file.format === 'parquet' ? row : null
  const problem = `There is no ${name} here. Correct it and import again.`
  return { kind: 'missing-number', file: file.name, line, column: name, problem, kept: 'all other rows' }
}

function unknownProblem({ file }: Table, unknown: ReadonlySet<string>) {
  const [first = ''] = unknown
  const plays = unknown.size === 1 ? `Play ${first} is` : `${unknown.size} plays (${first}, ...) are`
  const problem = `${plays} not in the plays table. Add the plays table of the same download and import again.`
  return { kind: 'unknown-play', file: file.name, line: null, column: null, problem, kept: 'all other plays' }
}

interface PlayNumbers {
  readonly gameId: number
  readonly playId: number
}
