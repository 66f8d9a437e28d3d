/** The program's log: one line an event, in a file that cannot outgrow its limit. League data never enter it. */
import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Beyond this the file becomes presnap.1.log, in place of the one before: two of them are kept. */
const LIMIT_BYTES = 1_000_000

export interface Log {
  info(what: string): void
  /** With what was thrown, where there is something. */
  error(what: string, error?: unknown): void
  /** When all that was said lies on the disk. */
  written(): Promise<void>
}

/** A log in `folder`/presnap.log. `echo` gets each line too, as for a terminal.
 *  A line: "2026-09-10T20:15:00.000Z error what, then the stack", line feeds as " | ". */
export function logIn(folder: string, echo: (line: string) => void = () => {}, limit_bytes = LIMIT_BYTES): Log {
  let last: Promise<void> = mkdir(folder, { recursive: true }).then(nothing, nothing)
  const write = (level: 'info' | 'error', what: string) => {
    const line = `${new Date().toISOString()} ${level.padEnd(5)} ${what.replaceAll(/\s*\n\s*/g, ' | ')}\n`
    echo(line)
    // a log that cannot be written must not stop anything else
    last = last.then(() => append(folder, { line, limit_bytes })).catch(nothing)
  }
  return {
    info: (what) => write('info', what),
    error: (what, error) => write('error', error === undefined ? what : `${what}: ${textOf(error)}`),
    written: () => last,
  }
}

async function append(folder: string, { line, limit_bytes }: { line: string; limit_bytes: number }): Promise<void> {
  const path = join(folder, 'presnap.log')
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size + line.length > limit_bytes) await rename(path, join(folder, 'presnap.1.log')).catch(nothing)
  await appendFile(path, line)
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function nothing(): void {}
