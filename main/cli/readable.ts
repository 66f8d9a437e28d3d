/** Whether a library has anything that a model can read: asked before one is opened for it. */
import { ok, type Result } from '../../ml/base/result.ts'
import { gameId } from '../../ml/football/ids.ts'
import type { LibraryReader } from '../library/database.ts'
import { findGame } from '../library/games.ts'
import { listPlays } from '../library/plays.ts'
import { fault } from './command.ts'

interface Wanted {
  /** The library's file. */
  readonly library: string
  /** One game, or all. */
  readonly game?: number
}

/** Errors: `game-missing`, `nothing-to-read`. */
export function checkReadable(library: LibraryReader, { library: where, game }: Wanted): Result<null> {
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
