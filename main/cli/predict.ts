/** `presnap predict`: P(man) of every frame, in the seed's columns. */
import { Command, Option } from 'commander'
import { ok, type Result } from '../../ml/base/result.ts'
import { gameId } from '../../ml/football/ids.ts'
import { predictedPlays } from '../inference/predictLibrary.ts'
import { openLibrary } from '../library/database.ts'
import { type PredictionFormat, PredictionTable } from '../reports/predictionTable.ts'
import { fault, type Invocation, runCommand } from './command.ts'
import { type ModelOptions, modelOption, openModel, providerOption } from './modelOptions.ts'
import { libraryOption, wholeNumber } from './options.ts'
import { progressOf } from './progress.ts'

interface PredictCommandOptions extends ModelOptions {
  readonly game?: number
  readonly format: PredictionFormat
  readonly out: string
  readonly library: string
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
-1 where there is no label).

Example:
  presnap predict --game 2018091300 --format parquet --out bal-cin.parquet`,
    )
    .action((options: PredictCommandOptions) => runCommand((invocation) => runPredict(options, invocation)))
}

async function runPredict(options: PredictCommandOptions, { signal, say, print }: Invocation): Promise<Result<null>> {
  const library = openLibrary(options.library)
  if (!library.ok) return library
  const model = await openModel(options, say)
  if (!model.ok) return model
  const progress = progressOf('Predicting')
  const table = await PredictionTable.open(options.out, options.format)
  try {
    const game = options.game === undefined ? null : gameId(options.game)
    const onPlay = (done: number, total: number) => progress.update(done / total, `${done} of ${total} plays`)
    let plays = 0
    for await (const predicted of predictedPlays(library.value, { model: model.value, game, signal, onPlay })) {
      await table.add(predicted)
      plays++
    }
    progress.finish()
    if (plays === 0) return nothingToPredict(options)
    await table.finish()
    print(`${table.frames.toLocaleString('en-US')} frames of ${plays.toLocaleString('en-US')} plays in ${options.out}`)
    return ok(null)
  } finally {
    progress.finish()
    await table.dispose()
    await model.value.dispose()
    library.value.close()
  }
}

function nothingToPredict({ game, library }: PredictCommandOptions) {
  return fault('nothing-to-predict', {
    where: library,
    what: game === undefined ? 'No play here has tracking.' : `Game ${game} has no play with tracking here.`,
    next: 'presnap games lists the games that can be predicted.',
  })
}
