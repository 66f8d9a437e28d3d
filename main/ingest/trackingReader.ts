/** Reads one tracking table into the spool and reports what was wrong with its rows. */
import { PlayAssembler } from './assemble.ts'
import { lossProblem } from './badRows.ts'
import { readCarefully } from './carefulRows.ts'
import { type Chunk, DuckError, type DuckSession } from './duck.ts'
import { LocatedRows } from './locatedRows.ts'
import type { ProblemList } from './report.ts'
import type { Table } from './sources.ts'
import type { Spool } from './spool.ts'
import type { PlacedTable } from './tableRows.ts'
import { areSound, trackingQuery, trackingRows } from './trackingRows.ts'
import type { PlainFile } from './unpack.ts'

export interface TrackingReading {
  readonly session: DuckSession
  readonly spool: Spool
  readonly problems: ProblemList
  readonly signal: AbortSignal
  isKnown(gameId: number, playId: number): boolean
  /** Called as rows come in. */
  onRows(count: number): void
}

/** Reads the table. Returns the last play of a file of which the rest is lost: what is missing from it is no news.
 *
 *  DuckDB reads it, fast, as long as every row is sound. At the first one that is not the table is read from its beginning
 *  again, row by row: DuckDB does not tell what is wrong with a row in memory that is bounded. */
export async function readTracking(
  table: Table,
  plain: PlainFile,
  reading: TrackingReading,
): Promise<PlayNumbers | null> {
  const at = { table, path: plain.path }
  const progress = new Progress(reading.onRows)
  const fast = plain.loss !== null ? null : await readFast(at, reading, progress)
  const scan = fast ?? new Scan(at, reading)
  if (fast === null) {
    progress.restart()
    const { session, signal, problems } = reading
    const { assembler } = scan
    const onRows = (count: number) => progress.add(count)
    const rowCount = await readCarefully(at, { session, signal, problems, assembler, onRows })
    if (plain.loss !== null) problems.add(lossProblem(table, rowCount, plain.loss))
  }
  await scan.finish()
  return plain.loss === null ? null : scan.last
}

/** Reads the table with DuckDB; null, and nothing is left of it, where a row is not sound. */
async function readFast(at: PlacedTable, reading: TrackingReading, progress: Progress): Promise<Scan | null> {
  const { spool } = reading
  const before = spool.mark()
  const scan = new Scan(at, reading)
  const chunks = reading.session.stream(trackingQuery(at), reading.signal)
  try {
    for (;;) {
      const chunk = await nextChunk(chunks, reading.signal)
      if (chunk === 'end') return scan
      if (chunk === 'unreadable' || !scan.add(chunk)) {
        spool.rollBack(before)
        return null
      }
      progress.add(chunk.rowCount)
    }
  } finally {
    await chunks.return(undefined)
  }
}

/** The next rows. What DuckDB has to say of a row that it cannot read is not for people: they are told by line later. */
async function nextChunk(chunks: AsyncGenerator<Chunk>, signal: AbortSignal): Promise<Chunk | 'end' | 'unreadable'> {
  try {
    const next = await chunks.next()
    return next.done === true ? 'end' : next.value
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof DuckError)) throw error
    return 'unreadable'
  }
}

/** One reading of a table from its beginning to its end. */
class Scan {
  readonly assembler: PlayAssembler
  last: PlayNumbers | null = null
  readonly #at: PlacedTable
  readonly #reading: TrackingReading
  readonly #unknown = new UnknownPlays()

  constructor(at: PlacedTable, reading: TrackingReading) {
    this.#at = at
    this.#reading = reading
    const { table } = at
    this.assembler = new PlayAssembler(
      {
        isKnown: (gameId, playId) => {
          if (!reading.isKnown(gameId, playId)) return false
          this.last = { gameId, playId }
          return true
        },
        unknownPlay: (key, row) => this.#unknown.add(key, row),
        segment: (segment, rows) => reading.spool.add(segment, rows, table.file.name),
      },
      table.kind === 'trackingAfterThrow',
    )
  }

  /** Adds rows; false where one of them is not sound. */
  add(chunk: Chunk): boolean {
    let hasWrongText = false
    const rows = trackingRows(chunk, () => {
      hasWrongText = true
    })
    if (!areSound(rows)) return false
    this.assembler.add(rows)
    return !hasWrongText
  }

  async finish(): Promise<void> {
    this.assembler.finish()
    await this.#unknown.rows.report(this.#at.table.file.name, this.#at, this.#reading)
  }
}

/** Plays that are counted one by one; of more of them it is only said that there are more. */
const MOST_COUNTED_PLAYS = 1_000

class UnknownPlays {
  readonly rows = new LocatedRows()
  readonly #plays = new Set<string>()

  add({ gameId, playId }: PlayNumbers, row: number): void {
    if (this.#plays.size <= MOST_COUNTED_PLAYS) this.#plays.add(`${gameId} ${playId}`)
    const describe = () => {
      const count = this.#plays.size
      const number = count > MOST_COUNTED_PLAYS ? `more than ${MOST_COUNTED_PLAYS.toLocaleString('en-US')}` : count
      const play = `play ${playId} of game ${gameId}`
      const whose = count === 1 ? `of ${play}, which is` : `of ${number} plays (the first is ${play}) that are`
      const problem = `These rows are ${whose} not in the plays table. Add the plays table of the same download and import again.`
      return { problem, kept: 'all other plays' }
    }
    this.rows.add({ kind: 'unknown-play', column: null, row, describe })
  }
}

/** Tells of rows as they come in, and of those that are read a second time only once. */
class Progress {
  readonly #onRows: (count: number) => void
  #told = 0
  #read = 0

  constructor(onRows: (count: number) => void) {
    this.#onRows = onRows
  }

  restart(): void {
    this.#read = 0
  }

  add(count: number): void {
    this.#read += count
    if (this.#read <= this.#told) return
    this.#onRows(this.#read - this.#told)
    this.#told = this.#read
  }
}

interface PlayNumbers {
  readonly gameId: number
  readonly playId: number
}
