/** Small disks for one test each. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './folder.ts'
import { mountDisk, type SmallDisk } from './mountedDisk.ts'

export { canMountDisks, type SmallDisk } from './mountedDisk.ts'

/** A disk of so many megabytes, gone when the test is done. */
export function smallDisk(size_mb: number): SmallDisk {
  const folder = join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  const disk = mountDisk(folder, size_mb)
  onTestFinished(() => disk.unmount())
  return disk
}
