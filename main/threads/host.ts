/** The far side of a thread: answers calls by name. Nothing is thrown across; a bug comes back as what is
 *  known of it. */
import { parentPort, type Transferable } from 'node:worker_threads'
import { stepOf } from '../step.ts'

/** What a thread can be asked: one argument that can be cloned, one answer. Each handler has its own types, which the
 *  client keeps; what it tells on the way is typed by its second parameter. */
export type Handlers = Readonly<Record<string, (argument: never, calling: Calling<never>) => Promise<unknown>>>

/** What a handler has of the call beside the argument. */
export interface Calling<News = unknown> {
  /** Aborted when the caller wants no answer any more. */
  readonly signal: AbortSignal
  /** Tells the caller something on the way. */
  tell(news: News): void
}

export interface Call {
  readonly id: number
  readonly name: string
  readonly argument: unknown
}

/** Told to a thread instead of a call: the one with this number is not wanted any more. It is heard at once, also
 *  while a call is in hand. */
export interface Cancel {
  readonly cancel: number
}

/** What a handler threw. */
export interface ThrownBug {
  readonly name: string
  readonly message: string
  readonly stack: string
  /** What was being done, where that is known. */
  readonly step: string | null
}

export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly bug: ThrownBug }
  | { readonly id: number; readonly news: unknown }

/** Told to a thread instead of a call: finish what was asked, let go of everything, and end. */
export const END = 'end'

/** Answers calls from the thread that started this one, in the order in which they came, until it is told to end;
 *  `close` then lets go of what the handlers hold. A thread that is torn away from native code takes the program with
 *  it, so it is never terminated. */
export function serve(handlers: Handlers, close: () => Promise<void>): void {
  const port = parentPort
  if (port === null) throw new Error('serve() is for worker threads')
  const cancelling = new Map<number, AbortController>()
  let last: Promise<unknown> = Promise.resolve()
  port.on('message', (message: Call | Cancel | typeof END) => {
    if (message !== END && 'cancel' in message) {
      cancelling.get(message.cancel)?.abort()
      return
    }
    if (message !== END) cancelling.set(message.id, new AbortController())
    last = last.then(async () => {
      if (message === END) {
        await close()
        port.close()
        return
      }
      const { signal } = cancelling.get(message.id) as AbortController
      const tell = (news: unknown) => port.postMessage({ id: message.id, news } satisfies Reply)
      const reply = await replyTo(message, handlers, { signal, tell })
      cancelling.delete(message.id)
      port.postMessage(reply, 'answer' in reply ? buffersOf(reply.answer) : [])
    })
  })
}

async function replyTo({ id, name, argument }: Call, handlers: Handlers, calling: Calling): Promise<Reply> {
  try {
    const handler = handlers[name]
    if (handler === undefined) throw new Error(`the thread has no handler "${name}"`)
    return { id, answer: await handler(argument as never, calling as never) }
  } catch (error) {
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    return { id, bug: { name, message, stack, step: stepOf(error) } }
  }
}

/** The memory of typed arrays in a value, to be handed over instead of copied. */
export function buffersOf(value: unknown): Transferable[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : []
  if (typeof value !== 'object' || value === null) return []
  return [...new Set(Object.values(value).flatMap(buffersOf))]
}
