/** Segments on the disk between the reading of a file and the storing of its games, so that rows may come in any
 *  order and a game can still be stored whole, in memory that does not grow with the file. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Segment } from './segment.ts'

/** Bytes gathered before they are written. */
const BUFFER_BYTES = 1 << 20

interface Place {
  readonly offset: number
  readonly length: number
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

  /** Adds a segment of a file; the file's name comes back with it. */
  add(segment: Segment, file: string): void {
    const bytes = serialize({ segment, file })
    const ofGame = this.#places.get(segment.gameId) ?? new Map<number, Place[]>()
    const places = ofGame.get(segment.playId) ?? []
    places.push({ offset: this.#written + this.#pendingBytes, length: bytes.length })
    this.#places.set(segment.gameId, ofGame.set(segment.playId, places))
    this.#pending.push(bytes)
    this.#pendingBytes += bytes.length
    if (this.#pendingBytes >= BUFFER_BYTES) this.#flush()
  }

  /** Plays of a game that have segments. */
  playIds(gameId: number): number[] {
    return [...(this.#places.get(gameId)?.keys() ?? [])]
  }

  /** The segments of a play in the order in which they were added. */
  segments(gameId: number, playId: number): { readonly segment: Segment; readonly file: string }[] {
    this.#flush()
    return (this.#places.get(gameId)?.get(playId) ?? []).map(({ offset, length }) => {
      const bytes = new Uint8Array(length)
      let read = 0
      while (read < length) read += readSync(this.#file, bytes, read, length - read, offset + read)
      return deserialize(bytes) as { segment: Segment; file: string }
    })
  }

  dispose(): void {
    closeSync(this.#file)
  }

  #flush(): void {
    for (const bytes of this.#pending) {
      let done = 0
      while (done < bytes.length) done += writeSync(this.#file, bytes, done, bytes.length - done, this.#written + done)
      this.#written += bytes.length
    }
    this.#pending = []
    this.#pendingBytes = 0
  }
}
