/** What every command shares: how it ends, what it prints where, and how it is cancelled. */
import { type Fault, faultText } from '../../ml/base/fault.ts'
import { failed, type Result } from '../../ml/base/result.ts'
import { thrownFault } from '../thrownFault.ts'

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

/** Runs a command and sets the exit code. What a disk or the library (the file that the command works on) refuses is
 *  said as a fault; a bug is thrown. A second Ctrl+C ends the program at once. */
export async function runCommand(
  work: (invocation: Invocation) => Promise<Result<unknown>>,
  library: string | null = null,
): Promise<void> {
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
    if (cancelling.signal.aborted) {
      say('Cancelled. What was finished before is kept, whole.')
      process.exitCode = EXIT.cancelled
      return
    }
    const fault = thrownFault(error, library)
    if (fault === null) throw error
    say(`presnap: ${faultText(fault)}`)
    // as after any throw: a thread that nobody could end must not keep the program
    process.exit(EXIT.fault)
  }
}

/** Whoever reads our output may have seen enough (presnap plays | head), or have no room for it. */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done)
    const fault = thrownFault(error, null)
    if (fault === null) throw error
    process.stderr.write(`presnap: ${faultText({ where: 'standard output', ...fault })}\n`)
    process.exit(EXIT.fault)
  })
  // notes that nobody reads, or can keep, are no reason to stop
  process.stderr.on('error', () => {})
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
