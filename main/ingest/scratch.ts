/** A folder for files on the way, gone when the work is done; what a killed run left behind goes with the next one. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'presnap-scratch-'

/** An empty folder in the system's folder for temporary files. Remove it with `removeScratch`. */
export async function makeScratch(): Promise<string> {
  await removeAbandoned()
  return mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
}

export async function removeScratch(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN
    if (Number.isInteger(owner) && !isRunning(owner)) await removeScratch(join(tmpdir(), name)).catch(() => null)
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
