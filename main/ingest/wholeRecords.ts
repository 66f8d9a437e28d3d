/** Cuts a CSV of which the end is lost behind its last whole record. */
import { createReadStream } from 'node:fs'
import { truncate } from 'node:fs/promises'

const [LINE_FEED, RETURN, QUOTE] = [0x0a, 0x0d, 0x22]
const SEPARATORS: readonly number[] = [',', ';', '\t'].map((separator) => separator.charCodeAt(0))

export interface WholeRecords {
  /** Bytes that are left. */
  readonly size: number
  /** The line (from 1) in which the first record stood that is not whole. */
  readonly nextLine: number
}

/** Takes from the file at `path` what follows its last whole record. */
export async function keepWholeRecords(path: string): Promise<WholeRecords> {
  let kept: WholeRecords = { size: 0, nextLine: 1 }
  let offset = 0
  let line = 1
  let isQuoted = false
  // a quote opens a value only at its start; behind a closing one it is a quote inside of it
  let canOpen = true
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    for (const byte of chunk as Buffer) {
      offset++
      if (byte === LINE_FEED) line++
      if (isQuoted) {
        if (byte === QUOTE) isQuoted = false
        canOpen = true
      } else if (byte === LINE_FEED || byte === RETURN) {
        kept = { size: offset, nextLine: line }
        canOpen = true
      } else {
        isQuoted = byte === QUOTE && canOpen
        canOpen = SEPARATORS.includes(byte)
      }
    }
  }
  await truncate(path, kept.size)
  return kept
}
