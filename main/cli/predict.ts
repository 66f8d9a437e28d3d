/** `presnap predict`: P(man) of every frame, in the seed's columns. */
import { Command, Option } from 'commander'
import { type Fault, faultText } from '../../ml/base/fault.ts'
import { ok } from '../../ml/base/result.ts'
import { gameId } from '../../ml/football/ids.ts'
import { predictedPlays } from '../prediction/predictLibrary.ts'
import { type PredictionFormat, PredictionTable } from '../reports/predictionTable.ts'
import { type Invocation, runCommand } from './command.ts'
import { modelOption, providerOption } from './modelOptions.ts'
import { libraryOption, wholeNumber } from './options.ts'
import { progressOf } from './progress.ts'
import { type Reading, type ReadingOptions, withReading } from './readingLibrary.ts'

interface PredictCommandOptions extends ReadingOptions {
  readonly format: PredictionFormat
  readonly out: string
}

export function predictCommand(): Command {
  return new Command('predict')
    .description('Predict man or zone for every frame of the library, or of one game, and write a table.')
    .option('--game <id>', 'only the plays of this game', wholeNumber(0))
    .addOption(new Option('--format <format>', 'what to write').choices(['csv', 'parquet']).default('csv'))
    .requiredOption('--out <file>', 'the table; one that is there is replaced')
    .addOption(modelOption())
    .addOption(providerOption())
    .addOption(libraryOption())
    .addHelpText(
      'after',
      `
Columns: frameUniqueId, uniqueId, frameId, zone_prob, man_prob, pred (1 man, 0 zone), actual (1 man, 0 zone,
-1 where there is no label). pred is man from 0.5 on. Reads are kept in the library: no play is read twice by one model.

Example:
  presnap predict --game 2018091300 --format parquet --out bal-cin.parquet`,
    )
    .action((options: PredictCommandOptions) =>
      runCommand((invocation) => withReading(options, invocation, writeTable), options.library),
    )
}

async function writeTable(
  { library, model, options }: Reading<PredictCommandOptions>,
  { signal, print, say }: Invocation,
) {
  const table = await PredictionTable.open(options.out, options.format)
  if (!table.ok) return table
  const progress = progressOf('Predicting')
  try {
    const game = options.game === undefined ? null : gameId(options.game)
    const onPlay = (done: number, total: number) => progress.update(done / total, `${done} of ${total} plays`)
    let plays = 0
    const onDamaged = (fault: Fault) => say(faultText(fault))
    for await (const predicted of predictedPlays(library, { model, game, signal, onPlay, onDamaged })) {
      if (!predicted.ok) return predicted
      await table.value.add(predicted.value)
      plays++
    }
    progress.finish()
    await table.value.finish()
    const { frames } = table.value
    print(`${frames.toLocaleString('en-US')} frames of ${plays.toLocaleString('en-US')} plays in ${options.out}`)
    return ok(null)
  } finally {
    progress.finish()
    await table.value.dispose()
  }
}
