/** How long a simulated week of about 1 GB takes from CSV and from Parquet to a complete library, as a multiple of what
 *  DuckDB alone takes to read that CSV and write Parquet, in turns. Arguments: --rounds=5 --games=16 --week=FOLDER (with
 *  csv/ and parquet/ in it: made when it is not there, and kept) */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { spread } from './rounds.ts'
import { type TimedRun, timedRun } from './timedProcess.ts'

const PRESNAP = join(import.meta.dirname, '../../out/main/cli/index.js')
const DUCKDB = join(import.meta.dirname, 'peers/duckdbCopy.ts')
const THREADS = '2'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    games: { type: 'string', default: '16' },
    week: { type: 'string' },
  },
})
const scratch = mkdtempSync(join(tmpdir(), 'presnap-bench-'))
try {
  await compare(await week(values.week ?? join(scratch, 'week')), Number(values.rounds))
} finally {
  rmSync(scratch, { recursive: true })
}

async function week(folder: string): Promise<string> {
  if (existsSync(join(folder, 'parquet'))) return folder
  mkdirSync(folder, { recursive: true })
  await timedRun(PRESNAP, ['simulate', '--games', values.games, '--seed', '1', '--out', join(folder, 'csv')])
  await timedRun(PRESNAP, ['convert', join(folder, 'csv'), join(folder, 'parquet')])
  return folder
}

async function compare(folder: string, rounds: number): Promise<void> {
  const csv = join(folder, 'csv', 'tracking_week_1.csv')
  const megabytes = Math.round(statSync(csv).size / 1e6)
  const library = join(scratch, 'library.presnap')
  const fresh = (from: string) => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${library}${suffix}`, { force: true })
    return timedRun(PRESNAP, ['import', join(folder, from), '--library', library])
  }
  const runs: Record<'duckdb' | 'csv' | 'parquet', TimedRun[]> = { duckdb: [], csv: [], parquet: [] }
  // the first round warms up the disk and does not count
  for (let round = 0; round <= rounds; round++) {
    const duckdb = await timedRun(DUCKDB, [csv, join(scratch, 'duckdb.parquet'), THREADS])
    const [fromCsv, fromParquet] = [await fresh('csv'), await fresh('parquet')]
    if (round === 0) continue
    runs.duckdb.push(duckdb)
    runs.csv.push(fromCsv)
    runs.parquet.push(fromParquet)
  }
  const secondsOf = (some: readonly TimedRun[]) => some.map((run) => run.seconds)
  say(`a week of ${megabytes} MB, ${rounds} rounds; DuckDB (${THREADS} threads), CSV to Parquet: ${text(runs.duckdb)}`)
  for (const from of ['csv', 'parquet'] as const) {
    const ratios = secondsOf(runs[from]).map((seconds, i) => seconds / (runs.duckdb[i]?.seconds ?? Number.NaN))
    say(`  import from ${from}: ${text(runs[from])}; ratio ${spread(ratios, 2)}`)
  }
}

function text(runs: readonly TimedRun[]): string {
  const memory = runs.flatMap(({ peakMemory_MB }) => peakMemory_MB ?? [])
  const seconds = spread(
    runs.map((run) => run.seconds),
    2,
  )
  return `${seconds} s${memory.length === 0 ? '' : `, at most ${Math.round(Math.max(...memory))} MB`}`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
