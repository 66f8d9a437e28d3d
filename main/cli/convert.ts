/** `presnap convert`: CSV tables to Parquet. */
import { statSync } from 'node:fs'
import { Command } from 'commander'
import { ok, type Result } from '../../ml/base/result.ts'
import { type Converted, convertToParquet } from '../ingest/convert.ts'
import { type Invocation, runCommand } from './command.ts'
import { inLockedFolder } from './lockedFolder.ts'
import { progressOf } from './progress.ts'

export function convertCommand(): Command {
  return new Command('convert')
    .description(
      'Convert CSV tables (also .gz .zst .bz2 .xz .zip) to Parquet with zstd, without holding them in memory.',
    )
    .argument('<in>', 'a CSV file, or a folder or zip of them')
    .argument('<out>', 'the Parquet file, or the folder for several; files that are there are replaced')
    .addHelpText('after', '\nExample:\n  presnap convert tracking_week_1.csv.gz tracking_week_1.parquet')
    .action((from: string, to: string) =>
      runCommand((invocation) => {
        const work = () => runConvert({ from, to }, invocation)
        return isFolderOfTables(to) ? inLockedFolder(to, 'presnap convert', work) : work()
      }),
    )
}

/** Whether the tables go into a folder of this name, and not into one file. */
function isFolderOfTables(to: string): boolean {
  return !/\.(parquet|pq)$/i.test(to) || statSync(to, { throwIfNoEntry: false })?.isDirectory() === true
}

async function runConvert(
  { from, to }: { readonly from: string; readonly to: string },
  { signal, print }: Invocation,
): Promise<Result<null>> {
  const progress = progressOf('Converting')
  const converted = await convertToParquet(from, to, {
    signal,
    onProgress: ({ share, name }) => progress.update(share, name),
  })
  progress.finish()
  if (!converted.ok) return converted
  for (const table of converted.value) print(sentence(table))
  return ok(null)
}

function sentence({ from, to, rows, leftOut }: Converted): string {
  const others = leftOut.map((name) => `; ${name} is the same table and was left alone`).join('')
  return `${from} -> ${to} (${rows.toLocaleString('en-US')} rows)${others}`
}
