/** Other programs that read SQLite files, for the story in which they read a library that two windows write: found, or
 *  installed where that needs no question. */
import { spawnSync } from 'node:child_process'
import { installDebianPackages } from './debianPackages.ts'

const READERS: readonly string[] = ['sqlite3', 'python3']

/** Installs what is missing. Null where all of it is there, else a sentence that says what is left out. */
export function ensureSqliteReaders(): string | null {
  const missing = missingSqliteReaders()
  if (missing.length === 0) return null
  const what = 'The story of a library that other programs read'
  const { command } = installDebianPackages(missing, `${what} needs ${missing.join(' and ')}.`)
  const left = missingSqliteReaders()
  return left.length === 0 ? null : `${what} is left out: it needs ${left.join(' and ')}. To have it: sudo ${command}`
}

export function missingSqliteReaders(): string[] {
  return READERS.filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error !== undefined)
}
