/** Chromium's DevTools protocol over a pipe: commands out, answers and events in, by session. */
import type { Readable, Writable } from 'node:stream'

/** What comes over the wire is Chromium's; each place that reads an answer or event names its shape. */
interface Message {
  readonly id?: number
  readonly method?: string
  readonly sessionId?: string
  readonly params?: object
  readonly result?: object
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly method: string
  resolve(result: object): void
  reject(error: Error): void
}

export class DevTools {
  readonly #out: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #listeners = new Map<string, (params: object) => void>()
  #parts: Buffer[] = []
  #lastId = 0
  #isClosed = false

  constructor(input: Readable, out: Writable) {
    this.#out = out
    out.on('error', () => this.#close())
    input.on('data', (data: Buffer) => this.#take(data)).on('close', () => this.#close())
  }

  /** Sends a command to the browser, or to one session of it. */
  send<Answer = object>(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: the browser is gone`))
    const id = ++this.#lastId
    this.#out.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`)
    return new Promise((resolve, reject) =>
      this.#waiting.set(id, { method, resolve: resolve as (result: object) => void, reject }),
    )
  }

  on<Params>(method: string, listener: (params: Params) => void, sessionId = ''): void {
    this.#listeners.set(`${sessionId} ${method}`, listener as (params: object) => void)
  }

  /** Messages end in a zero byte; a large one comes in many parts. */
  #take(data: Buffer): void {
    let start = 0
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
      this.#parts.push(data.subarray(start, end))
      const text = Buffer.concat(this.#parts).toString()
      this.#parts = []
      start = end + 1
      this.#deliver(JSON.parse(text) as Message)
    }
    if (start < data.length) this.#parts.push(data.subarray(start))
  }

  #deliver(message: Message): void {
    if (message.id === undefined) {
      this.#listeners.get(`${message.sessionId ?? ''} ${message.method}`)?.(message.params ?? {})
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error === undefined) waiting?.resolve(message.result ?? {})
    else waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
  }

  #close(): void {
    this.#isClosed = true
    for (const { method, reject } of this.#waiting.values()) reject(new Error(`${method}: the browser is gone`))
    this.#waiting.clear()
  }
}
