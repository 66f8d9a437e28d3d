/** The edge: every call of the contract is answered here, for the page alone, with its argument checked. */
import type { z } from 'zod'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, type Result } from '../../ml/base/result.ts'
import { type AnswerOf, type ArgumentOf, CALLS, type CallName, DROP_CHANNEL } from '../../preload/contract.ts'
import { bugFault } from '../bugFault.ts'
import type { Log } from '../log.ts'
import { ARGUMENTS, DROPPED_PATHS } from './schemas.ts'

/** An answer to every call of the contract, and to nothing else. */
export type Handlers = {
  readonly [Name in CallName]: (argument: ArgumentOf<Name>) => Result<AnswerOf<Name>> | Promise<Result<AnswerOf<Name>>>
}

export type HandleDrop = (paths: readonly string[]) => Result<boolean> | Promise<Result<boolean>>

/** The frame that a message came from; `parent` is null for the main frame of a window. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

/** The part of Electron's ipcMain that is needed. */
export interface IpcEdge {
  handle(
    channel: string,
    listener: (event: { readonly senderFrame: SenderFrame | null }, argument: unknown) => unknown,
  ): void
}

export interface Answering {
  readonly handlers: Handlers
  readonly handleDrop: HandleDrop
  readonly isTrusted: (frame: SenderFrame | null) => boolean
  readonly log: Log
}

/** Answers the calls that come over `ipc`. Nothing is thrown across: a bug is logged and comes back as a fault. */
export function answerCalls(ipc: IpcEdge, { handlers, handleDrop, isTrusted, log }: Answering): void {
  const answer = (channel: string, schema: z.ZodType, handler: (argument: never) => unknown) => {
    ipc.handle(channel, async (event, argument) => {
      if (!isTrusted(event.senderFrame)) {
        log.error(`call ${channel} came from a foreign frame and was refused`)
        return failed(foreignFrame(channel))
      }
      try {
        const parsed = schema.safeParse(argument)
        if (!parsed.success) throw new TypeError(`malformed argument at ${placesOf(parsed.error)}`)
        return await handler(parsed.data as never)
      } catch (error) {
        log.error(`call ${channel}`, error)
        return failed(bugFault(error, `call ${channel}`))
      }
    })
  }
  for (const name of Object.keys(CALLS) as CallName[]) answer(name, ARGUMENTS[name], handlers[name])
  answer(DROP_CHANNEL, DROPPED_PATHS, handleDrop)
}

/** Where an argument does not fit; what it was stays out of the log. */
function placesOf(error: z.ZodError): string {
  return error.issues.map(({ path, code }) => `${path.join('.') || 'the top'} (${code})`).join(', ')
}

function foreignFrame(channel: string): Fault {
  return {
    kind: 'foreign-frame',
    where: `call ${channel}`,
    what: 'Something that is not the film room asked for this.',
    next: 'Restart Presnap, and report it if it happens again.',
  }
}
