/** One of Node's zlib streams fed by hand, piece by piece: its pipes do not tell where in its input a stream ended. */
import type { Transform } from 'node:stream'
import { Damaged } from './packedBytes.ts'

type ZlibTransform = Transform & { readonly bytesWritten: number }

export class ZlibStream {
  readonly #transform: ZlibTransform
  #fed = 0
  #isDone = false
  #error: Error | null = null
  #wake = () => {}

  constructor(transform: ZlibTransform) {
    this.#transform = transform
    transform
      .on('readable', () => this.#wake())
      .on('end', () => {
        this.#isDone = true
        this.#wake()
      })
      .on('error', (error: Error) => {
        this.#error = error
        this.#wake()
      })
  }

  /** Whether the stream came to its end within the bytes that it was fed. */
  get isDone(): boolean {
    return this.#isDone
  }

  /** Bytes at the end of what was fed that lie behind the stream's end. */
  get unusedBytes(): number {
    return this.#fed - this.#transform.bytesWritten
  }

  /** Takes in bytes and gives what comes of them. Throws what zlib says of bytes that cannot be right. */
  async *feed(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    if (this.#isDone) throw new Damaged('more follows behind the end')
    this.#fed += bytes.length
    yield* this.#outputOf((onTaken) => this.#transform.write(bytes, onTaken))
  }

  /** Says that nothing more comes, and gives the rest. Throws where the stream is not at its end then. */
  async *finish(): AsyncGenerator<Uint8Array> {
    yield* this.#outputOf(() => this.#transform.end())
  }

  dispose(): void {
    this.#transform.destroy()
  }

  async *#outputOf(start: (onTaken: () => void) => void): AsyncGenerator<Uint8Array> {
    let isTaken = false
    start(() => {
      isTaken = true
      this.#wake()
    })
    for (;;) {
      const chunk = this.#transform.read() as Uint8Array | null
      if (chunk !== null) yield chunk
      else if (this.#error !== null) throw this.#error
      else if (isTaken || this.#isDone) return
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    }
  }
}
