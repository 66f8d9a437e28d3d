/** The near side of a thread: calls by name, typed by what the thread serves. */
import '../telemetryOff.ts'
import { Worker } from 'node:worker_threads'
import { withStep } from '../step.ts'
import { buffersOf, type Call, type Cancel, END, type Handlers, type Reply, type ThrownBug } from './host.ts'

/** What a handler tells on the way. */
type NewsOf<Handler> = Handler extends (argument: never, calling: { tell(news: infer News): void }) => unknown
  ? News
  : never

export interface CallOptions<News> {
  /** Tells the thread that the answer is not wanted any more; what it then answers is its own business. */
  readonly signal?: AbortSignal
  onNews?(news: News): void
}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
  onNews?(news: unknown): void
}

/** A worker thread that serves `Served`. Dispose of it, or the program does not end. */
export class ThreadClient<Served extends Handlers> {
  readonly #worker: Worker
  readonly #ended: Promise<void>
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #hasEnded = false

  constructor(entry: URL) {
    this.#worker = new Worker(entry)
    this.#worker.on('message', (reply: Reply) => this.#settle(reply))
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))))
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.#hasEnded = true
        this.#fail(new Error(`the thread ended with code ${code}`))
        resolve()
      })
    })
  }

  /** Calls the thread. Typed arrays in the argument are handed over: do not use them afterwards. */
  call<Name extends keyof Served & string>(
    name: Name,
    argument: Parameters<Served[Name]>[0],
    options: CallOptions<NewsOf<Served[Name]>> = {},
  ): Promise<Awaited<ReturnType<Served[Name]>>> {
    if (this.#hasEnded) return Promise.reject(new Error('the thread has ended'))
    const { signal, onNews } = options
    const call: Call = { id: ++this.#lastId, name, argument }
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(call.id, { resolve, reject, onNews: onNews as (news: unknown) => void })
    })
    this.#worker.postMessage(call, buffersOf(argument))
    const cancel = () => this.#worker.postMessage({ cancel: call.id } satisfies Cancel)
    if (signal?.aborted === true) cancel()
    else signal?.addEventListener('abort', cancel, { once: true })
    const forget = () => signal?.removeEventListener('abort', cancel)
    answer.then(forget, forget)
    return answer as Promise<Awaited<ReturnType<Served[Name]>>>
  }

  /** Ends the thread when it is done with what it was asked. */
  async dispose(): Promise<void> {
    this.#worker.postMessage(END)
    await this.#ended
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id)
    if ('news' in reply) {
      waiting?.onNews?.(reply.news)
      return
    }
    this.#waiting.delete(reply.id)
    if ('bug' in reply) waiting?.reject(errorFrom(reply.bug))
    else waiting?.resolve(reply.answer)
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

/** The error as it was thrown in the thread, with the stack that it had there. */
function errorFrom({ name, message, stack, step }: ThrownBug): Error {
  const error = Object.assign(new Error(message), { name, stack })
  return step === null ? error : withStep(error, step)
}
