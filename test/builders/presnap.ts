/** The built program as a user runs it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const CLI = join(import.meta.dirname, '../../out/main/cli/index.js')

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** Runs as this user, where the test may do that. */
  readonly uid?: number
  /** Gets the process as soon as it runs. */
  onStart?(child: ChildProcess): void
}

/** Runs `presnap` with arguments to its end. */
export function presnap(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const { cwd, uid } = options
  const child = spawn(process.execPath, [CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid }),
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (data) => {
    stdout += data
  })
  child.stderr.on('data', (data) => {
    stderr += data
  })
  options.onStart?.(child)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
}

/** Runs `presnap` and reads the JSON it prints; a run that fails fails the test. */
export async function presnapJson<Answer>(args: readonly string[], options?: RunOptions): Promise<Answer> {
  const { code, stdout, stderr } = await presnap([...args, '--json'], options)
  if (code !== 0) throw new Error(`presnap ${args.join(' ')} ended with ${code}: ${stderr}`)
  return JSON.parse(stdout) as Answer
}

/** Sends a process a signal as soon as `isTime` says so, which is asked over and over while the process runs. It gets what
 *  the process has written to standard error. */
export function signalWhen(child: ChildProcess, signal: NodeJS.Signals, isTime: (said: string) => boolean): void {
  let said = ''
  child.stderr?.on('data', (data) => {
    said += data
  })
  const asking = setInterval(() => {
    if (!isTime(said)) return
    clearInterval(asking)
    child.kill(signal)
  }, 1)
  child.on('exit', () => clearInterval(asking))
}
