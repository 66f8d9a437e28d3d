/** Spoils CSV files value by value. */
import { readFileSync, writeFileSync } from 'node:fs'

/** Where a value stands; the header is line 1. */
export interface ValueAt {
  readonly line: number
  readonly column: string
  readonly value: string
}

/** Puts a value into a file. */
export function putValue(path: string, at: ValueAt): void {
  const lines = readFileSync(path, 'utf8').split('\n')
  putInLines(lines, at)
  writeFileSync(path, lines.join('\n'))
}

/** As `putValue`, into the lines of a file. */
export function putInLines(lines: string[], { line, column, value }: ValueAt): void {
  const index = lines[0]?.split(',').indexOf(column) as number
  // quoted values are one value, commas and all
  const values = (lines[line - 1] as string).match(/(?<=^|,)("[^"]*"|[^,]*)/g) ?? []
  values[index] = value
  lines[line - 1] = values.join(',')
}
