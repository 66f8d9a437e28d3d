/** Rows of many plays, gathered until there are enough of them to be written play by play. */
import { ROW_COLUMNS, type RowColumns } from './segment.ts'
import type { TrackingRows } from './trackingRows.ts'

/** Rows that are gathered, 10 MB of them: some 60 plays that stand together, and enough for the rows of a season in
 *  random order to be written in pieces worth writing. */
const BUFFER_ROWS = 1 << 18

export class RowBuffer {
  count = 0
  #columns = columnsOf(BUFFER_ROWS)
  /** What the columns are sorted into. */
  #sorted = columnsOf(BUFFER_ROWS)
  readonly #play = new Int32Array(BUFFER_ROWS)
  #isGrouped = true

  get isFull(): boolean {
    return this.count === BUFFER_ROWS
  }

  /** Adds a row of a play. Plays are numbered from 0 as they come up. Five arguments, so that a row allocates nothing. */
  push(rows: TrackingRows, row: number, play: number, track: number, record: number): void {
    const to = this.#columns
    const i = this.count++
    if (i > 0 && play < (this.#play[i - 1] as number)) this.#isGrouped = false
    this.#play[i] = play
    to.track[i] = track
    to.record[i] = record
    to.frameId[i] = rows.frameId[row] as number
    to.x[i] = rows.x[row] as number
    to.y[i] = rows.y[row] as number
    to.s[i] = rows.s[row] as number
    to.a[i] = rows.a[row] as number
    to.o[i] = rows.o[row] as number
    to.dir[i] = rows.dir[row] as number
  }

  /** The rows of each of `playCount` plays, in the order in which they were added. They change with the next rows. */
  byPlay(playCount: number): RowColumns[] {
    const starts = new Int32Array(playCount + 1)
    for (let i = 0; i < this.count; i++) (starts[(this.#play[i] as number) + 1] as number)++
    for (let play = 0; play < playCount; play++) (starts[play + 1] as number) += starts[play] as number
    if (!this.#isGrouped) this.#sort(starts)
    return Array.from({ length: playCount }, (_, play) =>
      columnsBetween(this.#columns, starts[play] as number, starts[play + 1] as number),
    )
  }

  clear(): void {
    this.count = 0
    this.#isGrouped = true
  }

  #sort(starts: Int32Array): void {
    const next = starts.slice()
    const places = new Int32Array(this.count)
    for (let i = 0; i < this.count; i++) places[i] = (next[this.#play[i] as number] as number)++
    for (const name of ROW_COLUMNS) {
      const [from, to] = [this.#columns[name], this.#sorted[name]]
      for (let i = 0; i < this.count; i++) to[places[i] as number] = from[i] as number
    }
    const sorted = this.#sorted
    this.#sorted = this.#columns
    this.#columns = sorted
  }
}

function columnsOf(length: number): RowColumns {
  const floats = () => new Float32Array(length)
  const numbers = { track: new Int32Array(length), frameId: new Int32Array(length), record: new Uint32Array(length) }
  return { ...numbers, x: floats(), y: floats(), s: floats(), a: floats(), o: floats(), dir: floats() }
}

function columnsBetween(columns: RowColumns, start: number, end: number): RowColumns {
  const parts = ROW_COLUMNS.map((name) => [name, columns[name].subarray(start, end)])
  return Object.fromEntries(parts) as unknown as RowColumns
}
