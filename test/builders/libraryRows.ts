/** Everything in a library, row by row, to hold two of them against each other. */
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'

/** All rows of all tables, in the order of their keys; blobs as hexadecimal text. */
export function libraryRows(path: string): Record<string, unknown[]> {
  const database = new Database(path, { readonly: true })
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[]
  const rows = tables.map((table) => {
    const columns = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]
    const all = database.prepare(`SELECT * FROM ${table} ORDER BY ${columns.join(', ')}`).all() as Record<
      string,
      unknown
    >[]
    return [
      table,
      all.map((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : value))),
    ] as const
  })
  database.close()
  return Object.fromEntries(rows)
}

/** "ok" for a library in which SQLite finds no damage. */
export function integrity(path: string): unknown {
  const database = new Database(path)
  const verdict = database.pragma('integrity_check', { simple: true })
  const orphans = database.pragma('foreign_key_check') as unknown[]
  database.close()
  return orphans.length === 0 ? verdict : orphans
}

/** How many rows a table has of a library that another process may be making just now; 0 before there is one. */
export function storedCount(path: string, table: string): number {
  if (!existsSync(path)) return 0
  let database: Database.Database | null = null
  try {
    database = new Database(path, { readonly: true })
    return database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  } catch (error) {
    // it has no tables yet, or is being set up
    if (error instanceof Database.SqliteError) return 0
    throw error
  } finally {
    database?.close()
  }
}
