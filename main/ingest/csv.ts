/** How CSV files are read: which dialect a header shows, and what DuckDB must be told so that bad values come back
 *  with their line and column. */
import { sqlPath, sqlText } from './duck.ts'

export type Delimiter = ',' | ';' | '\t'

export interface CsvHeader {
  readonly names: readonly string[]
  readonly delimiter: Delimiter
}

/** The column names in the first line of a file's first bytes, or null for a file without one. */
export function csvHeader(bytes: Uint8Array): CsvHeader | null {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '')
  const line = text.split(/\r\n|\n|\r/, 1)[0] ?? ''
  if (line.trim() === '') return null
  const delimiter = DELIMITERS.toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ?? ','
  const names = line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
  return { names, delimiter }
}

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';']

export interface CsvOptions {
  readonly path: string
  readonly delimiter: Delimiter
  /** Each column of the file in order, with its DuckDB type. */
  readonly types: readonly (readonly [name: string, type: string])[]
  /** Words that stand for a missing value. */
  readonly missing?: readonly string[]
  /** Columns in which a missing value makes the row a bad one. */
  readonly neverMissing?: readonly string[]
  /** Rows with too few values are filled up with missing ones instead of being rejected. */
  readonly keepShortRows?: boolean
}

/** Bad rows that DuckDB keeps for the report; a file of nothing but rubbish must not fill the memory. */
export const REJECTS_LIMIT = 10_000

const REJECTING = ['store_rejects = true', `rejects_limit = ${REJECTS_LIMIT}`]

/** What DuckDB must not take from a file's name: a packing from its end, a column from a folder named "key=value". */
export const PLAIN_FILE = [`compression = 'none'`, 'hive_partitioning = false']

/** A `read_csv` call. Rows that do not fit go to DuckDB's tables of rejects, with their place. */
export function readCsv(options: CsvOptions): string {
  const { path, delimiter, types, missing = [], neverMissing = [] } = options
  const columns = types.map(([name, type]) => `${sqlText(name)}: '${type}'`).join(', ')
  const list = (words: readonly string[]) => `[${words.map(sqlText).join(', ')}]`
  const parameters = [
    sqlPath(path),
    ...PLAIN_FILE,
    'header = true',
    'auto_detect = false',
    `delim = ${sqlText(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    // mixed line ends with line feeds inside quotes are an error in the strict mode
    'strict_mode = false',
    ...(options.keepShortRows ? ['null_padding = true', 'parallel = false'] : REJECTING),
    `columns = {${columns}}`,
    ...(missing.length === 0 ? [] : [`nullstr = ${list(missing)}`]),
    ...(neverMissing.length === 0 ? [] : [`force_not_null = ${list(neverMissing)}`]),
  ]
  return `read_csv(${parameters.join(', ')})`
}

/** The values of one line of a CSV, quotes taken off. */
export function csvValues(line: string, delimiter: Delimiter): string[] {
  const values: string[] = []
  let value = ''
  let isQuoted = false
  for (let i = 0; i < line.length; i++) {
    const character = line[i] as string
    if (character === '"' && isQuoted && line[i + 1] === '"') {
      value += '"'
      i++
    } else if (character === '"') isQuoted = !isQuoted
    else if (character === delimiter && !isQuoted) {
      values.push(value)
      value = ''
    } else value += character
  }
  return [...values, value.replace(/[\r\n]+$/, '')]
}
