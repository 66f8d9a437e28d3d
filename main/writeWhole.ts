/** Bytes written as a whole file or not at all, without ever holding up the thread. */
import { open, rename, rm } from 'node:fs/promises'
import { ok, type Result } from '../ml/base/result.ts'
import { resultOfDisk } from './resultOfDisk.ts'

let written = 0

/** Writes a file whose folder is there; one of that name is replaced when this one is whole and on the disk.
 *  Errors: what the file system refuses, as `thrownFault` tells it. */
export function writeWhole(path: string, content: string | Uint8Array): Promise<Result<null>> {
  return resultOfDisk(async () => {
    written += 1
    const partial = `${path}.${process.pid}-${written}.partial`
    try {
      await writeToDisk(partial, content)
      await rename(partial, path)
    } catch (error) {
      await rm(partial, { force: true })
      throw error
    }
    return ok(null)
  })
}

async function writeToDisk(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    // a power cut after the renaming must not leave an empty file under the name
    await file.sync()
  } finally {
    await file.close()
  }
}
