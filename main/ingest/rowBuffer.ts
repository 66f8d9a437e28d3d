/** The rows of the play in hand, in typed arrays that grow and are used again for the next one. */
import type { TrackColumn, TrackColumnName } from '../../ml/football/tracking.ts'
import { headingFromBearing } from '../../ml/football/units.ts'
import type { TrackingRows } from './trackingRows.ts'

/** Rows of an ordinary play: 23 tracks over 20 s. */
const USUAL_ROWS = 23 * 200

interface Grid {
  readonly firstFrameId: number
  readonly frameCount: number
  readonly width: number
}

export class RowBuffer {
  count = 0
  /** The lowest and the highest frame number in hand. */
  lowest = Number.POSITIVE_INFINITY
  highest = Number.NEGATIVE_INFINITY
  #capacity = USUAL_ROWS
  #track = new Int32Array(USUAL_ROWS)
  #frameId = new Int32Array(USUAL_ROWS)
  #x = new Float32Array(USUAL_ROWS)
  #y = new Float32Array(USUAL_ROWS)
  #s = new Float32Array(USUAL_ROWS)
  #a = new Float32Array(USUAL_ROWS)
  #o = new Float32Array(USUAL_ROWS)
  #dir = new Float32Array(USUAL_ROWS)

  push(rows: TrackingRows, row: number, track: number): void {
    if (this.count === this.#capacity) this.#grow()
    const at = this.count++
    this.#track[at] = track
    const frameId = rows.frameId[row] as number
    if (frameId < this.lowest) this.lowest = frameId
    if (frameId > this.highest) this.highest = frameId
    this.#frameId[at] = frameId
    this.#x[at] = rows.x[row] as number
    this.#y[at] = rows.y[row] as number
    this.#s[at] = rows.s[row] as number
    this.#a[at] = rows.a[row] as number
    this.#o[at] = rows.o[row] as number
    this.#dir[at] = rows.dir[row] as number
  }

  clear(): void {
    this.count = 0
    this.lowest = Number.POSITIVE_INFINITY
    this.highest = Number.NEGATIVE_INFINITY
  }

  trackAt(row: number): number {
    return this.#track[row] as number
  }

  frameIdAt(row: number): number {
    return this.#frameId[row] as number
  }

  /** Frame numbers in ascending order, each once. */
  distinctFrameIds(): number[] {
    return [...new Set(this.#frameId.subarray(0, this.count))].sort((a, b) => a - b)
  }

  /** Writes every row into its cell of the columns, bearings turned to headings; a cell is filled once. Rows outside
   *  the grid's frames are left out. */
  scatter(grid: Grid, columns: Readonly<Record<TrackColumnName, TrackColumn>>) {
    let identical = 0
    let different = 0
    let firstRow: number | null = null
    for (let row = 0; row < this.count; row++) {
      const frame = (this.#frameId[row] as number) - grid.firstFrameId
      if (frame < 0 || frame >= grid.frameCount) continue
      const cell = frame * grid.width + (this.#track[row] as number)
      if (Number.isNaN(columns.x[cell])) {
        this.#write(row, cell, columns)
        continue
      }
      firstRow ??= row
      if (columns.x[cell] === this.#x[row] && columns.y[cell] === this.#y[row]) identical++
      else different++
    }
    return { identical, different, firstRow }
  }

  #write(row: number, cell: number, columns: Readonly<Record<TrackColumnName, TrackColumn>>): void {
    columns.x[cell] = this.#x[row] as number
    columns.y[cell] = this.#y[row] as number
    columns.speed[cell] = this.#s[row] as number
    columns.acceleration[cell] = this.#a[row] as number
    columns.heading[cell] = heading(this.#dir[row] as number)
    columns.orientation[cell] = heading(this.#o[row] as number)
  }

  #grow(): void {
    this.#capacity *= 2
    const grownIntegers = (old: Int32Array) => {
      const grown = new Int32Array(this.#capacity)
      grown.set(old)
      return grown
    }
    const grownFloats = (old: Float32Array) => {
      const grown = new Float32Array(this.#capacity)
      grown.set(old)
      return grown
    }
    this.#track = grownIntegers(this.#track)
    this.#frameId = grownIntegers(this.#frameId)
    this.#x = grownFloats(this.#x)
    this.#y = grownFloats(this.#y)
    this.#s = grownFloats(this.#s)
    this.#a = grownFloats(this.#a)
    this.#o = grownFloats(this.#o)
    this.#dir = grownFloats(this.#dir)
  }
}

function heading(bearing_deg: number): number {
  return Number.isNaN(bearing_deg) ? Number.NaN : headingFromBearing(bearing_deg)
}
