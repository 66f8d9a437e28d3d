/** Small disks that tests can fill or make read-only. Mounting one takes Linux and its administrator. */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  /** Leaves no byte free. */
  fill(): void
  /** Has it refuse every write from now on. */
  makeReadOnly(): void
}

/** Whether this machine lets a test mount a disk. */
export function canMountDisks(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'presnap-test-'))
  const isMounted = mount(['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])
  if (isMounted) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true })
  return isMounted
}

/** A disk of so many megabytes at an empty folder. Unmount it when done. */
export function mountDisk(folder: string, size_mb: number): SmallDisk & { unmount(): void } {
  if (!mount(['-t', 'tmpfs', '-o', `size=${size_mb}m`, 'tmpfs', folder])) throw new Error('no disk can be mounted here')
  return {
    folder,
    fill: () => fillWith(join(folder, 'filling')),
    makeReadOnly: () => {
      if (!mount(['-o', 'remount,ro', folder])) throw new Error('the disk cannot be made read-only')
    },
    unmount: () => void spawnSync('umount', ['-l', folder]),
  }
}

function mount(args: readonly string[]): boolean {
  return spawnSync('mount', [...args], { stdio: 'ignore' }).status === 0
}

function fillWith(path: string): void {
  const file = openSync(path, 'w')
  const page = Buffer.alloc(4096)
  try {
    for (;;) if (writeSync(file, page) < page.length) break
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(file)
  }
  if (statSync(path).size === 0) throw new Error('the disk was full already')
}
