/** Segments on the disk between the reading of a file and the storing of its games, so that rows may come in any
 *  order and a game can still be stored whole, in memory that does not grow with the file. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { ROW_COLUMNS, type RowColumns, type Segment } from './segment.ts'

/** Bytes gathered before they are written. */
const BUFFER_BYTES = 1 << 20
/** A segment begins with where the segment of the same play before it lies, how many rows it has, and the length of
 *  everything else about it, which stands behind its columns as JSON. */
const PREFIX_BYTES = 16
/** Every value of a row takes four bytes. */
const VALUE_BYTES = Int32Array.BYTES_PER_ELEMENT
/** There is no segment before. */
const NONE = -1
/** Rows of a play that are held at once; those of a longer one are read again for each look at them. */
const HELD_ROWS = 1 << 19

/** A segment in the spool. */
export interface SpooledSegment {
  readonly segment: Segment
  readonly file: string
  readonly rowCount: number
  rows(): RowColumns
}

interface Header {
  readonly segment: Segment
  readonly file: string
}

export class Spool {
  readonly #file: number
  /** Where the last segment of each play lies. Those before it are found from there: there can be millions. */
  readonly #places = new Map<number, Map<number, number>>()
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES)
  #buffered = 0
  #written = 0

  /** The folder must be empty and is the caller's to remove. */
  constructor(folder: string) {
    this.#file = openSync(join(folder, 'segments'), 'w+')
  }

  /** Adds a segment of a file; the file's name comes back with it. */
  add(segment: Segment, rows: RowColumns, file: string): void {
    const header = Buffer.from(JSON.stringify({ segment, file } satisfies Header))
    const ofGame = this.#places.get(segment.gameId) ?? new Map<number, number>()
    const place = this.#written + this.#buffered
    const prefix = Buffer.alloc(PREFIX_BYTES)
    prefix.writeDoubleLE(ofGame.get(segment.playId) ?? NONE, 0)
    prefix.writeUInt32LE(rows.track.length, 8)
    prefix.writeUInt32LE(header.length, 12)
    this.#write(prefix)
    for (const name of ROW_COLUMNS) this.#write(bytesOf(rows[name]))
    this.#write(header)
    this.#places.set(segment.gameId, ofGame.set(segment.playId, place))
  }

  /** The segments of a play, by file and then by row. */
  segments(gameId: number, playId: number): SpooledSegment[] {
    this.#flush()
    const found: (SpooledSegment & { firstRecord: number })[] = []
    let rowCount = 0
    let place = this.#places.get(gameId)?.get(playId) ?? NONE
    while (place !== NONE) {
      const { segment, before } = this.#read(place, rowCount)
      rowCount += segment.rowCount
      found.push(segment)
      place = before
    }
    return found.sort((a, b) => (a.file === b.file ? a.firstRecord - b.firstRecord : a.file < b.file ? -1 : 1))
  }

  /** A place to go back to. */
  mark(): number {
    return this.#written + this.#buffered
  }

  /** Forgets the segments that were added since a mark, and takes their place on the disk. */
  rollBack(mark: number): void {
    this.#flush()
    for (const ofGame of this.#places.values()) {
      for (const [playId, last] of ofGame) {
        let place = last
        while (place >= mark) place = this.#placeBefore(place)
        if (place === NONE) ofGame.delete(playId)
        else ofGame.set(playId, place)
      }
    }
    this.#written = mark
  }

  dispose(): void {
    closeSync(this.#file)
  }

  #placeBefore(place: number): number {
    return Buffer.from(this.#bytes(place, PREFIX_BYTES)).readDoubleLE(0)
  }

  #read(place: number, rowsHeld: number) {
    const prefix = Buffer.from(this.#bytes(place, PREFIX_BYTES))
    const [before, rowCount, headerBytes] = [prefix.readDoubleLE(0), prefix.readUInt32LE(8), prefix.readUInt32LE(12)]
    const start = place + PREFIX_BYTES
    const header = this.#bytes(start + rowCount * VALUE_BYTES * ROW_COLUMNS.length, headerBytes)
    const { segment, file } = JSON.parse(Buffer.from(header).toString()) as Header
    const read = () => rowColumns(this.#bytes(start, rowCount * VALUE_BYTES * ROW_COLUMNS.length), rowCount)
    const rows = rowsHeld + rowCount <= HELD_ROWS ? held(read()) : read
    return { segment: { segment, file, rowCount, rows, firstRecord: this.#firstRecord(start, rowCount) }, before }
  }

  #firstRecord(start: number, rowCount: number): number {
    if (rowCount === 0) return 0
    const column = start + ROW_COLUMNS.indexOf('record') * rowCount * VALUE_BYTES
    return new Uint32Array(this.#bytes(column, VALUE_BYTES))[0] as number
  }

  #bytes(offset: number, length: number): ArrayBuffer {
    const bytes = new Uint8Array(length)
    let read = 0
    while (read < length) {
      const count = readSync(this.#file, bytes, read, length - read, offset + read)
      if (count === 0) throw new Error('the spool ended before its segment')
      read += count
    }
    return bytes.buffer
  }

  #write(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const count = Math.min(bytes.length - from, BUFFER_BYTES - this.#buffered)
      this.#buffer.set(bytes.subarray(from, from + count), this.#buffered)
      this.#buffered += count
      from += count
      if (this.#buffered === BUFFER_BYTES) this.#flush()
    }
  }

  #flush(): void {
    for (let from = 0; from < this.#buffered; ) {
      const count = writeSync(this.#file, this.#buffer, from, this.#buffered - from, this.#written)
      from += count
      this.#written += count
    }
    this.#buffered = 0
  }
}

/** By itself, so that nothing else that is made beside it keeps the rows. */
function held(rows: RowColumns): () => RowColumns {
  return () => rows
}

function rowColumns(bytes: ArrayBuffer, rowCount: number): RowColumns {
  const at = (column: number) => [bytes, column * rowCount * VALUE_BYTES, rowCount] as const
  return {
    track: new Int32Array(...at(0)),
    frameId: new Int32Array(...at(1)),
    record: new Uint32Array(...at(2)),
    x: new Float32Array(...at(3)),
    y: new Float32Array(...at(4)),
    s: new Float32Array(...at(5)),
    a: new Float32Array(...at(6)),
    o: new Float32Array(...at(7)),
    dir: new Float32Array(...at(8)),
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: RowColumns[keyof RowColumns]): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
