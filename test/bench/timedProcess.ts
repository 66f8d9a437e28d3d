/** A program's run from its start to its end, as the system sees it. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface TimedRun {
  readonly seconds: number
  /** The most memory it held at once; null where the system does not tell. */
  readonly peakMemory_MB: number | null
}

const LOOK_EVERY_MS = 20

/** Runs a script with this Node; a run that fails throws what it said. */
export function timedRun(script: string, args: readonly string[]): Promise<TimedRun> {
  const started = performance.now()
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  let peakMemory_MB: number | null = null
  child.stderr.on('data', (data) => {
    said += data
  })
  const looking = setInterval(() => {
    peakMemory_MB = peakMemoryOf(child.pid) ?? peakMemory_MB
  }, LOOK_EVERY_MS)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => {
      clearInterval(looking)
      const seconds = (performance.now() - started) / 1000
      if (code === 0) resolve({ seconds, peakMemory_MB })
      else reject(new Error(`${script} ended with ${code}: ${said}`))
    })
  })
}

/** The high-water mark of a process's memory, as Linux keeps it. */
function peakMemoryOf(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}
