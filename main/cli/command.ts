/** What every command shares: how it ends, what it prints where, and how it is cancelled. */
import { join } from 'node:path'
import { type Fault, faultText } from '../../ml/base/fault.ts'
import { failed, type Result } from '../../ml/base/result.ts'
import { bugFault } from '../bugFault.ts'
import { logIn } from '../log.ts'
import { userFolder } from '../places.ts'
import { stepOf } from '../step.ts'
import { thrownFault } from '../thrownFault.ts'

/** Exit codes. An import is done if a play came in, with frames where tracking was given: its problems are reported. */
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
 *  said as a fault, and so is a mistake of the program itself, whose details go into the log. A second Ctrl+C ends the
 *  program at once. */
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
    const fault = thrownFault(error, library) ?? (await loggedBug(error))
    say(`presnap: ${faultText(fault)}`)
    // as after any throw: a thread that nobody could end must not keep the program
    process.exit(EXIT.fault)
  }
}

/** The last line of defense: what nobody expected, wherever it comes from, ends the program with a sentence. */
export function watchForBugs(): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      void loggedBug(error).then((fault) => {
        process.stderr.write(`presnap: ${faultText(fault)}\n`)
        process.exit(EXIT.fault)
      })
    })
  }
}

/** A mistake of the program itself as a fault, with its details in the log. */
async function loggedBug(error: unknown): Promise<Fault> {
  const folder = join(userFolder(), 'logs')
  const log = logIn(folder)
  const step = `presnap ${process.argv[2] ?? ''}`.trim()
  log.error(stepOf(error) ?? step, error)
  await log.written()
  return bugFault(error, step, join(folder, 'presnap.log'))
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
