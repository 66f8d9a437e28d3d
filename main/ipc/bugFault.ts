/** A bug, as the user sees it: he cannot mend it, but he can tell of it. */
import type { Fault } from '../../ml/base/fault.ts'

/** `where` is what was being done. The first line of the stack is part of what can be copied. */
export function bugFault(error: unknown, where: string): Fault {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const place = error instanceof Error ? stackTop(error) : null
  return {
    kind: 'bug',
    where: place === null ? where : `${where}, ${place}`,
    what: `Presnap made a mistake (${what}).`,
    next: 'Try again. If it comes back, copy the details and report them together with logs/presnap.log.',
  }
}

/** "at putFlag (handlers.ts:40:12)": without folders, which are the user's own. */
function stackTop(error: Error): string | null {
  const line = error.stack?.split('\n').find((candidate) => candidate.trimStart().startsWith('at '))
  return line === undefined ? null : line.trim().replace(/(?:file:\/\/)?[^\s()]*[/\\]/, '')
}
