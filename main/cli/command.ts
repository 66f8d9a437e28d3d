/** What every command shares: how it ends, what it prints where, and how it is cancelled. */
import { type Fault, faultText } from '../../ml/base/fault.ts'
import { failed, type Result } from '../../ml/base/result.ts'

/** Exit codes. An import that kept any play is done: its problems are reported. */
export const EXIT = { done: 0, fault: 1, usage: 2, cancelled: 130 } as const

/** Signals that come together (a terminal sends Ctrl+C to a whole group of processes) count as one. */
const ONE_PRESS_MS = 500

/** What a command is given to work with. */
export interface Invocation {
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal
  /** Prints to standard output. */
  print(text: string): void
  /** Prints to standard error: progress, notes, faults. */
  say(text: string): void
}

/** Runs a command and sets the exit code. A second Ctrl+C ends the program at once. */
export async function runCommand(work: (invocation: Invocation) => Promise<Result<unknown>>): Promise<void> {
  const cancelling = new AbortController()
  let pressedAt = Number.POSITIVE_INFINITY
  const onSignal = () => {
    if (performance.now() - pressedAt > ONE_PRESS_MS) process.exit(EXIT.cancelled)
    pressedAt = Math.min(pressedAt, performance.now())
    cancelling.abort(new Cancelled())
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const print = (text: string) => process.stdout.write(`${text}\n`)
  try {
    const result = await work({ signal: cancelling.signal, say, print })
    if (!result.ok) say(`presnap: ${faultText(result.fault)}`)
    process.exitCode = result.ok ? EXIT.done : EXIT.fault
  } catch (error) {
    if (!cancelling.signal.aborted) throw error
    say('Cancelled. What was finished before is kept, whole.')
    process.exitCode = EXIT.cancelled
  }
}

/** A fault of a command's own. */
export function fault(kind: string, fault: Omit<Fault, 'kind'>): { readonly ok: false; readonly fault: Fault } {
  return failed({ kind, ...fault })
}

class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'AbortError'
  }
}
