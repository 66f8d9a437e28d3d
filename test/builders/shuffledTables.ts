/** The tables of a folder with their rows in another order, and tracking split over several files. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of each table of a folder, by the file's name. */
export type Tables = ReadonlyMap<string, string>

export function tablesIn(folder: string): Tables {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** Replaces everything in the folder by the tables. */
export function writeTables(folder: string, tables: Tables): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  for (const [name, text] of tables) writeFileSync(join(folder, name), text)
}

/** Every table with its rows as `order` puts them; the header stays where it is. Rows must be lines. */
export function reordered(tables: Tables, order: (rows: readonly string[]) => readonly string[]): Tables {
  return new Map([...tables].map(([name, text]) => [name, withRows(text, order(rowsOf(text)))]))
}

/** The tables with the rows of each tracking table dealt out to `count` files: `fileOf` says which. */
export function split(tables: Tables, count: number, fileOf: (row: number) => number): Tables {
  const parts = [...tables].flatMap(([name, text]): [string, string][] => {
    if (!name.startsWith('tracking')) return [[name, text]]
    const rows = rowsOf(text)
    const files = rows.map((_, row) => fileOf(row))
    return Array.from({ length: count }, (_, file) => [
      name.replace('.csv', `_part_${file}.csv`),
      withRows(
        text,
        rows.filter((_, row) => files[row] === file),
      ),
    ])
  })
  return new Map(parts)
}

function rowsOf(text: string): string[] {
  return text.trimEnd().split('\n').slice(1)
}

function withRows(text: string, rows: readonly string[]): string {
  return `${[text.split('\n', 1)[0], ...rows].join('\n')}\n`
}
