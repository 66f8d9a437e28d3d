/** Where rows stand in their file: asked only when there is something to report. */
import { createReadStream } from 'node:fs'
import { type Delimiter, readCsv } from './csv.ts'
import { DuckError, type DuckSession, readParquet, sqlName } from './duck.ts'
import type { RowKey } from './segment.ts'
import type { Table } from './sources.ts'

const [LINE_FEED, RETURN, QUOTE] = [0x0a, 0x0d, 0x22]

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

/** The line (from 1) in which each record of a CSV begins, the header among them. Blank lines are no records, and a
 *  record has more lines than one where quotes hold line feeds: the reader of the file sees it the same way. */
export async function linesOfRecords(path: string, delimiter: Delimiter): Promise<number[]> {
  const lines: number[] = []
  await eachRecord(path, delimiter, (line) => lines.push(line))
  return lines
}

async function eachRecord(path: string, delimiter: Delimiter, onRecord: (line: number) => void): Promise<void> {
  const separator = delimiter.charCodeAt(0)
  let line = 1
  let isInRecord = false
  let isQuoted = false
  // a quote opens a value only at its start; behind a closing one it is a quote inside of it
  let canOpen = true
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    for (const byte of chunk as Buffer) {
      if (byte === LINE_FEED) line++
      if (isQuoted) {
        if (byte === QUOTE) isQuoted = false
        canOpen = true
      } else if (byte === LINE_FEED) {
        isInRecord = false
        canOpen = true
      } else if (isInRecord || byte !== RETURN) {
        if (!isInRecord) onRecord(line)
        isInRecord = true
        isQuoted = byte === QUOTE && canOpen
        canOpen = byte === separator
      }
    }
  }
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
  const wanted = keys.map((row) => `(${row.gameId}, ${row.playId}, ${row.nflId}, ${row.frameId})`)
  const query = `
    SELECT number, g, p, n, f FROM (
      SELECT row_number() OVER () AS number, ${key.map((sql, i) => `${sql} AS ${'gpnf'[i]}`).join(', ')}
      FROM ${plainRows(at)}
    ) WHERE (g, p, n, f) IN (${wanted.join(', ')}) ORDER BY number`
  const rows = await session.rows(query).catch(noneInBrokenFile)
  const numbers = new Set(rows.map((row) => Number(row.number)))
  const lineOf = file.format === 'csv' ? await linesOfNumbers(at.path, at.table.delimiter, numbers) : null
  const lines = new Map<string, number[]>()
  for (const { number, g, p, n, f } of rows) {
    const text = rowKeyText({ gameId: Number(g), playId: Number(p), nflId: Number(n), frameId: Number(f) })
    lines.set(text, [...(lines.get(text) ?? []), lineOf?.get(Number(number)) ?? Number(number)])
  }
  return lines
}

/** What cannot be read a second time is reported without its line. */
function noneInBrokenFile(error: unknown): [] {
  if (error instanceof DuckError) return []
  throw error
}

/** The lines of some rows of a CSV, by their number: the header is 0. */
async function linesOfNumbers(
  path: string,
  delimiter: Delimiter,
  numbers: ReadonlySet<number>,
): Promise<Map<number, number>> {
  const lines = new Map<number, number>()
  let number = 0
  await eachRecord(path, delimiter, (line) => {
    if (numbers.has(number)) lines.set(number, line)
    number++
  })
  return lines
}

export function rowKeyText({ gameId, playId, nflId, frameId }: RowKey): string {
  return `${gameId} ${playId} ${nflId} ${frameId}`
}

/** Every row in the order of the file, short ones too, so that their numbers are those of the records. */
function plainRows({ table, path }: { readonly table: Table; readonly path: string }): string {
  if (table.file.format === 'parquet') return readParquet(path)
  const types = table.header.map((name) => [name, 'VARCHAR'] as const)
  return readCsv({ path, delimiter: table.delimiter, types, keepShortRows: true })
}

function count(bytes: Buffer): number {
  let feeds = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) feeds++
  return feeds
}
