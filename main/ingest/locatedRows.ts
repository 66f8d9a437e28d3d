/** Rows that are known by their numbers, gathered until somebody looks up in which lines of their files they stand. */
import type { Occurrence, ProblemList } from './report.ts'
import { linesOfRows, type PlacedTable } from './tableRows.ts'

/** A problem of a row. The sentence is made for the first of them alone: there can be millions. */
export interface RowProblem {
  readonly kind: string
  readonly column: string | null
  /** The row's number in its file, from 1. */
  readonly row: number
  describe(): Pick<Occurrence, 'problem' | 'kept'>
}

interface Located {
  readonly kind: string
  readonly column: string | null
  count: number
  /** The first rows, ascending. */
  rows: number[]
  describe: RowProblem['describe']
}

/** As many as a problem lists. */
const FIRST_ROWS = 5

/** The problems of the rows of one file. */
export class LocatedRows {
  readonly #located = new Map<string, Located>()

  add({ kind, column, row, describe }: RowProblem): void {
    const key = `${kind}\n${column}`
    const known = this.#located.get(key)
    if (known === undefined) {
      this.#located.set(key, { kind, column, count: 1, rows: [row], describe })
      return
    }
    known.count++
    if (known.rows.length === FIRST_ROWS && row > (known.rows[FIRST_ROWS - 1] as number)) return
    if (row < (known.rows[0] as number)) known.describe = describe
    known.rows = [...known.rows, row].sort((a, b) => a - b).slice(0, FIRST_ROWS)
  }

  /** Reports them; without their lines where the file cannot be opened any more. */
  async report(
    file: string,
    at: PlacedTable | null,
    to: { problems: ProblemList; signal: AbortSignal },
  ): Promise<void> {
    const all = [...this.#located.values()]
    const numbers = all.flatMap(({ rows }) => rows)
    const lines = at === null || numbers.length === 0 ? null : await linesOfRows(at, numbers, to.signal)
    for (const { kind, column, count, rows, describe } of all) {
      const problem = { kind, file, column, ...describe() }
      const found = rows.flatMap((row) => lines?.get(row) ?? [])
      for (const line of found) to.problems.add({ ...problem, line })
      if (count > found.length) to.problems.add({ ...problem, line: null, count: count - found.length })
    }
  }
}
