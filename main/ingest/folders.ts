/** All files under a folder, to the bottom. */
import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Told of each path that could not be looked at, and why. */
export type OnUnreadable = (path: string, error: unknown) => void

export interface FolderWalk {
  readonly onUnreadable: OnUnreadable
  /** Told of what is neither a file nor a folder: pipes, devices, sockets. */
  onNoFile(path: string): void
}

/** The paths of the files under `folder`. Links are followed, but no folder is walked twice: a link may lead to one
 *  that it lies in. */
export async function filesUnder(folder: string, walking: FolderWalk): Promise<string[]> {
  return walk(folder, { walked: new Set(), ...walking })
}

interface Walk extends FolderWalk {
  /** Real paths. */
  readonly walked: Set<string>
}

async function walk(folder: string, walking: Walk): Promise<string[]> {
  const files: string[] = []
  for (const entry of await entriesOf(folder, walking)) {
    const path = join(folder, entry.name)
    const target = entry.isSymbolicLink() ? await targetOf(path, walking) : entry
    if (target?.isFile()) files.push(path)
    else if (target?.isDirectory()) files.push(...(await walk(path, walking)))
    else if (target !== null) walking.onNoFile(path)
  }
  return files
}

/** What is in a folder, links last, so that a folder is met in its own place first; nothing the second time. */
async function entriesOf(folder: string, { walked, onUnreadable }: Walk): Promise<Dirent[]> {
  try {
    const real = await realpath(folder)
    if (walked.has(real)) return []
    walked.add(real)
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.toSorted((a, b) => Number(a.isSymbolicLink()) - Number(b.isSymbolicLink()))
  } catch (error) {
    onUnreadable(folder, error)
    return []
  }
}

/** What a link leads to; null, and told, for one that leads nowhere. */
async function targetOf(link: string, { onUnreadable }: Walk): Promise<Stats | null> {
  try {
    return await stat(link)
  } catch (error) {
    onUnreadable(link, error)
    return null
  }
}
