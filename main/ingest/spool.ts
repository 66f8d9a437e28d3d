/** Segments on the disk between the reading of a file and the storing of its games, so that rows may come in any
 *  order and a game can still be stored whole, in memory that does not grow with the file. */
import { closeSync, openSync, readSync, writevSync } from 'node:fs'
import { join } from 'node:path'
import { TRACK_COLUMNS, type TrackColumn, type TrackColumnName } from '../../ml/football/tracking.ts'
import type { Segment } from './segment.ts'

/** Bytes gathered before they are written. */
const BUFFER_BYTES = 1 << 20
const MOST_PARTS = 512

/** Where a segment lies: its samples, a column after the other, then everything else as JSON. */
interface Place {
  readonly offset: number
  /** Bytes. */
  readonly columns: number
  readonly header: number
}

interface Header {
  readonly segment: Omit<Segment, 'columns'>
  readonly file: string
}

export class Spool {
  readonly #file: number
  readonly #places = new Map<number, Map<number, Place[]>>()
  #pending: Uint8Array[] = []
  #pendingBytes = 0
  #written = 0

  /** The folder must be empty and is the caller's to remove. */
  constructor(folder: string) {
    this.#file = openSync(join(folder, 'segments'), 'w+')
  }

  /** Adds a segment of a file; the file's name comes back with it. The columns must not change afterwards. */
  add({ columns, ...segment }: Segment, file: string): void {
    const header = Buffer.from(JSON.stringify({ segment, file } satisfies Header))
    const samples = TRACK_COLUMNS.map((name) => bytesOf(columns[name]))
    const place = {
      offset: this.#written + this.#pendingBytes,
      columns: samples.reduce((sum, { length }) => sum + length, 0),
      header: header.length,
    }
    const ofGame = this.#places.get(segment.gameId) ?? new Map<number, Place[]>()
    const places = ofGame.get(segment.playId) ?? []
    places.push(place)
    this.#places.set(segment.gameId, ofGame.set(segment.playId, places))
    this.#pending.push(...samples, header)
    this.#pendingBytes += place.columns + place.header
    if (this.#pendingBytes >= BUFFER_BYTES) this.#flush()
  }

  /** Plays of a game that have segments. */
  playIds(gameId: number): number[] {
    return [...(this.#places.get(gameId)?.keys() ?? [])]
  }

  /** The segments of a play in the order in which they were added. */
  segments(gameId: number, playId: number): { readonly segment: Segment; readonly file: string }[] {
    this.#flush()
    return (this.#places.get(gameId)?.get(playId) ?? []).map((place) => this.#read(place))
  }

  dispose(): void {
    closeSync(this.#file)
  }

  #read(place: Place): { segment: Segment; file: string } {
    const bytes = new Uint8Array(place.columns + place.header)
    let read = 0
    while (read < bytes.length) read += readSync(this.#file, bytes, read, bytes.length - read, place.offset + read)
    const header = JSON.parse(Buffer.from(bytes.buffer, place.columns).toString()) as Header
    const length = place.columns / TRACK_COLUMNS.length
    const columns = TRACK_COLUMNS.map((name, i) => [
      name,
      new Float32Array(bytes.buffer, i * length, length / Float32Array.BYTES_PER_ELEMENT),
    ])
    return {
      segment: { ...header.segment, columns: Object.fromEntries(columns) as Record<TrackColumnName, TrackColumn> },
      file: header.file,
    }
  }

  #flush(): void {
    let left = this.#pending
    while (left.length > 0) {
      // a system takes no more than so many parts at once
      const written = writevSync(this.#file, left.slice(0, MOST_PARTS), this.#written)
      this.#written += written
      left = without(left, written)
    }
    this.#pending = []
    this.#pendingBytes = 0
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: TrackColumn): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** What is left of parts when so many bytes of them are done. */
function without(parts: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let done = 0
  let index = 0
  while (index < parts.length && done + (parts[index] as Uint8Array).length <= bytes) {
    done += (parts[index] as Uint8Array).length
    index++
  }
  const [first, ...rest] = parts.slice(index)
  return first === undefined ? [] : [first.subarray(bytes - done), ...rest]
}
