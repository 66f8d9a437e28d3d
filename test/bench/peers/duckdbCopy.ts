/** DuckDB's side of the ingest comparison: reads a tracking CSV and writes it as Parquet (zstd), and nothing else.
 *  Arguments: the CSV, the Parquet file, threads. Order is given up, which lets it go fastest. */
import { DuckDBInstance } from '@duckdb/node-api'

const [csv = '', parquet = '', threads = '2'] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', { threads, preserve_insertion_order: 'false' })
const connection = await instance.connect()
const from = `read_csv('${csv.replaceAll("'", "''")}', nullstr = ['NA', ''])`
await connection.run(
  `COPY (SELECT * FROM ${from}) TO '${parquet.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
)
connection.closeSync()
