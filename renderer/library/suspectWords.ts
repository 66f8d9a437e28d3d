/** Suspects in words: how many there are among how many, and how much each surprised. */
import type { PlayRow } from '../../preload/values.ts'
import { counted, countText, percentText } from '../ui/numbers.ts'
import { disguiseKindOf, type Judging, lookOf } from './judgement.ts'

export interface SuspectCount {
  /** Plays whose read can be judged. */
  readonly judged: number
  readonly falsePositives: number
  readonly falseNegatives: number
  /** Of the judged ones, those that no label but the read at +1.5 s judges. */
  readonly unlabelled: number
  /** Plays that were read, and whose last look was no read. */
  readonly noReads: number
}

export function suspectCount(rows: readonly PlayRow[], judging: Judging): SuspectCount {
  const judged = rows.filter((row) => disguiseKindOf(row, judging) !== null)
  const kinds = judged.map((row) => disguiseKindOf(row, judging))
  return {
    judged: kinds.length,
    falsePositives: kinds.filter((kind) => kind === 'false-positive').length,
    falseNegatives: kinds.filter((kind) => kind === 'false-negative').length,
    unlabelled: judged.filter(({ read }) => read?.playedSource !== 'label').length,
    noReads: rows.filter(({ read }) => read !== null && lookOf(read, judging) === 'no read').length,
  }
}

/** "12 of 149 judged plays look like man and were zone at 50 %; 9 the other way round.", with what is not judged, and
 *  what is not judged by a label. */
export function suspectCountText(count: SuspectCount, threshold: number): string {
  const { judged, falsePositives, falseNegatives, unlabelled, noReads } = count
  const look = falsePositives === 1 ? 'looks like man and was zone' : 'look like man and were zone'
  const of = `${countText(falsePositives)} of ${counted(judged, 'judged play')}`
  const later = unlabelled === 0 ? '' : ` ${countText(unlabelled)} judged by the read at +1.5 s, for want of a label.`
  const none = noReads === 0 ? '' : ` ${counted(noReads, 'no read')} left out.`
  return `${of} ${look} at ${percentText(threshold)}; ${countText(falseNegatives)} the other way round.${later}${none}`
}

/** "2.1 bits of surprise", "revealed at +0.9 s"; nothing where the play is not judged. */
export function surpriseParts({ read }: Pick<PlayRow, 'read'>): readonly string[] {
  if (read === null) return []
  const bits = Number.isFinite(read.surprise) ? read.surprise.toFixed(1) : 'endless'
  return [`${bits} bits of surprise`, revealText(read.revealTime)]
}

export function surpriseText(row: Pick<PlayRow, 'read'>): string {
  return surpriseParts(row).join(', ')
}

function revealText(revealTime: number | null): string {
  if (revealTime === null) return 'never revealed'
  return revealTime === 0 ? 'revealed by the snap' : `revealed at +${revealTime.toFixed(1)} s`
}
