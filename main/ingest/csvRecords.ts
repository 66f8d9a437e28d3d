/** A CSV record by record, each with its line, whatever is in the file: records of the wrong length, quotes that are never
 *  closed, lines of hundreds of megabytes. It takes more time than DuckDB and bounded memory, where DuckDB keeps every
 *  record that it refuses. */
import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import type { Delimiter } from './csv.ts'

/** A record of a file. It is the same object for all of them: take what you want of it before the next one comes. */
export interface CsvRecord {
  /** Its number among the records, the header being 0. Blank lines are no records. */
  readonly number: number
  /** The line in which it begins, from 1. */
  readonly line: number
  /** How many values it has. */
  readonly valueCount: number
  /** What keeps it from being used; its values are not to be believed then. */
  readonly fault: RecordFault | null
  /** A value, quotes taken off; empty where the record is too short. */
  value(index: number): string
  /** Whether it has the same bytes as the record before. */
  isRepeated(): boolean
}

/** `too-long`: more than `LONGEST_RECORD_BYTES`. `open-quote`: a quote that opens in it is never closed. */
export type RecordFault = 'too-long' | 'open-quote'

/** The longest row of a table that we know has 2 KB. */
export const LONGEST_RECORD_BYTES = 1 << 20

const CHUNK_BYTES = 1 << 20
const [LINE_FEED, RETURN, QUOTE] = [0x0a, 0x0d, 0x22]
/** What a spreadsheet on Windows writes unless it is told otherwise. */
const WINDOWS_1252 = new TextDecoder('windows-1252')
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])
/** Values whose places are kept; there is no table with more columns. */
const MOST_VALUES = 1 << 14

export interface CsvRecordOptions {
  readonly path: string
  readonly delimiter: Delimiter
  readonly signal: AbortSignal
}

/** Calls `onRecord` for every record, the header among them, until it gives false. A cancelled signal throws its reason. */
export async function eachCsvRecord(
  { path, delimiter, signal }: CsvRecordOptions,
  onRecord: (record: CsvRecord) => boolean | undefined,
): Promise<void> {
  const scanner = new CsvScanner(delimiter.charCodeAt(0), onRecord)
  const file = await open(path, 'r')
  try {
    for (;;) {
      signal.throwIfAborted()
      const { bytesRead } = await file.read(scanner.space())
      if (!scanner.take(bytesRead) || bytesRead === 0) return
    }
  } finally {
    await file.close()
  }
}

/** The lines (from 1) of some records of a CSV, by their numbers. */
export async function linesOfRecords(
  options: CsvRecordOptions,
  numbers: ReadonlySet<number>,
): Promise<Map<number, number>> {
  const lines = new Map<number, number>()
  if (numbers.size === 0) return lines
  await eachCsvRecord(options, ({ number, line }) => {
    if (numbers.has(number)) lines.set(number, line)
    return lines.size < numbers.size
  })
  return lines
}

class CsvScanner implements CsvRecord {
  number = 0
  line = 1
  valueCount = 0
  fault: RecordFault | null = null
  readonly #delimiter: number
  readonly #onRecord: (record: CsvRecord) => boolean | undefined
  readonly #bytes = Buffer.allocUnsafe(LONGEST_RECORD_BYTES + 2 * CHUNK_BYTES)
  /** Bytes in hand: from `#start`, where the record in hand begins, to `#end`. */
  #start = 0
  #end = 0
  readonly #starts = new Int32Array(MOST_VALUES)
  readonly #ends = new Int32Array(MOST_VALUES)
  readonly #areQuoted = new Uint8Array(MOST_VALUES)
  /** Where the bytes of the record end. */
  #recordEnd = 0
  #previous: Buffer = Buffer.alloc(0)
  #isRepeated = false
  /** The line of the next record. */
  #nextLine = 1
  #isFirst = true
  /** What is left of a record that is too long is passed over. */
  #isSkipping = false
  /** The last byte was a return: a line feed that follows belongs to it. */
  #isAfterReturn = false

  constructor(delimiter: number, onRecord: (record: CsvRecord) => boolean | undefined) {
    this.#delimiter = delimiter
    this.#onRecord = onRecord
  }

