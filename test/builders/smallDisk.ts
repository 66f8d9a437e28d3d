/** A small disk of its own, which a test can fill or make read-only. Mounting one takes Linux and its administrator. */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './folder.ts'

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

/** A disk of so many megabytes, gone when the test is done. */
export function smallDisk(size_mb: number): SmallDisk {
  const folder = join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  if (!mount(['-t', 'tmpfs', '-o', `size=${size_mb}m`, 'tmpfs', folder])) throw new Error('no disk can be mounted here')
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return {
    folder,
    fill: () => fillWith(join(folder, 'filling')),
    makeReadOnly: () => {
      if (!mount(['-o', 'remount,ro', folder])) throw new Error('the disk cannot be made read-only')
    },
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
