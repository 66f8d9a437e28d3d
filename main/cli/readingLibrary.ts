/** What commands share that read the plays of a library with a model. */
import { ok, type Result } from '../../ml/base/result.ts'
import { gameId } from '../../ml/football/ids.ts'
import type { InferenceThread } from '../inference/inferenceThread.ts'
import { type LibraryReader, type LibraryWriter, openLibraryThere } from '../library/database.ts'
import { findGame } from '../library/games.ts'
import { listPlays } from '../library/plays.ts'
import { fault, type Invocation } from './command.ts'
import { type ModelOptions, withModel } from './modelOptions.ts'

export interface ReadingOptions extends ModelOptions {
  /** The library's file. */
  readonly library: string
  /** One game, or all. */
  readonly game?: number
}

/** A library and a model, both open. */
export interface Reading<Options> {
  readonly library: LibraryWriter
  readonly model: InferenceThread
  readonly options: Options
}

/** Opens the library and then the model, works with them, and puts both away whatever happens.
 *  Errors: those of `openLibraryThere` and `withModel`, `game-missing`, `nothing-to-read`. */
export async function withReading<Options extends ReadingOptions>(
  options: Options,
  invocation: Invocation,
  work: (reading: Reading<Options>, invocation: Invocation) => Promise<Result<null>>,
): Promise<Result<null>> {
  const library = openLibraryThere(options.library)
  if (!library.ok) return library
  try {
    // asked before a model is opened for nothing
    const readable = checkReadable(library.value, options)
    if (!readable.ok) return readable
    return await withModel(options, invocation.say, (model) =>
      work({ library: library.value, model, options }, invocation),
    )
  } finally {
    library.value.close()
  }
}

function checkReadable(library: LibraryReader, { library: where, game }: ReadingOptions): Result<null> {
  const id = game === undefined ? null : gameId(game)
  if (id !== null && findGame(library, id) === null) {
    const what = `There is no game ${id} in this library.`
    return fault('game-missing', { where, what, next: 'presnap games lists the games that are there.' })
  }
  if (listPlays(library, id).some(({ frameCount }) => frameCount > 0)) return ok(null)
  const what = id === null ? 'No play here has tracking.' : `Game ${id} has no play with tracking here.`
  const next = 'Import tracking tables (presnap import FOLDER); presnap games lists what has tracking.'
  return fault('nothing-to-read', { where, what, next })
}