  /** Where the next bytes go. */
  space(): { buffer: Buffer; offset: number; length: number } {
    if (this.#start > 0) {
      this.#bytes.copyWithin(0, this.#start, this.#end)
      this.#end -= this.#start
      this.#start = 0
    }
    return { buffer: this.#bytes, offset: this.#end, length: CHUNK_BYTES }
  }

  /** Goes through the bytes that came; none means the end of the file. False when nobody wants more. */
  take(count: number): boolean {
    this.#end += count
    if (this.#isFirst && (this.#end >= BYTE_ORDER_MARK.length || count === 0)) {
      if (this.#bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) && this.#end >= 3) this.#start = 3
      this.#isFirst = false
    }
    const isLast = count === 0
    while (this.#start < this.#end) {
      if (this.#isSkipping) {
        if (!this.#skip()) return true
        continue
      }
      if (this.#passedBlank()) continue
      const isWhole = this.#scan({ withQuotes: true, isLast })
      if (isWhole) {
        if (!this.#give()) return false
        continue
      }
      if (!isLast && this.#end - this.#start <= LONGEST_RECORD_BYTES) return true
      if (!this.#giveBroken(isLast)) return false
    }
    return true
  }

  value(index: number): string {
    if (index >= this.valueCount || index >= MOST_VALUES) return ''
    const bytes = this.#bytes.subarray(this.#starts[index], this.#ends[index])
    // a table that is not in UTF-8 shows it where a name has an accent
    const text = isUtf8(bytes) ? bytes.toString() : WINDOWS_1252.decode(bytes)
    return this.#areQuoted[index] === 1 ? unquoted(text) : text
  }

  isRepeated(): boolean {
    return this.#isRepeated
  }

  /** Passes over a line break where a record could begin. */
  #passedBlank(): boolean {
    const byte = this.#bytes[this.#start]
    if (byte !== LINE_FEED && byte !== RETURN) {
      this.#isAfterReturn = false
      return false
    }
    if (byte === RETURN || !this.#isAfterReturn) this.#nextLine++
    this.#isAfterReturn = byte === RETURN
    this.#start++
    return true
  }

  /** Finds the values of the record in hand. False where the bytes end before it does. */
  #scan({ withQuotes, isLast }: { withQuotes: boolean; isLast: boolean }): boolean {
    const [bytes, delimiter, end] = [this.#bytes, this.#delimiter, this.#end]
    let [at, count] = [this.#start, 0]
    for (;;) {
      const start = at
      const isQuoted = withQuotes && at < end && bytes[at] === QUOTE
      if (isQuoted) {
        at = this.#quoteEnd(at + 1)
        if (at < 0) return false
      }
      while (at < end && bytes[at] !== delimiter && bytes[at] !== LINE_FEED && bytes[at] !== RETURN) at++
      if (at === end && !isLast) return false
      if (count < MOST_VALUES) {
        this.#starts[count] = start
        this.#ends[count] = at
        this.#areQuoted[count] = Number(isQuoted)
      }
      count++
      if (at < end && bytes[at] === delimiter) {
        at++
        continue
      }
      this.valueCount = count
      this.#recordEnd = at
      return true
    }
  }

  /** The place behind a quoted part that begins at `at`; -1 where the bytes end before the quote closes. Two quotes are
   *  one that stands inside. */
  #quoteEnd(at: number): number {
    let from = at
    for (;;) {
      const quote = this.#bytes.indexOf(QUOTE, from)
      if (quote < 0 || quote >= this.#end) return -1
      if (quote + 1 >= this.#end || this.#bytes[quote + 1] !== QUOTE) return quote + 1
      from = quote + 2
    }
  }

  /** Gives the record in hand, and goes on behind it. */
  #give(): boolean {
    this.line = this.#nextLine
    const record = this.#bytes.subarray(this.#start, this.#recordEnd)
    this.#isRepeated = record.equals(this.#previous)
    const goesOn = this.#onRecord(this) !== false
    if (!this.#isRepeated) {
      if (this.#previous.length === record.length) record.copy(this.#previous)
      else this.#previous = Buffer.from(record)
    }
    this.number++
    this.#nextLine += linesIn(record)
    this.#start = this.#recordEnd
    return goesOn
  }

  /** Gives a record whose end cannot be found, as one with a fault. */
  #giveBroken(isLast: boolean): boolean {
    // without its quotes it may end with its line
    const hasEnd = this.#scan({ withQuotes: false, isLast })
    this.fault = hasEnd ? 'open-quote' : 'too-long'
    if (!hasEnd) {
      this.#recordEnd = this.#end
      this.valueCount = 0
      this.#isSkipping = true
    }
    const goesOn = this.#give()
    this.fault = null
    return goesOn
  }

  /** Passes over what is left of a record that is too long. False where it goes on behind the bytes in hand. */
  #skip(): boolean {
    const bytes = this.#bytes.subarray(this.#start, this.#end)
    const [feed, back] = [bytes.indexOf(LINE_FEED), bytes.indexOf(RETURN)]
    const end = feed < 0 ? back : back < 0 ? feed : Math.min(feed, back)
    this.#start += end < 0 ? bytes.length : end
    this.#isSkipping = end < 0
    return end >= 0
  }
}

/** Line breaks within a record, as quotes can hold them. */
function linesIn(record: Buffer): number {
  let lines = 0
  for (let at = record.indexOf(LINE_FEED); at >= 0; at = record.indexOf(LINE_FEED, at + 1)) lines++
  return lines
}

/** A value that begins with a quote, without its quotes: what stands behind the closing one belongs to it. */
function unquoted(text: string): string {
  let value = ''
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (character !== '"') value += character
    else if (isQuoted && text[i + 1] === '"') {
      value += '"'
      i++
    } else if (!isQuoted && i > 0) value += '"'
    else isQuoted = !isQuoted
  }
  return value
}
