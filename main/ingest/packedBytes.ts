/** Packed bytes on their way into a decoder, and what can be wrong with them. */

/** A decoder gives this after its bytes whenever all of them have passed a checksum, or the end of their frame. */
export const VERIFIED = Symbol('verified')

/** What a decoder gives, in order. It throws `CutOff` where its input ends too early, and `Damaged` (or what a library
 *  throws) where the input cannot be right. */
export type Unpacked = Uint8Array | typeof VERIFIED

/** The packed bytes end before what they hold does. */
export class CutOff extends Error {
  constructor() {
    super('the file ends too early')
  }
}

/** The packed bytes are not what was packed. */
export class Damaged extends Error {}

/** A way of packing that cannot be read here. */
export class UnknownPacking extends Error {}

/** Decoders take their input in pieces of at most this many bytes, so that one piece unpacks to a bounded size. */
const PIECE_BYTES = 1 << 16

/** Bytes that come in chunks of any size and are taken in pieces of any other. */
export class PackedBytes {
  readonly #chunks: AsyncIterator<Unpacked>
  #rest: Uint8Array = new Uint8Array()
  #tail: Uint8Array = new Uint8Array()
  #isDone = false

  /** The chunks may come from a decoder: what it has verified is none of the next decoder's business. */
  constructor(chunks: AsyncIterable<Unpacked>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** The last bytes that came in so far, at most 16. */
  get tail(): Uint8Array {
    return this.#tail
  }

  /** The next bytes, at most `count` of them; null at the end. */
  async piece(count = PIECE_BYTES): Promise<Uint8Array | null> {
    await this.#fill()
    if (this.#rest.length === 0) return null
    const piece = this.#rest.subarray(0, Math.min(count, PIECE_BYTES))
    this.#rest = this.#rest.subarray(piece.length)
    return piece
  }

  /** Exactly `count` bytes. Throws `CutOff` where there are fewer. */
  async take(count: number): Promise<Buffer> {
    const taken: Uint8Array[] = []
    let missing = count
    while (missing > 0) {
      const piece = await this.piece(missing)
      if (piece === null) throw new CutOff()
      taken.push(piece)
      missing -= piece.length
    }
    return Buffer.concat(taken)
  }

  /** Gives bytes back that were taken and not used. */
  putBack(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#rest = Buffer.concat([bytes, this.#rest])
  }

  async isAtEnd(): Promise<boolean> {
    await this.#fill()
    return this.#rest.length === 0
  }

  /** Closes what the bytes come from. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  async #fill(): Promise<void> {
    while (this.#rest.length === 0 && !this.#isDone) {
      const next = await this.#chunks.next()
      if (next.done === true) this.#isDone = true
      else if (next.value !== VERIFIED) this.#add(next.value)
    }
  }

  #add(chunk: Uint8Array): void {
    this.#rest = chunk
    this.#tail = Buffer.concat([this.#tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES)
  }
}

const TAIL_BYTES = 16
