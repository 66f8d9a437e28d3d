/** Comma-separated values as records (RFC 4180): values in quotes may hold commas, quotes and line breaks. */
import { failed, ok, type Result } from '../ml/base/result.ts'

export interface CsvRecord {
  /** Where the record begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Why a text is no CSV, and in which line. */
export interface CsvFlaw {
  readonly line: number
  readonly what: string
}

/** All records of a text. Line ends are those of any system; a byte order mark and empty lines are left out. */
export function csvRecords(text: string): Result<CsvRecord[], CsvFlaw> {
  const records: CsvRecord[] = []
  let cells: string[] = []
  let line = 1
  let startLine = 1
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const cell = cellAt(text, at)
    if (cell === null)
      return failed({ line: startLine, what: 'A quotation mark is missing, or stands within a value.' })
    cells.push(cell.value)
    line += cell.lineBreaks
    at = cell.end
    const separator = text[at]
    at += separator === '\r' && text[at + 1] === '\n' ? 2 : 1
    if (separator === ',') {
      // a comma at the very end has an empty value behind it
      if (at < text.length) continue
      cells.push('')
    }
    const isEmptyLine = cells.length === 1 && cell.value === '' && !cell.isQuoted
    if (!isEmptyLine) records.push({ line: startLine, cells })
    cells = []
    line += 1
    startLine = line
  }
  return ok(records)
}

interface Cell {
  readonly value: string
  /** Where the separator behind it is, or the end of the text. */
  readonly end: number
  readonly lineBreaks: number
  readonly isQuoted: boolean
}

const BARE = /[^",\r\n]*/y
const QUOTED = /"([^"]*(?:""[^"]*)*)"/y
const LINE_BREAK = /\r\n|\r|\n/g

/** The cell that begins at `start`; null where its quotation marks are wrong. */
function cellAt(text: string, start: number): Cell | null {
  const isQuoted = text[start] === '"'
  const pattern = isQuoted ? QUOTED : BARE
  pattern.lastIndex = start
  const match = pattern.exec(text)
  if (match === null) return null
  const end = start + match[0].length
  if (end < text.length && !',\r\n'.includes(text[end] as string)) return null
  const value = isQuoted ? (match[1] as string).replaceAll('""', '"') : match[0]
  return { value, end, isQuoted, lineBreaks: isQuoted ? (value.match(LINE_BREAK)?.length ?? 0) : 0 }
}
