/** The rows of a table one by one, as texts, with what is needed to find them again: of a CSV as of a Parquet file. */
import { eachCsvRecord, linesOfRecords, type RecordFault } from './csvRecords.ts'
import { type DuckSession, readParquet, sqlName } from './duck.ts'
import type { Table } from './sources.ts'
import type { ColumnName } from './tables.ts'

/** A table with its file, unpacked. */
export interface PlacedTable {
  readonly table: Table
  readonly path: string
}

export interface RowReading {
  readonly session: DuckSession
  readonly signal: AbortSignal
}

/** A row of a table. It is the same object for all of them: take what you want of it before the next one comes. */
export interface RawRow {
  /** Its number among the rows, from 1. */
  readonly number: number
  /** Line of a CSV (the header is line 1), row of a Parquet file (from 1). */
  readonly line: number
  readonly valueCount: number
  readonly fault: RecordFault | null
  /** The value of a column as it stands there; null where the table has no such column, or the row no such value. */
  text(column: ColumnName): string | null
  /** Whether the row before is the same. */
  isRepeated(): boolean
}

/** Calls `onRow` for every row until it gives false. A cancelled signal throws its reason. */
export function eachRow(
  at: PlacedTable,
  reading: RowReading,
  onRow: (row: RawRow) => boolean | undefined,
): Promise<void> {
  return at.table.file.format === 'csv' ? eachCsvRow(at, reading, onRow) : eachParquetRow(at, reading, onRow)
}

/** The lines of some rows, by their numbers. Of a Parquet file they are those numbers. */
export async function linesOfRows(
  { table, path }: PlacedTable,
  numbers: readonly number[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, number>> {
  if (table.file.format === 'parquet') return new Map(numbers.map((number) => [number, number]))
  return linesOfRecords({ path, delimiter: table.delimiter, signal }, new Set(numbers))
}

async function eachCsvRow(
  { table, path }: PlacedTable,
  { signal }: RowReading,
  onRow: (row: RawRow) => boolean | undefined,
): Promise<void> {
  const places = new Map(Object.entries(table.columns).map(([ours, name]) => [ours, table.header.indexOf(name)]))
  await eachCsvRecord({ path, delimiter: table.delimiter, signal }, (record) => {
    // the header
    if (record.number === 0) return true
    const text = (column: ColumnName) => {
      const place = places.get(column)
      return place === undefined ? null : record.value(place)
    }
    const { number, line, valueCount, fault } = record
    return onRow({ number, line, valueCount, fault, text, isRepeated: () => record.isRepeated() })
  })
}

async function eachParquetRow(
  { table, path }: PlacedTable,
  { session, signal }: RowReading,
  onRow: (row: RawRow) => boolean | undefined,
): Promise<void> {
  const columns = Object.entries(table.columns)
  const place = new Map(columns.map(([ours], place) => [ours, place]))
  const names = columns.map(([, name]) => sqlName(name))
  let number = 0
  for await (const chunk of session.stream(`SELECT ${names.join(', ')} FROM ${readParquet(path)}`, signal)) {
    const texts = columns.map((_, column) => chunk.texts(column))
    for (let i = 0; i < chunk.rowCount; i++) {
      number++
      const text = (column: ColumnName) => texts[place.get(column) ?? -1]?.(i) ?? null
      const valueCount = table.header.length
      const row = { number, line: number, valueCount, fault: null, text, isRepeated: () => false }
      if (onRow(row) === false) return
    }
  }
}
