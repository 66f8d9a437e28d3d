/** All files under a folder, to the bottom. */
import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Told of each path that could not be looked at, and why. */
export type OnUnreadable = (path: string, error: unknown) => void

/** The paths of the files under `folder`. */
export async function filesUnder(folder: string, onUnreadable: OnUnreadable): Promise<string[]> {
  const files: string[] = []
  for (const entry of await entriesOf(folder, onUnreadable)) {
    const path = join(folder, entry.name)
    if (entry.isFile()) files.push(path)
    else if (entry.isDirectory()) files.push(...(await filesUnder(path, onUnreadable)))
  }
  return files
}

async function entriesOf(folder: string, onUnreadable: OnUnreadable): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    onUnreadable(folder, error)
    return []
  }
}
