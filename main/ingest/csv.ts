/** How CSV files are read: which dialect a header shows, and what DuckDB must be told. */
import { sqlPath, sqlText } from './duck.ts'

export type Delimiter = ',' | ';' | '\t'

export interface CsvHeader {
  /** A name a column, no two alike: what has none of its own, or that of another column, is named by its place. */
  readonly names: readonly string[]
  /** The names as they stand in the file. */
  readonly ownNames: readonly string[]
  readonly delimiter: Delimiter
  readonly encoding: 'utf-8' | 'utf-16'
}

/** The column names in the first line of a file's first bytes, or null for a file without one. */
export function csvHeader(bytes: Uint8Array): CsvHeader | null {
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '')
  const line = firstRecord(text)
  if (line.trim() === '') return null
  const width = (delimiter: Delimiter) => csvValues(line, delimiter).length
  const delimiter = DELIMITERS.toSorted((a, b) => width(b) - width(a))[0] ?? ','
  const ownNames = csvValues(line, delimiter).map((name) => name.trim())
  return { names: distinctNames(ownNames), ownNames, delimiter, encoding: encoding === 'utf-8' ? encoding : 'utf-16' }
}

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';']

type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** Without a mark at its start, UTF-16 shows in the zeros beside plain letters. */
function encodingOf(bytes: Uint8Array): TextEncoding {
  const [first = 1, second = 1] = bytes
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return 'utf-8'
}

/** The first line; line breaks inside quotes belong to it. */
function firstRecord(text: string): string {
  return /^(?:"(?:[^"]|"")*"|[^"\r\n]|")*/.exec(text)?.[0] ?? ''
}

/** Names that DuckDB can tell apart: it takes upper and lower case for the same, and none for an error. */
export function distinctNames(ownNames: readonly string[]): string[] {
  const taken = new Set<string>()
  return ownNames.map((ownName, i) => {
    const name = ownName.replaceAll('\0', '\uFFFD')
    const place = `column ${i + 1}`
    const candidates = name === '' ? [place] : [name, `${name} (${place})`]
    const distinct = candidates.find((candidate) => !taken.has(candidate.toLowerCase())) ?? `${place} of the file`
    taken.add(distinct.toLowerCase())
    return distinct
  })
}

export interface CsvOptions {
  readonly path: string
  readonly delimiter: Delimiter
  /** Each column of the file in order, with its DuckDB type. */
  readonly types: readonly (readonly [name: string, type: string])[]
  /** Words that stand for a missing value. */
  readonly missing?: readonly string[]
}

/** What DuckDB must not take from a file's name: a packing from its end, a column from a folder named "key=value". */
export const PLAIN_FILE = [`compression = 'none'`, 'hive_partitioning = false']

/** A `read_csv` call. It fails at the first row that does not fit: DuckDB can pass over such rows, but then keeps what it
 *  has to say of each of them in memory, 700 bytes a row. */
export function readCsv(options: CsvOptions): string {
  const { path, delimiter, types, missing = [] } = options
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
    // otherwise DuckDB drops what a row has more than the header, and what stands before it has moved by then
    'strict_mode = true',
    `columns = {${columns}}`,
    ...(missing.length === 0 ? [] : [`nullstr = ${list(missing)}`]),
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
