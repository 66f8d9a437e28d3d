/** Input files under names of our own in the scratch folder: DuckDB reads meaning into the names of files (patterns,
 *  packings, columns from folders), and a user's path is data. */
import { constants, copyFile, link, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Gives each file a name that no file had before it, and keeps one file at a time: unpacked, they are large. */
export class ScratchFiles {
  readonly #folder: string
  #count = 0
  #last: string | null = null

  /** The folder is the caller's to remove. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** A path where there is no file yet. What lay at the one before is removed. */
  async next(extension: string): Promise<string> {
    if (this.#last !== null) await rm(this.#last, { force: true })
    this.#last = join(this.#folder, `table-${++this.#count}.${extension}`)
    return this.#last
  }
}

/** Makes `path` another name for the file at `target`. Errors: what the file system says where the file cannot even be
 *  copied. */
export async function nameAgain(target: string, path: string): Promise<void> {
  try {
    await symlink(target, path)
  } catch {
    // Windows lets few users make symbolic links, and hard links only on one disk
    await link(target, path).catch(() => copyFile(target, path, constants.COPYFILE_FICLONE))
  }
}
