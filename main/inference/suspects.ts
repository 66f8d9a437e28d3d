/** The plays of a library on which the read was fooled. */
import { ok, type Result } from '../../ml/base/result.ts'
import type { GameId } from '../../ml/football/ids.ts'
import type { Play } from '../../ml/football/play.ts'
import { isNoRead } from '../../ml/model/noRead.ts'
import type { LibraryWriter } from '../library/database.ts'
import { listGames } from '../library/games.ts'
import { type PredictOptions, predictedPlays } from '../prediction/predictLibrary.ts'
import { disguiseOfPlay, type PlayRead, playRead } from './playRead.ts'

export interface Suspect {
  readonly play: Play
  readonly read: PlayRead
  /** The snap was worked out from the movement: reads before it and at it are less sure. */
  readonly isSnapEstimated: boolean
  readonly isSimulated: boolean
}

export interface FoundSuspects {
  readonly suspects: readonly Suspect[]
  /** Plays that were judged, suspects or not: those with a snap and a read whose disguise can be told. */
  readonly judged: number
  /** Plays that would be, but for a last look that says nothing. */
  readonly noReads: number
}

interface SuspectOptions extends PredictOptions {
  readonly game: GameId | null
  /** P(man) from which the last look says man. */
  readonly threshold: number
}

/** Disguise false positives (man read, zone played), then false negatives; the most surprising first. Plays that were
 *  not predicted yet are, on the way. Errors: those of `predictedPlays`. */
export async function listSuspects(library: LibraryWriter, options: SuspectOptions): Promise<Result<FoundSuspects>> {
  const simulated = new Set(listGames(library).flatMap((game) => (game.isSimulated ? [game.gameId] : [])))
  const suspects: Suspect[] = []
  let judged = 0
  let noReads = 0
  const { noRead = null } = options.model.model.card
  const reader = { features: options.model.features, read: options.model.read.bind(options.model) }
  for await (const found of predictedPlays(library, options)) {
    if (!found.ok) return found
    const predicted = found.value
    const disguise = disguiseOfPlay(predicted, options.threshold)
    if (disguise === null) continue
    if (isNoRead(disguise.read, noRead)) {
      noReads++
      continue
    }
    judged++
    if (disguise.kind === 'none') continue
    const { play, input } = predicted
    const read = await playRead(reader, predicted, disguise)
    const { isSnapEstimated } = input.tracking
    suspects.push({ play, read, isSnapEstimated, isSimulated: simulated.has(play.gameId) })
  }
  const rank = { 'false-positive': 0, 'false-negative': 1, none: 2 }
  const ranked = suspects.toSorted((a, b) => rank[a.read.kind] - rank[b.read.kind] || b.read.surprise - a.read.surprise)
  return ok({ suspects: ranked, judged, noReads })
}
