/** `presnap suspects`: the plays on which the read was fooled, and who fooled it. */
import { Command, InvalidArgumentError } from 'commander'
import { ok, type Result } from '../../ml/base/result.ts'
import { gameId } from '../../ml/football/ids.ts'
import { READ_THRESHOLD } from '../../ml/model/disguise.ts'
import { listSuspects } from '../inference/suspects.ts'
import { openLibrary } from '../library/database.ts'
import { type Invocation, runCommand } from './command.ts'
import { type ModelOptions, modelOption, openModel, providerOption } from './modelOptions.ts'
import { libraryOption, wholeNumber } from './options.ts'
import { progressOf } from './progress.ts'
import { suspectJson, suspectsTable } from './suspectsTable.ts'

interface SuspectsOptions extends ModelOptions {
  readonly game?: number
  readonly threshold: number
  readonly library: string
  readonly json: boolean
}

export function suspectsCommand(): Command {
  return new Command('suspects')
    .description('List disguises: plays read as man at the last look that were zone, and the other way round.')
    .option('--game <id>', 'only the plays of this game', wholeNumber(0))
    .option('--threshold <p>', 'P(man) from which the last look says man', probability, READ_THRESHOLD)
    .addOption(modelOption())
    .addOption(providerOption())
    .addOption(libraryOption())
    .option(
      '--json',
      'print JSON: {suspects: [{gameId, playId, kind, read, played, surprise, shift, revealTime, rise, tells, shares}]}',
      false,
    )
    .addHelpText(
      'after',
      `
read: P(man) at the last look (-0.1 s). surprise: bits. shift: distance of the reads at the last look and at +1.5 s,
0 to 1. revealTime: seconds after the snap until the read is right for good, null for never. rise: last look minus the
lowest P(man) before the snap. tells: changes of at least 0.10 within 0.5 s. shares: each defender's share of the read.
Plays without a label are judged by the read at +1.5 s, and "playedSource" says so.

Example:
  presnap suspects --game 2018091300 --json`,
    )
    .action((options: SuspectsOptions) => runCommand((invocation) => runSuspects(options, invocation)))
}

async function runSuspects(options: SuspectsOptions, { signal, say, print }: Invocation): Promise<Result<null>> {
  const library = openLibrary(options.library)
  if (!library.ok) return library
  const model = await openModel(options, say)
  if (!model.ok) return model
  const progress = progressOf('Reading plays')
  try {
    const game = options.game === undefined ? null : gameId(options.game)
    const onPlay = (done: number, total: number) => progress.update(done / total, `${done} of ${total} plays`)
    const { threshold } = options
    const suspects = await listSuspects(library.value, { model: model.value, game, threshold, signal, onPlay })
    progress.finish()
    print(options.json ? JSON.stringify({ suspects: suspects.map(suspectJson) }, null, 2) : suspectsTable(suspects))
    return ok(null)
  } finally {
    progress.finish()
    await model.value.dispose()
    library.value.close()
  }
}

function probability(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value < 1) return value
  throw new InvalidArgumentError('It must be a probability between 0 and 1, as in 0.5.')
}
