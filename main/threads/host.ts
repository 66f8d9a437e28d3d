/** The far side of a thread: answers calls by name. Nothing is thrown across; a bug comes back as its message. */
import { parentPort, type Transferable } from 'node:worker_threads'

/** What a thread can be asked: one argument that can be cloned, one answer. Each handler has its own types, which the
 *  client keeps. */
export type Handlers = Readonly<Record<string, (argument: never) => Promise<unknown>>>

export interface Call {
  readonly id: number
  readonly name: string
  readonly argument: unknown
}

export type Reply = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly bug: string }

/** Told to a thread instead of a call: finish what was asked, let go of everything, and end. */
export const END = 'end'

/** Answers calls from the thread that started this one, in the order in which they came, until it is told to end;
 *  `close` then lets go of what the handlers hold. A thread that is torn away from native code takes the program with
 *  it, so it is never terminated. */
export function serve(handlers: Handlers, close: () => Promise<void>): void {
  const port = parentPort
  if (port === null) throw new Error('serve() is for worker threads')
  let last: Promise<unknown> = Promise.resolve()
  port.on('message', (call: Call | typeof END) => {
    last = last.then(async () => {
      if (call === END) {
        await close()
        port.close()
        return
      }
      const reply = await replyTo(call, handlers)
      port.postMessage(reply, 'answer' in reply ? buffersOf(reply.answer) : [])
    })
  })
}

async function replyTo({ id, name, argument }: Call, handlers: Handlers): Promise<Reply> {
  try {
    const handler = handlers[name]
    if (handler === undefined) throw new Error(`the thread has no handler "${name}"`)
    return { id, answer: await handler(argument as never) }
  } catch (error) {
    return { id, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** The memory of typed arrays in a value, to be handed over instead of copied. */
export function buffersOf(value: unknown): Transferable[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : []
  if (typeof value !== 'object' || value === null) return []
  return [...new Set(Object.values(value).flatMap(buffersOf))]
}
