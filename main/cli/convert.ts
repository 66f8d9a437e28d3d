/** `presnap convert`: CSV tables to Parquet. */
import { Command } from 'commander'
import { ok } from '../../ml/base/result.ts'
import { convertToParquet } from '../ingest/convert.ts'
import { runCommand } from './command.ts'
import { progressOf } from './progress.ts'

export function convertCommand(): Command {
  return new Command('convert')
    .description(
      'Convert CSV tables (also .gz .zst .bz2 .xz .zip) to Parquet with zstd, without holding them in memory.',
    )
    .argument('<in>', 'a CSV file, or a folder or zip of them')
    .argument('<out>', 'the Parquet file, or the folder for several')
    .addHelpText('after', '\nExample:\n  presnap convert tracking_week_1.csv.gz tracking_week_1.parquet')
    .action((from: string, to: string) =>
      runCommand(async ({ signal, print }) => {
        const progress = progressOf('Converting')
        const converted = await convertToParquet(from, to, {
          signal,
          onFile: ({ name, index, count }) => progress.update(index / count, name),
        })
        progress.finish()
        if (!converted.ok) return converted
        for (const { from, to, rows } of converted.value)
          print(`${from} -> ${to} (${rows.toLocaleString('en-US')} rows)`)
        return ok(null)
      }),
    )
}
