/** A bug in a thread, as a fault: the window has nobody else to tell it to. */
import type { Fault } from '../../ml/base/fault.ts'

export function bugFault(error: unknown): Fault {
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return {
    kind: 'bug',
    what: `Presnap made a mistake (${message.replace(/\.$/, '')}).`,
    next: 'What was finished before is kept. Try again; if it comes back, report it with these words.',
  }
}
