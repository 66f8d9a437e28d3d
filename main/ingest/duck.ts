/** DuckDB as this project uses it: one in-memory session that reads files and never holds more than a bounded part. */
import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBResult,
  type DuckDBVector,
} from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'

/** Reading a file needs read buffers and little else; sorts and joins spill into the scratch folder past this. */
const MEMORY_LIMIT = '300MB'
/** Enough rows ahead that DuckDB's threads go on while JavaScript works on the last ones. */
const READ_AHEAD = '48MB'

/** Often enough for a bar to move. */
const WATCH_MS = 50

/** DuckDB would fetch extensions from its maker's server, and run those that lie in the user's home folder, where a file
 *  seems to need one (an encrypted Parquet file, a path that looks like an address). All that is needed is built in. */
const NOTHING_FROM_OUTSIDE = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_persistent_secrets: 'false',
  // the bytes of a file must not stand for another of the same name
  enable_external_file_cache: 'false',
}

export interface DuckOptions {
  /** An empty folder for what does not fit into memory. */
  readonly scratch: string
  readonly threads?: number
}

/** What DuckDB says of a query that it cannot answer: mostly of the file that the query reads. */
export class DuckError extends Error {}

/** A session. What DuckDB throws comes out as a `DuckError`, and a full disk as the file system would say it. */
export class DuckSession {
  static async open({ scratch, threads = 2 }: DuckOptions): Promise<DuckSession> {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(threads),
      memory_limit: MEMORY_LIMIT,
      temp_directory: scratch,
      ...NOTHING_FROM_OUTSIDE,
      home_directory: scratch,
    })
    const connection = await instance.connect()
    await connection.run(`SET streaming_buffer_size = '${READ_AHEAD}'`)
    return new DuckSession(instance, connection)
  }

  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance
    this.#connection = connection
  }

  async run(sql: string): Promise<void> {
    await orDuckError(this.#connection.run(sql))
  }

  /** All rows, each value as DuckDB's JSON form gives it: numbers, or text for anything larger. */
  async rows(sql: string): Promise<Record<string, unknown>[]> {
    const reader = await orDuckError(this.#connection.runAndReadAll(sql))
    return reader.getRowObjectsJson()
  }

  /** As `rows`, for a statement that takes long: `onShare` is told now and then how much of its input has been read,
   *  from 0 to 1. */
  async rowsWatched(sql: string, onShare: (share: number) => void): Promise<Record<string, unknown>[]> {
    await this.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false')
    const watch = setInterval(() => {
      const { percentage } = this.#connection.progress
      // negative where DuckDB does not know
      if (percentage >= 0) onShare(Math.min(1, percentage / 100))
    }, WATCH_MS)
    try {
      return await this.rows(sql)
    } finally {
      clearInterval(watch)
    }
  }

  /** The rows chunk by chunk, the next chunk being fetched while this one is in hand. */
  async *stream(sql: string, signal: AbortSignal): AsyncGenerator<Chunk> {
    const result = await orDuckError(this.#connection.stream(sql))
    let next = fetchFrom(result)
    try {
      for (;;) {
        const chunk = await next
        signal.throwIfAborted()
        if (chunk === null || chunk.rowCount === 0) return
        next = fetchFrom(result)
        yield new Chunk(chunk)
      }
    } finally {
      this.#connection.interrupt()
      await next.catch(() => null)
    }
  }

  /** Stops what is running; it fails then. */
  interrupt(): void {
    this.#connection.interrupt()
  }

  dispose(): void {
    this.#connection.closeSync()
    this.#instance.closeSync()
  }
}

/** Some rows as columns. Numbers are views into DuckDB's memory, good until the next chunk; nulls must have been
 *  replaced in SQL. */
export class Chunk {
  readonly #chunk: DuckDBDataChunk
  readonly rowCount: number

  constructor(chunk: DuckDBDataChunk) {
    this.#chunk = chunk
    this.rowCount = chunk.rowCount
  }

  /** An INTEGER column. */
  integers(column: number): Int32Array {
    const bytes = this.#bytes(column, Int32Array.BYTES_PER_ELEMENT)
    return new Int32Array(bytes.buffer, bytes.byteOffset, this.rowCount)
  }

  /** A DOUBLE column. */
  doubles(column: number): Float64Array {
    const bytes = this.#bytes(column, Float64Array.BYTES_PER_ELEMENT)
    return new Float64Array(bytes.buffer, bytes.byteOffset, this.rowCount)
  }

  /** A column of any type, decoded to text value by value, and only where it is looked at. */
  texts(column: number): (row: number) => string | null {
    let vector: DuckDBVector | null = null
    return (row) => {
      try {
        vector ??= this.#chunk.getColumnVector(column)
        const value = vector.getItem(row)
        return value === null ? null : String(value)
      } catch (cause) {
        // a value that its type cannot have, such as a date beyond all calendars
        throw new DuckError(cause instanceof Error ? cause.message : String(cause), { cause })
      }
    }
  }

  #bytes(column: number, bytesPerValue: number): Uint8Array {
    const vector = duckdb.data_chunk_get_vector(this.#chunk.chunk, column)
    return duckdb.vector_get_data(vector, this.rowCount * bytesPerValue)
  }
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** The path of a file to read, as an SQL literal. DuckDB takes such a path for a pattern: what would match other files
 *  stands for itself here. */
export function sqlPath(path: string): string {
  return sqlText(path.replace(/[[*?{]/g, (character) => `[${character}]`))
}

/** A Parquet file to select from. Folders named "key=value" do not become columns. */
export function readParquet(path: string): string {
  return `read_parquet(${sqlPath(path)}, hive_partitioning = false)`
}

/** A column's name as SQL takes it. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function fetchFrom(result: DuckDBResult): Promise<DuckDBDataChunk | null> {
  const next = orDuckError(result.fetchChunk())
  // a failure is taken up by whoever awaits it next, which may be later than Node waits for that
  next.catch(() => null)
  return next
}

async function orDuckError<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    // DuckDB tells of a full disk in words only
    const path = /(?:"([^"]+)": )?(?:no space left|disk quota exceeded)/i.exec(message)
    if (path !== null) throw Object.assign(new Error(message, { cause }), { code: 'ENOSPC', path: path[1] })
    throw new DuckError(message, { cause })
  }
}
