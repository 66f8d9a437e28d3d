/** Whether the tables of a library are those that Presnap made: asked before any other statement runs on it, since what
 *  looks like a table may be a view that never ends, and a trigger would run whenever something is stored. */
import Database from 'better-sqlite3'
import { type Migration, migrate, versionOf } from './migrate.ts'

/** A sentence about what is wrong with the tables for the version that the library says it has; null where nothing is.
 *  Ordinary tables and indexes of other names are let be: nothing of them is ever read. */
export function schemaFlaw(database: Database.Database, migrations: readonly Migration[]): string | null {
  const version = versionOf(database)
  const objects = objectsOf(database)
  const active = objects.find(({ type, sql }) => type === 'view' || type === 'trigger' || VIRTUAL.test(sql ?? ''))
  if (active !== undefined) return `"${active.name}" is ${kindOf(active)}, and a library has none.`
  const expected = tablesAt(version, migrations)
  const later = [...tablesAt(Number.POSITIVE_INFINITY, migrations).keys()].find(
    (name) => !expected.has(name) && objects.some((object) => object.name === name),
  )
  if (later !== undefined) return `"${later}" is not a table of version ${version}.`
  for (const [name, columns] of expected) {
    if (!objects.some((object) => object.type === 'table' && object.name === name))
      return `There is no table "${name}".`
    if (columnsOf(database, name) !== columns) return `The table "${name}" has other columns.`
  }
  return null
}

interface SchemaObject {
  readonly type: string
  readonly name: string
  readonly sql: string | null
}

const VIRTUAL = /^\s*CREATE\s+VIRTUAL\b/i

function kindOf({ type }: SchemaObject): string {
  return type === 'table' ? 'a virtual table' : `a ${type}`
}

function objectsOf(database: Database.Database): SchemaObject[] {
  return database.prepare('SELECT type, name, sql FROM sqlite_schema').all() as SchemaObject[]
}

/** The tables that the migrations up to a version make, each with its columns. */
function tablesAt(version: number, migrations: readonly Migration[]): ReadonlyMap<string, string> {
  const model = new Database(':memory:')
  try {
    migrate(
      model,
      migrations.filter((migration) => migration.version <= version),
    )
    const tables = objectsOf(model).filter(({ type }) => type === 'table')
    return new Map(tables.map(({ name }) => [name, columnsOf(model, name)]))
  } finally {
    model.close()
  }
}

/** A table's columns in order, as one text: name, type, whether it may be null, its place in the primary key, and whether
 *  it is computed. */
function columnsOf(database: Database.Database, table: string): string {
  const columns = database
    .prepare('SELECT name, type, "notnull", pk, hidden FROM pragma_table_xinfo(?)')
    .raw()
    .all(table)
  return JSON.stringify(columns)
}
