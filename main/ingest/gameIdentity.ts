/** Whether a game that comes in is the game that the library has under its id, and what to say where it is not. */
import type { Game } from '../../ml/football/play.ts'
import { isSameTeam } from '../../ml/football/teams.ts'
import type { LibraryReader } from '../library/database.ts'
import { findGame, gameOrigin } from '../library/games.ts'
import type { ReadGame } from './readGames.ts'

export type GameIdentity =
  /** `game` is what to store: written as the library writes it, where another source brought it. `correction` says what
   *  becomes of its teams or date, where the only source that it has corrects them. */
  | { readonly kind: 'same'; readonly game: Game; readonly correction: string | null }
  /** Two games with one id. `problem` names both, and says what to do. */
  | { readonly kind: 'another'; readonly problem: string }

/** Compares teams, and the date where both are known. Home and visitor count: rows of some layouts name players by them. */
export function gameIdentity(library: LibraryReader, { source, game, plays }: ReadGame): GameIdentity {
  const known = findGame(library, game.gameId)
  if (known === null) return { kind: 'same', game, correction: null }
  const origin = gameOrigin(library, game.gameId)
  const others = origin.locations.filter((location) => location !== source.location)
  if (isSameGame(known, game)) {
    const written = { homeTeam: known.homeTeam, visitorTeam: known.visitorTeam }
    return { kind: 'same', game: others.length === 0 ? game : { ...game, ...written }, correction: null }
  }
  const incoming = new Set<number>(plays.map(({ play }) => play.playId))
  // plays of what it was before would stay among those of what it is now
  const leavesPlays = origin.playIds.some((id) => !incoming.has(id))
  if (others.length > 0 || leavesPlays) {
    const from = (others.length > 0 ? others : origin.locations).join(', ')
    return { kind: 'another', problem: anotherGame({ known, game, from }) }
  }
  return { kind: 'same', game, correction: correctionText(known, game) }
}

function isSameGame(one: Game, other: Game): boolean {
  const isSameDay = one.date === null || other.date === null || one.date === other.date
  return isSameDay && isSameTeam(one.homeTeam, other.homeTeam) && isSameTeam(one.visitorTeam, other.visitorTeam)
}

interface TwoGames {
  readonly known: Game
  readonly game: Game
  /** Where the library has the known one from. */
  readonly from: string
}

function anotherGame({ known, game, from }: TwoGames): string {
  const two = `Game ${game.gameId} is ${gameText(known)} in the library (from ${from}), and ${gameText(game)} here.`
  return `${two} Two games cannot have one id. If they are two games, import this one into another library; if it is one, correct its row in the games table and import it again.`
}

function correctionText(known: Game, game: Game): string {
  return `Game ${game.gameId} was ${gameText(known)} in the library and is now ${gameText(game)}, as its only source says.`
}

/** "AWY at HOM, 2098-01-01". */
function gameText({ homeTeam, visitorTeam, date }: Game): string {
  return `${visitorTeam} at ${homeTeam}${date === null ? '' : `, ${date}`}`
}
