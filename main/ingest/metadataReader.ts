/** Small tables, read row by row. */
import { isWholeRow, lossProblem } from './badRows.ts'
import { type DuckSession, readParquet, sqlName } from './duck.ts'
import { type Added, MOST_RECORDS, TooManyRecords } from './keyedRecords.ts'
import type { Occurrence, ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import { attemptTable } from './tableAttempt.ts'
import { type TableRow, tableRow } from './tableRow.ts'
import { eachRow } from './tableRows.ts'
import type { TableKind } from './tables.ts'
import type { PlainFile } from './unpack.ts'

/** Opens a table's file as a plain one. */
export type OpenTable = (table: Table) => Promise<PlainFile | null>

export interface MetadataReading {
  readonly session: DuckSession
  readonly problems: ProblemList
  readonly signal: AbortSignal
}

export class MetadataReader {
  readonly #reading: MetadataReading
  readonly #openTable: OpenTable

  constructor(reading: MetadataReading, openTable: OpenTable) {
    this.#reading = reading
    this.#openTable = openTable
  }

  /** Calls `onRow` for the rows of a table, of equal rows that follow each other for the first; for none where its file
   *  cannot be read, which has been reported then. What `onRow` gives is what became of the row. Returns
   *  false, with a problem reported, for a table that tells of more than can be held: what `onRow` took is to be dropped. */
  async each(table: Table, onRow: (row: TableRow) => Added): Promise<boolean> {
    const plain = await this.#openTable(table)
    if (plain === null) return true
    try {
      await attemptTable(table, this.#reading, () => this.#eachOf(table, plain, onRow))
      return true
    } catch (error) {
      if (!(error instanceof TooManyRecords)) throw error
      this.#reading.problems.add(tooManyProblem(table))
      return false
    }
  }

  async #eachOf(table: Table, plain: PlainFile, onRow: (row: TableRow) => Added): Promise<void> {
    const { problems, session } = this.#reading
    // how far DuckDB comes in a damaged file is a matter of chance: nothing counts before its end was seen
    if (table.file.format === 'parquet') await session.rows(wholeTableQuery(table, plain.path))
    let [rowCount, repeated, found] = [0, 0, problems.count]
    await eachRow({ table, path: plain.path }, this.#reading, (row) => {
      rowCount = row.number
      // a repeated row says nothing new, unless there was something to say of the row
      if (row.isRepeated() && problems.count === found) {
        repeated++
        return true
      }
      found = problems.count
      if (!isWholeRow(row, table, problems)) return true
      const added = onRow(tableRow(row, table, problems))
      if (added === 'contradiction') problems.add(contradictionProblem(table, row.line))
      if (added !== 'new') repeated++
      return true
    })
    if (plain.loss !== null) problems.add(lossProblem(table, rowCount, plain.loss))
    if (repeated > 0) {
      const [rows, repeat] =
        repeated === 1 ? ['One row', 'repeats'] : [`${repeated.toLocaleString('en-US')} rows`, 'repeat']
      problems.note(`${rows} of ${table.file.name} ${repeat} what another row says.`)
    }
  }
}

/** A query that has to read every value of a Parquet file. */
function wholeTableQuery({ columns }: Table, path: string): string {
  const values = Object.values(columns).map((name) => sqlName(name))
  return `SELECT sum(hash(${values.join(', ')}) % 2) FROM ${readParquet(path)}`
}

function tooManyProblem({ file, kind }: Table): Occurrence {
  const problem = `These tables have more than ${MOST_RECORDS.toLocaleString('en-US')} different rows of one kind, one for each ${SUBJECTS[kind]}. Import a season at a time.`
  return { kind: 'too-many-rows', file: file.name, line: null, column: null, problem, kept: 'nothing of such tables' }
}

function contradictionProblem({ file, kind }: Table, line: number): Occurrence {
  const what = `Another row for the same ${SUBJECTS[kind]} says something else. Correct one of them and import again.`
  const kept = 'of such rows the one with the fewest gaps'
  return { kind: 'doubled-row', file: file.name, line, column: null, problem: what, kept }
}

/** What a row of a table tells of. */
const SUBJECTS: Readonly<Record<TableKind, string>> = {
  games: 'game',
  plays: 'play',
  gamesAndPlays: 'play',
  players: 'player',
  coverages: 'play',
  crosswalk: 'player',
  playerPlays: 'player and play',
  tracking: 'player and frame',
  trackingAfterThrow: 'player and frame',
}
