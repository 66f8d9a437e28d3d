/** Commands that write into a folder over minutes: one of them at a time. */
import { resolve } from 'node:path'
import type { Result } from '../../ml/base/result.ts'
import { FolderLock } from '../folderLock.ts'

/** Works with the folder locked for `doing` ("presnap train"), and gives it back whatever happens. Errors: those of
 *  `FolderLock.take` and of the work. */
export async function inLockedFolder<Value>(
  folder: string,
  doing: string,
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const lock = FolderLock.take(resolve(folder), doing)
  if (!lock.ok) return lock
  try {
    return await work()
  } finally {
    lock.value.release()
  }
}
