/** Where rows stand in their file: asked only when there is something to report. */
import { createReadStream } from 'node:fs'
import { readCsv } from './csv.ts'
import { type DuckSession, sqlName, sqlText } from './duck.ts'
import type { RowKey } from './segment.ts'
import type { Table } from './sources.ts'

const LINE_FEED = 10

/** The line (from 1) in which each byte position of a text file lies. Positions must ascend. */
export async function linesAt(path: string, positions: readonly number[]): Promise<number[]> {
  const lines: number[] = []
  let line = 1
  let offset = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer
    let from = 0
    while (lines.length < positions.length && (positions[lines.length] as number) < offset + bytes.length) {
      const to = (positions[lines.length] as number) - offset
      line += count(bytes.subarray(from, to))
      from = to
      lines.push(line)
    }
    if (lines.length === positions.length) break
    line += count(bytes.subarray(from))
    offset += bytes.length
  }
  while (lines.length < positions.length) lines.push(line)
  return lines
}

/** The lines of a CSV, or the rows of a Parquet file, in which rows with these keys stand, in ascending order. */
export async function linesOfRows(
  session: DuckSession,
  at: { readonly table: Table; readonly path: string },
  keys: readonly RowKey[],
): Promise<Map<string, number[]>> {
  if (keys.length === 0) return new Map()
  const { columns, file } = at.table
  const number = (name: string | undefined) =>
    name === undefined ? '-1' : `coalesce(TRY_CAST(${sqlName(name)} AS DOUBLE), -1)`
  const key = [columns.gameId, columns.playId, columns.nflId, columns.frameId].map(number)
  const headerLines = file.format === 'csv' ? 1 : 0
  const wanted = keys.map((row) => `(${row.gameId}, ${row.playId}, ${row.nflId}, ${row.frameId})`)
  const rows = await session.rows(`
    SELECT line, g, p, n, f FROM (
      SELECT row_number() OVER () + ${headerLines} AS line, ${key.map((sql, i) => `${sql} AS ${'gpnf'[i]}`).join(', ')}
      FROM ${plainRows(at)}
    ) WHERE (g, p, n, f) IN (${wanted.join(', ')}) ORDER BY line`)
  const lines = new Map<string, number[]>()
  for (const { line, g, p, n, f } of rows) {
    const text = rowKeyText({ gameId: Number(g), playId: Number(p), nflId: Number(n), frameId: Number(f) })
    lines.set(text, [...(lines.get(text) ?? []), Number(line)])
  }
  return lines
}

export function rowKeyText({ gameId, playId, nflId, frameId }: RowKey): string {
  return `${gameId} ${playId} ${nflId} ${frameId}`
}

/** Every row in the order of the file, short ones too, so that their count is the line. */
function plainRows({ table, path }: { readonly table: Table; readonly path: string }): string {
  if (table.file.format === 'parquet') return `read_parquet(${sqlText(path)})`
  const types = table.header.map((name) => [name, 'VARCHAR'] as const)
  return readCsv({ path, delimiter: table.delimiter, types, keepShortRows: true })
}

function count(bytes: Buffer): number {
  let feeds = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) feeds++
  return feeds
}
