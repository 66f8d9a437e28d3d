/** A mistake of the program itself, as the user sees it: they cannot mend it, but they can report it. */
import type { Fault } from '../ml/base/fault.ts'
import { stepOf } from './step.ts'

/** `where` is what was being done, for errors that do not say it more exactly. The first line of the stack is part of what
 *  can be copied. `log` is the file that has all of it. */
export function bugFault(error: unknown, where: string, log = 'logs/presnap.log'): Fault {
  const what = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error)
  const place = error instanceof Error ? stackTop(error) : null
  const step = stepOf(error) ?? where
  return {
    kind: 'bug',
    where: place === null ? step : `${step}, ${place}`,
    what: `Presnap made a mistake (${what.replace(/\.$/, '')}).`,
    next: `What was finished before is kept. Try again. If it comes back, report it together with ${log}.`,
  }
}

/** "at putFlag (handlers.ts:40:12)": without folders, which are the user's own. */
function stackTop(error: Error): string | null {
  const line = error.stack?.split('\n').find((candidate) => candidate.trimStart().startsWith('at '))
  return line === undefined ? null : line.trim().replace(/(?:file:\/\/)?[^\s()]*[/\\]/, '')
}
