/** The near side of a thread: calls by name, typed by what the thread serves. */
import { Worker } from 'node:worker_threads'
import { buffersOf, type Call, END, type Handlers, type Reply } from './host.ts'

/** A worker thread that serves `Served`. Dispose of it, or the program does not end. */
export class ThreadClient<Served extends Handlers> {
  readonly #worker: Worker
  readonly #ended: Promise<void>
  readonly #waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  #lastId = 0

  constructor(entry: URL) {
    this.#worker = new Worker(entry)
    this.#worker.on('message', (reply: Reply) => this.#settle(reply))
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))))
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#fail(new Error(`the thread ended with code ${code}`))
        resolve()
      })
    })
  }

  /** Calls the thread. Typed arrays in the argument are handed over: do not use them afterwards. */
  call<Name extends keyof Served & string>(
    name: Name,
    argument: Parameters<Served[Name]>[0],
  ): Promise<Awaited<ReturnType<Served[Name]>>> {
    const call: Call = { id: ++this.#lastId, name, argument }
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(call.id, { resolve, reject }))
    this.#worker.postMessage(call, buffersOf(argument))
    return answer as Promise<Awaited<ReturnType<Served[Name]>>>
  }

  /** Ends the thread when it is done with what it was asked. */
  async dispose(): Promise<void> {
    this.#worker.postMessage(END)
    await this.#ended
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if ('bug' in reply) waiting?.reject(new Error(reply.bug))
    else waiting?.resolve(reply.answer)
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
