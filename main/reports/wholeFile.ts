/** A file that appears when it is whole: until then, what is written lies beside it. */
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { makeFolder } from '../makeFolder.ts'

export class WholeFile {
  /** Sees to it that `path` can be written, making its folder where there is none. A file that is there stays until
   *  this one is whole. Error: `not-a-file`; what the file system refuses is thrown. */
  static async open(path: string): Promise<Result<WholeFile>> {
    const target = resolve(path)
    makeFolder(dirname(target))
    const before = await stat(target).catch(() => null)
    if (before !== null && !before.isFile()) return failed(notAFile(path))
    // one that may not be changed may not be replaced either
    if (before !== null) await (await open(target, 'r+')).close()
    return ok(new WholeFile(target, await open(partialOf(target), 'w')))
  }

  readonly #path: string
  readonly #file: FileHandle
  #isOpen = true

  private constructor(path: string, file: FileHandle) {
    this.#path = path
    this.#file = file
  }

  /** Where the file lies until it is whole. */
  get partialPath(): string {
    return partialOf(this.#path)
  }

  async write(text: string): Promise<void> {
    try {
      await this.#file.appendFile(text)
    } catch (error) {
      // Node does not say which file was being written
      throw error instanceof Error ? Object.assign(error, { path: this.#path }) : error
    }
  }

  /** Ends the writing and leaves the file where it is. */
  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#file.close()
  }

  /** Puts the file, or another in its stead, in its place. */
  async finish(finished = this.partialPath): Promise<void> {
    await this.close()
    await rename(finished, this.#path)
  }

  /** Takes away what an unfinished file leaves. */
  async dispose(): Promise<void> {
    await this.close()
    await rm(this.partialPath, { force: true })
  }
}

/** Where the file for this place lies until it is whole. */
export function partialOf(path: string): string {
  return `${path}.partial`
}

function notAFile(where: string) {
  return {
    kind: 'not-a-file',
    where,
    what: 'There is a folder here, or something else that is no file.',
    next: 'Name a file: in that folder, or in another place.',
  }
}
