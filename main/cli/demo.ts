/** `presnap demo`: the main job on a game that never was, for whoever has no data yet. */
import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { type Fault, faultText } from '../../ml/base/fault.ts'
import { ok, type Result } from '../../ml/base/result.ts'
import { gameId } from '../../ml/football/ids.ts'
import { READ_THRESHOLD } from '../../ml/model/disguise.ts'
import type { InferenceThread } from '../inference/inferenceThread.ts'
import { listSuspects, type Suspect } from '../inference/suspects.ts'
import { importGames } from '../ingest/importGames.ts'
import { type LibraryWriter, openLibrary } from '../library/database.ts'
import { userFolder } from '../places.ts'
import { predictedPlays } from '../prediction/predictLibrary.ts'
import { PredictionTable } from '../reports/predictionTable.ts'
import { DEMO_FOLDER, demoGame } from '../simulation/demoGame.ts'
import { writeBigDataBowl } from '../simulation/writeBigDataBowl.ts'
import { type Invocation, runCommand } from './command.ts'
import { inLockedFolder } from './lockedFolder.ts'
import { type ModelOptions, modelOption, openModel, providerOption } from './modelOptions.ts'
import { libraryOption } from './options.ts'
import { progressOf } from './progress.ts'
import { suspectsJson, suspectsTable } from './suspectsTable.ts'

interface DemoOptions extends ModelOptions {
  readonly library: string
  readonly out: string
}

export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'Simulate a game, import it, read every frame of it, and list the plays on which a disguise fooled the read.',
    )
    .addOption(new Option('--out <folder>', 'where the game and the results go').default(join(userFolder(), 'demo')))
    .addOption(modelOption())
    .addOption(providerOption())
    .addOption(libraryOption())
    .addHelpText(
      'after',
      `
The teams, the players and the game are invented; it is the same game every time. In --out the folder ${DEMO_FOLDER},
predictions.csv and suspects.json are made anew, and the game stays in the library.

Example:
  presnap demo`,
    )
    .action((options: DemoOptions) => runCommand((invocation) => runDemo(options, invocation), options.library))
}

async function runDemo(options: DemoOptions, invocation: Invocation): Promise<Result<null>> {
  return inLockedFolder(options.out, 'presnap demo', () => demoInto(options, invocation))
}

async function demoInto(options: DemoOptions, { signal, say, print }: Invocation): Promise<Result<null>> {
  const folder = resolve(options.out)
  const library = openLibrary(options.library)
  if (!library.ok) return library
  const model = await openModel(options, say)
  if (!model.ok) {
    library.value.close()
    return model
  }
  try {
    const simulated = demoGame()
    const game = join(folder, DEMO_FOLDER)
    await rm(game, { recursive: true, force: true })
    const written = await writeBigDataBowl(game, [simulated], { signal })
    const { visitorTeam, homeTeam, gameId: id } = simulated.game
    say(`${visitorTeam} at ${homeTeam}, a simulated game: ${written.plays} plays, ${written.frames} frames.`)
    const imported = await importGames(library.value, [game], { signal })
    if (!imported.ok) return imported
    const predictions = join(folder, 'predictions.csv')
    const onDamaged = (fault: Fault) => say(faultText(fault))
    const predicted = await predict(library.value, model.value, { game: id, path: predictions, signal, onDamaged })
    if (!predicted.ok) return predicted
    const wanted = { model: model.value, game: id, threshold: READ_THRESHOLD, signal, onDamaged }
    const found = await listSuspects(library.value, wanted)
    if (!found.ok) return found
    const suspects = join(folder, 'suspects.json')
    await writeFile(suspects, `${JSON.stringify(suspectsJson(found.value), null, 2)}\n`)
    print(`${suspectsTable(found.value)}\n\n${countText(found.value.suspects)}`)
    print(`Library: ${options.library}\nReads of every frame: ${predictions}\nSuspects: ${suspects}`)
    return ok(null)
  } finally {
    await model.value.dispose()
    library.value.close()
  }
}

interface Predicting {
  readonly game: number
  readonly path: string
  readonly signal: AbortSignal
  onDamaged(fault: Fault): void
}

async function predict(
  library: LibraryWriter,
  model: InferenceThread,
  { game, path, signal, onDamaged }: Predicting,
): Promise<Result<null>> {
  const table = await PredictionTable.open(path, 'csv')
  if (!table.ok) return table
  const progress = progressOf('Reading')
  try {
    const onPlay = (done: number, total: number) => progress.update(done / total, `${done} of ${total} plays`)
    for await (const predicted of predictedPlays(library, { model, game: gameId(game), signal, onPlay, onDamaged })) {
      if (!predicted.ok) return predicted
      await table.value.add(predicted.value)
    }
    await table.value.finish()
    return ok(null)
  } finally {
    progress.finish()
    await table.value.dispose()
  }
}

function countText(suspects: readonly Suspect[]): string {
  const falsePositives = suspects.filter(({ kind }) => kind === 'false-positive').length
  return `${falsePositives} plays looked like man and were zone; ${suspects.length - falsePositives} looked like zone and were man.`
}
