/** Games out of files, one by one, each complete: the way in for the library, for training and for evaluation. */
import { ok, type Result } from '../../ml/base/result.ts'
import type { GameId } from '../../ml/football/ids.ts'
import type { Game, Player } from '../../ml/football/play.ts'
import type { IncomingPlay } from '../library/playWriter.ts'
import { duringStep } from '../step.ts'
import { DuckSession, sqlPath } from './duck.ts'
import { type Metadata, readMetadata } from './metadata.ts'
import { MetadataReader } from './metadataReader.ts'
import { openedTable } from './openedTable.ts'
import { openSources } from './openInputs.ts'
import { PlayBuilder } from './playBuilder.ts'
import { loadPlayerPlays, playerPlaysOf } from './playerPlays.ts'
import type { ProblemList } from './report.ts'
import { makeScratch, removeScratch } from './scratch.ts'
import { ScratchFiles } from './scratchFiles.ts'
import type { DataSource, Table } from './sources.ts'
import { Spool } from './spool.ts'
import { attemptTable } from './tableAttempt.ts'
import { readTracking } from './trackingReader.ts'
import type { PlainFile } from './unpack.ts'

/** A game as one source has it, with its plays in order of their ids. */
export interface ReadGame {
  readonly source: DataSource
  readonly game: Game
  readonly players: ReadonlyMap<number, Player>
  readonly plays: readonly IncomingPlay[]
}

export interface ReadOptions {
  readonly problems: ProblemList
  readonly signal: AbortSignal
  /** How much of the tables has been read, from 0 to 1. */
  onRead?(share: number): void
}

/** Opens files to read games from. Dispose of the reader when done. Errors: `path-missing`, `nothing-to-read`,
 *  `missing-table`, `nothing-to-import`, and what stands in the way of the only file there is. */
export async function openGames(paths: readonly string[], options: ReadOptions): Promise<Result<GameReader>> {
  const scratch = await makeScratch()
  const session = await DuckSession.open({ scratch })
  const close = async () => {
    session.dispose()
    await removeScratch(scratch)
  }
  try {
    const reading = { ...options, session, scratch, files: new ScratchFiles(scratch), close }
    const sources = await openSources(paths, reading)
    if (!sources.ok) {
      await close()
      return sources
    }
    return ok(new GameReader(sources.value, reading))
  } catch (error) {
    await close()
    throw error
  }
}

interface Reading extends ReadOptions {
  readonly session: DuckSession
  readonly scratch: string
  readonly files: ScratchFiles
  close(): Promise<void>
}

export class GameReader {
  readonly sources: readonly DataSource[]
  readonly #reading: Reading
  readonly #bytes: number
  #bytesRead = 0
  #shareGiven = 0

  constructor(sources: readonly DataSource[], reading: Reading) {
    this.sources = sources
    this.#reading = reading
    this.#bytes = bytesOf(sources.flatMap((source) => source.tables))
  }

  /** How many of the games have been given out, from 0 to 1, a source counting as much as there is of it to read. */
  get shareGiven(): number {
    return this.#shareGiven
  }

  /** All games, source by source, in order of their ids. A cancelled signal throws its reason. */
  async *games(): AsyncGenerator<ReadGame> {
    for (const source of this.sources) yield* this.#gamesOf(source)
  }

  async dispose(): Promise<void> {
    await this.#reading.close()
  }

  async *#gamesOf(source: DataSource): AsyncGenerator<ReadGame> {
    const { problems, scratch, signal } = this.#reading
    const open = (table: Table) => openedTable(table, this.#reading)
    const metadata = await duringStep(`reading the tables of ${source.location}`, () =>
      readMetadata(source, new MetadataReader(this.#reading, open)),
    )
    const ofPlayers = source.tables.filter((table) => table.kind === 'playerPlays')
    await loadPlayerPlays(ofPlayers, { ...this.#reading, open })
    this.#addBytesRead(bytesOf(source.tables.filter((table) => !isTracking(table))))
    const spool = new Spool(scratch)
    try {
      const builder = new PlayBuilder({ source, metadata, spool, problems, signal })
      for (const table of source.tables.filter(isTracking)) {
        await duringStep(`reading ${table.file.name}`, () => this.#readTable(table, metadata, spool, builder))
        this.#addBytesRead(table.file.size)
      }
      const ids = [...metadata.plays.keys()].toSorted((a, b) => a - b)
      const before = this.#shareGiven
      const ofSource = bytesOf(source.tables) / this.#bytes
      for (const [i, id] of ids.entries()) {
        this.#reading.signal.throwIfAborted()
        this.#shareGiven = before + ofSource * ((i + 1) / ids.length)
        const game = metadata.games.get(id)
        if (game === undefined) builder.reportUnknownGame(id)
        else yield { source, game, players: metadata.players, plays: await this.#plays(builder, game, source) }
      }
      await builder.reportLeftOutRows(open, signal)
      builder.reportNotes()
    } finally {
      spool.dispose()
    }
  }

  async #plays(builder: PlayBuilder, game: Game, { location }: DataSource): Promise<IncomingPlay[]> {
    return duringStep(`building game ${game.gameId}`, async () => {
      const playerPlays = await playerPlaysOf(this.#reading, game.gameId, location)
      return builder.plays(game, playerPlays)
    })
  }

  async #readTable(table: Table, metadata: Metadata, spool: Spool, builder: PlayBuilder): Promise<void> {
    const plain = await openedTable(table, this.#reading)
    if (plain === null) return
    const before = spool.mark()
    const read = await attemptTable(table, this.#reading, () => this.#readPlain({ table, plain }, metadata, spool))
    // how far DuckDB comes in a file that it cannot read to its end is a matter of chance
    if (read === null) spool.rollBack(before)
    else if (read.cutPlay !== null) builder.expectGaps(read.cutPlay)
  }

  async #readPlain({ table, plain }: OpenedTable, metadata: Metadata, spool: Spool) {
    const rowsTotal = await expectedRows(this.#reading.session, table, plain)
    let rows = 0
    const cutPlay = await readTracking(table, plain, {
      ...this.#reading,
      spool,
      isKnown: (game, play) => metadata.plays.get(game as GameId)?.has(play) === true,
      onRows: (count) => {
        rows += count
        this.#report(table.file.size * Math.min(1, rows / rowsTotal))
      },
    })
    return { cutPlay }
  }

  #addBytesRead(bytes: number): void {
    this.#bytesRead += bytes
    this.#report(0)
  }

  /** Tells what has been read, with `bytes` of the table in hand. */
  #report(bytes: number): void {
    this.#reading.onRead?.((this.#bytesRead + bytes) / this.#bytes)
  }
}

interface OpenedTable {
  readonly table: Table
  readonly plain: PlainFile
}

export function isTracking(table: Table): boolean {
  return table.kind === 'tracking' || table.kind === 'trackingAfterThrow'
}

function bytesOf(tables: readonly Table[]): number {
  return tables.reduce((sum, table) => sum + table.file.size, 0)
}

/** About how many rows a table has: what Parquet says, or a CSV's size in rows of the usual length. */
async function expectedRows(session: DuckSession, table: Table, plain: PlainFile): Promise<number> {
  if (table.file.format === 'csv') return Math.max(1, plain.size / USUAL_ROW_BYTES)
  const [row] = await session.rows(
    `SELECT sum(num_rows)::DOUBLE AS rows FROM parquet_file_metadata(${sqlPath(plain.path)})`,
  )
  return Math.max(1, Number(row?.rows ?? 1))
}

/** A row of a tracking CSV, measured on the layouts of 2018 to 2025. */
const USUAL_ROW_BYTES = 120
