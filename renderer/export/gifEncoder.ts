/** The page's end of the thread that encodes a GIF: takes frames no faster than they are encoded. */
import type { FromEncoder, Pixels, ToEncoder } from './gifMessages.ts'

type Beginning = Omit<Extract<ToEncoder, { kind: 'begin' }>, 'kind'>

/** One is encoded, one waits: more would only fill the memory. */
const MOST_WAITING = 2

export class GifEncoder {
  readonly #worker = new Worker(new URL('./gif.worker.ts', import.meta.url), { type: 'module', name: 'gif' })
  readonly #sizes: number[] = []
  #waiting = 0
  #failure: Error | null = null
  #file: Uint8Array<ArrayBuffer> | null = null
  /** Wakes who waits for the thread. */
  #wake: () => void = () => undefined

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<FromEncoder>) => this.#hear(data)
    this.#worker.onerror = ({ message }) => this.#fail(message)
    this.#worker.onmessageerror = () => this.#fail('the thread said what cannot be read')
  }

  /** Bytes of the file after each frame that is in. */
  get sizes(): readonly number[] {
    return this.#sizes
  }

  addSample(pixels: Pixels): void {
    this.#say({ kind: 'sample', pixels }, pixels.buffer)
  }

  begin(beginning: Beginning): void {
    this.#say({ kind: 'begin', ...beginning })
  }

  /** Hands a frame over; settles when there is room for another. */
  async addFrame(pixels: Pixels, delay_cs: number): Promise<void> {
    this.#waiting++
    this.#say({ kind: 'frame', pixels, delay_cs }, pixels.buffer)
    await this.#until(() => this.#waiting < MOST_WAITING)
  }

  /** Settles when all frames are in. */
  drained(): Promise<void> {
    return this.#until(() => this.#waiting === 0)
  }

  /** The whole file. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    this.#say({ kind: 'finish' })
    await this.#until(() => this.#file !== null)
    return this.#file as Uint8Array<ArrayBuffer>
  }

  /** Stops the thread, whatever it is at. */
  dispose(): void {
    this.#worker.terminate()
    this.#fail('the encoder was stopped')
  }

  #say(message: ToEncoder, handedOver?: ArrayBuffer): void {
    this.#worker.postMessage(message, handedOver === undefined ? [] : [handedOver])
  }

  #hear(message: FromEncoder): void {
    if (message.kind === 'finished') this.#file = message.file
    else {
      this.#waiting--
      this.#sizes.push(message.bytes)
    }
    this.#wake()
  }

  #fail(why: string): void {
    this.#failure ??= new Error(`encoding a GIF: ${why}`)
    this.#wake()
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.#failure !== null) throw this.#failure
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
