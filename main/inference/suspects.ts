/** The plays of a library on which the read was fooled. */
import { ok, type Result } from '../../ml/base/result.ts'
import type { GameId } from '../../ml/football/ids.ts'
import { isDropback, type Play } from '../../ml/football/play.ts'
import {
  type JudgedCounts,
  type JudgingRule,
  rankedSuspects,
  type SuspectKind,
  VerdictCount,
  verdictOn,
} from '../../ml/review/suspects.ts'
import type { LibraryWriter } from '../library/database.ts'
import { listGames } from '../library/games.ts'
import { type PredictOptions, predictedPlays } from '../prediction/predictLibrary.ts'
import { disguiseOfPlay, type PlayRead, playRead } from './playRead.ts'

export interface Suspect {
  readonly play: Play
  readonly kind: SuspectKind
  readonly read: PlayRead
  /** The snap was worked out from the movement: reads before it and at it are less sure. */
  readonly isSnapEstimated: boolean
  readonly isSimulated: boolean
}

export interface FoundSuspects extends JudgedCounts {
  readonly suspects: readonly Suspect[]
}

interface SuspectOptions extends PredictOptions {
  readonly game: GameId | null
  /** P(man) from which the last look says man. */
  readonly threshold: number
}

/** The suspects among the plays with tracks, as `ml/review` ranks them. Plays that were not predicted yet are, on the way.
 *  Errors: those of `predictedPlays`. */
export async function listSuspects(library: LibraryWriter, options: SuspectOptions): Promise<Result<FoundSuspects>> {
  const simulated = new Set(listGames(library).flatMap((game) => (game.isSimulated ? [game.gameId] : [])))
  const suspects: Suspect[] = []
  const count = new VerdictCount()
  const rule: JudgingRule = { threshold: options.threshold, noRead: options.model.model.card.noRead ?? null }
  const reader = { features: options.model.features, read: options.model.read.bind(options.model) }
  for await (const predicted of predictedPlays(library, options)) {
    if (!predicted.ok) return predicted
    const { play, input } = predicted.value
    const numbers = disguiseOfPlay(predicted.value)
    const toJudge = { isDropback: isDropback(play), isPredicted: true, read: numbers }
    const verdict = verdictOn(toJudge, rule)
    count.add(toJudge, verdict)
    if (!verdict.isJudged || verdict.kind === 'none' || numbers === null) continue
    const read = await playRead(reader, predicted.value, numbers)
    const { isSnapEstimated } = input.tracking
    suspects.push({ play, kind: verdict.kind, read, isSnapEstimated, isSimulated: simulated.has(play.gameId) })
  }
  const ranked = rankedSuspects(suspects.map((suspect) => ({ ...suspect, surprise: suspect.read.surprise })))
  return ok({ ...count.counts, suspects: ranked.map(({ surprise: _, ...suspect }) => suspect) })
}
