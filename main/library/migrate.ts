/** Brings a library up to date, one numbered step at a time, with a copy of the file before each. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { first } from './migrations/001-first.ts'
import { fullness } from './migrations/002-fullness.ts'
import { filmRoom } from './migrations/003-film-room.ts'
import { coverages } from './migrations/004-coverages.ts'
import { soundPredictions } from './migrations/005-sound-predictions.ts'
import { dropbacks } from './migrations/006-dropbacks.ts'

/** One step; `version` is the library's version after it. */
export interface Migration {
  readonly version: number
  readonly sql: string
  /** Functions of one value that the SQL calls, by name. */
  readonly functions?: Readonly<Record<string, (value: unknown) => number>>
}

export const MIGRATIONS: readonly Migration[] = [first, fullness, filmRoom, coverages, soundPredictions, dropbacks]

export function versionOf(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number
}

/** Runs the steps that the library has not seen, each in a transaction of its own. Before each step on a library
 *  that has anything in it, the file is copied to `<path>.before-version-N`; a step that fails leaves the library as
 *  it was. */
export function migrate(database: Database.Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const isNew = versionOf(database) === 0
  for (const migration of migrations) {
    if (migration.version <= versionOf(database)) continue
    if (!isNew) backUp(database, `${database.name}.before-version-${migration.version}`)
    const step = database.transaction(() => {
      // another program may have made it while this one waited
      if (migration.version <= versionOf(database)) return
      for (const [name, run] of Object.entries(migration.functions ?? {})) {
        database.function(name, { deterministic: true, directOnly: true }, run)
      }
      database.exec(migration.sql)
      database.pragma(`user_version = ${migration.version}`)
    })
    step.immediate()
  }
}

function backUp(database: Database.Database, path: string): void {
  // an earlier try at this step made the copy already, from the same version
  if (existsSync(path)) return
  const partial = `${path}.${process.pid}.partial`
  try {
    rmSync(partial, { force: true })
    database.prepare('VACUUM INTO ?').run(partial)
    // where another program copied meanwhile, it may have gone on, and this is a copy of what came after
    if (!existsSync(path)) renameSync(partial, path)
  } finally {
    // a copy that was cut short must not stand for one
    rmSync(partial, { force: true })
  }
}
