/** A tracking table row by row, where not all of its rows are sound: wrong values are reported one by one, and each costs
 *  as little as it can. */
import type { PlayAssembler } from './assemble.ts'
import { isWholeRow, missingValueProblem, nameOf, OTHER_ROWS, wrongValueProblem } from './badRows.ts'
import type { NumberColumn } from './bounds.ts'
import { isWrong, type Parsed, parsedNumber, parsedText, parsedWord } from './parsedValue.ts'
import type { ProblemList } from './report.ts'
import { eachRow, type PlacedTable, type RawRow, type RowReading } from './tableRows.ts'
import type { ColumnName } from './tables.ts'
import {
  clubColumnOf,
  EVENT_MARK,
  KEY_COLUMNS,
  SNAP_MARK,
  TRACKING_NUMBERS,
  type TrackingRows,
} from './trackingRows.ts'
import { directionFrom, isMissing } from './values.ts'

export interface CarefulReading extends RowReading {
  readonly problems: ProblemList
  readonly assembler: PlayAssembler
  /** Called as rows come in. */
  onRows(count: number): void
}

/** Rows that are handed on at once, as many as DuckDB gives. */
const BATCH_ROWS = 2_048
/** Texts that say who a row is about are numbered; with more of them the numbers begin anew. */
const MOST_IDENTITIES = 20_000

/** Reads every row that can be used into the assembler, and reports the others. Returns how many rows there are. */
export async function readCarefully(at: PlacedTable, reading: CarefulReading): Promise<number> {
  const { assembler, problems, onRows } = reading
  const batch = new Batch()
  const parser = new RowParser(at, problems)
  let rowCount = 0
  const handOn = () => {
    assembler.add(batch.rows, batch.numbers)
    batch.clear()
  }
  await eachRow(at, reading, (row) => {
    rowCount++
    if (rowCount % BATCH_ROWS === 0) onRows(BATCH_ROWS)
    if (isWholeRow(row, at.table, problems)) parser.parseInto(batch, row)
    if (batch.isFull) handOn()
    return true
  })
  handOn()
  return rowCount
}

type TextColumn = 'event' | 'club' | 'name' | 'jersey' | 'position' | 'direction'
const TEXT_COLUMNS = ['event', 'club', 'name', 'jersey', 'position', 'direction'] as const
/** The texts that say who a row is about. */
const IDENTITY_COLUMNS = ['club', 'name', 'jersey', 'position', 'direction'] as const

class Batch {
  count = 0
  readonly numbers = new Float64Array(BATCH_ROWS)
  readonly marks = new Int32Array(BATCH_ROWS)
  readonly identity = new Int32Array(BATCH_ROWS)
  readonly columns = Object.fromEntries(TRACKING_NUMBERS.map((name) => [name, new Float64Array(BATCH_ROWS)])) as Record<
    (typeof TRACKING_NUMBERS)[number],
    Float64Array
  >
  readonly texts = Object.fromEntries(
    TEXT_COLUMNS.map((name) => [name, new Array<string | null>(BATCH_ROWS).fill(null)]),
  ) as Record<TextColumn, (string | null)[]>

  get isFull(): boolean {
    return this.count === BATCH_ROWS
  }

  get rows(): TrackingRows {
    const textOf = (name: TextColumn) => (row: number) => this.texts[name][row] ?? null
    const texts = Object.fromEntries(TEXT_COLUMNS.map((name) => [name, textOf(name)])) as Pick<TrackingRows, TextColumn>
    return { rowCount: this.count, marks: this.marks, identity: this.identity, ...this.columns, ...texts }
  }

  clear(): void {
    this.count = 0
  }
}

class RowParser {
  readonly #at: PlacedTable
  readonly #problems: ProblemList
  readonly #nameColumns: Readonly<Record<TextColumn, ColumnName>>
  readonly #identities = new Map<string, number>()
  #nextIdentity = 0

  constructor(at: PlacedTable, problems: ProblemList) {
    this.#at = at
    this.#problems = problems
    this.#nameColumns = {
      event: 'event',
      club: clubColumnOf(at),
      name: 'displayName',
      jersey: 'jerseyNumber',
      position: 'position',
      direction: 'playDirection',
    }
  }

  /** Puts the row into the batch, if it says where, who and when. */
  parseInto(batch: Batch, row: RawRow): void {
    const i = batch.count
    for (const column of TRACKING_NUMBERS) {
      const value = this.#number(row, column)
      if (value === undefined) return
      batch.columns[column][i] = value ?? Number.NaN
    }
    for (const name of TEXT_COLUMNS) batch.texts[name][i] = this.#text(row, name)
    batch.numbers[i] = row.number
    const isSnap = row.text('frameType') === 'SNAP'
    batch.marks[i] = SNAP_MARK * Number(isSnap) + EVENT_MARK * Number(batch.texts.event[i] !== null)
    batch.identity[i] = this.#identity(IDENTITY_COLUMNS.map((name) => batch.texts[name][i]).join('\n'))
    batch.count++
  }

  /** The value; null where it is missing and need not be there, undefined where the row cannot be used for want of it. */
  #number(row: RawRow, column: NumberColumn): number | null | undefined {
    const { table } = this.#at
    const parsed = parsedNumber(row.text(column), column, nameOf(table, column))
    const isNeeded = (KEY_COLUMNS as readonly string[]).includes(column)
    if (parsed === null) {
      if (!isNeeded) return null
      const kept = column === 'gameId' || column === 'playId' || column === 'frameId' ? OTHER_ROWS : MASKED
      this.#problems.add(missingValueProblem({ table, line: row.line, column }, 'missing-number', kept))
      return undefined
    }
    if (!isWrong(parsed)) return parsed
    const isLost = isNeeded || column === 'nflId'
    const kept = isLost ? MASKED : `the row, without its ${nameOf(table, column)}`
    this.#problems.add(wrongValueProblem({ table, line: row.line, column }, parsed, kept))
    return isLost ? undefined : null
  }

  #text(row: RawRow, name: TextColumn): string | null {
    const column = this.#nameColumns[name]
    const text = row.text(column)
    if (text === null || isMissing(text)) return null
    const parsed = this.#parsedText(name, text)
    if (!isWrong(parsed)) return parsed === null ? null : text
    const { table } = this.#at
    const kept = `the row, without its ${nameOf(table, column)}`
    this.#problems.add(wrongValueProblem({ table, line: row.line, column }, parsed, kept))
    return null
  }

  #parsedText(name: TextColumn, text: string): Parsed<unknown> {
    if (name === 'jersey') return parsedNumber(text, 'jerseyNumber', nameOf(this.#at.table, 'jerseyNumber'))
    if (name === 'direction') return parsedWord(text, directionFrom, 'a direction: left or right')
    return parsedText(text, this.#nameColumns[name])
  }

  #identity(texts: string): number {
    const known = this.#identities.get(texts)
    if (known !== undefined) return known
    if (this.#identities.size === MOST_IDENTITIES) this.#identities.clear()
    const identity = this.#nextIdentity++ | 0
    this.#identities.set(texts, identity)
    return identity
  }
}

const MASKED = 'all other rows; the player is masked in this frame'
