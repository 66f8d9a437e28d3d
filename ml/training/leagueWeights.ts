/** Plays counted as if they came from a league with another share of man. */
import type { AccuracyCard } from '../model/modelCard.ts'
import { wilsonInterval } from '../model/wilson.ts'
import { finiteReads, type ScoredRead } from './evaluation.ts'

type Labelled = Pick<ScoredRead, 'isMan'>

/** What a play counts, by what was played. */
export interface Weights {
  readonly man: number
  readonly zone: number
}

/** The weights that turn these plays' share of man into `rate`; null where all of them are man or all are zone. It
 *  holds, as the calibration's shift does, where man looks like man and zone like zone however often each is played. */
export function weightsFor(reads: readonly Labelled[], rate: number): Weights | null {
  const share = reads.filter((read) => read.isMan).length / reads.length
  return share > 0 && share < 1 ? { man: rate / share, zone: (1 - rate) / (1 - share) } : null
}

export function weightOf({ isMan }: Labelled, weights: Weights): number {
  return isMan ? weights.man : weights.zone
}

/** A share of man among the plays as they were, as it is among the weighted ones. */
export function weightedShare(share: number, { man, zone }: Weights): number {
  return (man * share) / (man * share + zone * (1 - share))
}

/** How often the reads are on the right side of 0.5. The interval is that of as many plays as the weighted ones are
 *  worth (Kish's effective size). */
export function weightedAccuracy(all: readonly ScoredRead[], weights: Weights): AccuracyCard {
  const reads = finiteReads(all)
  const n = reads.length
  if (n === 0) return { n, accuracy: null, accuracyLow: null, accuracyHigh: null }
  let [total, squares, right] = [0, 0, 0]
  for (const read of reads) {
    const weight = weightOf(read, weights)
    total += weight
    squares += weight * weight
    if (read.manProbability >= 0.5 === read.isMan) right += weight
  }
  const accuracy = right / total
  const [accuracyLow, accuracyHigh] = wilsonInterval(accuracy, (total * total) / squares)
  return { n, accuracy, accuracyLow, accuracyHigh }
}
