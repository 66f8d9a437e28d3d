/** The plays of a library on which the read was fooled. */
import type { GameId } from '../../ml/football/ids.ts'
import type { Play } from '../../ml/football/play.ts'
import type { LibraryWriter } from '../library/database.ts'
import { disguiseOfPlay, type PlayRead, playRead } from './playRead.ts'
import { type PredictOptions, predictedPlays } from './predictLibrary.ts'

export interface Suspect {
  readonly play: Play
  readonly read: PlayRead
}

export interface SuspectOptions extends PredictOptions {
  readonly game: GameId | null
  /** P(man) from which the last look says man. */
  readonly threshold: number
}

/** Disguise false positives (man read, zone played), then false negatives; the most surprising first. Plays that were
 *  not predicted yet are, on the way. */
export async function listSuspects(library: LibraryWriter, options: SuspectOptions): Promise<Suspect[]> {
  const suspects: Suspect[] = []
  for await (const predicted of predictedPlays(library, options)) {
    const disguise = disguiseOfPlay(predicted, options.threshold)
    if (disguise === null || disguise.kind === 'none') continue
    suspects.push({ play: predicted.play, read: await playRead(options.model, predicted, disguise) })
  }
  const rank = { 'false-positive': 0, 'false-negative': 1, none: 2 }
  return suspects.toSorted((a, b) => rank[a.read.kind] - rank[b.read.kind] || b.read.surprise - a.read.surprise)
}
