/** Suspects in words: how many there are among how many, and how much each surprised. */
import type { PlayRow } from '../../preload/contract.ts'
import { counted, countText, percentText } from '../ui/numbers.ts'
import { disguiseKindOf } from './judgement.ts'

export interface SuspectCount {
  /** Plays whose read can be judged. */
  readonly judged: number
  readonly falsePositives: number
  readonly falseNegatives: number
}

export function suspectCount(rows: readonly PlayRow[], threshold: number): SuspectCount {
  const kinds = rows.map((row) => disguiseKindOf(row, threshold)).filter((kind) => kind !== null)
  return {
    judged: kinds.length,
    falsePositives: kinds.filter((kind) => kind === 'false-positive').length,
    falseNegatives: kinds.filter((kind) => kind === 'false-negative').length,
  }
}

/** "12 of 149 judged plays look like man and were zone at 50 %; 9 the other way round." */
export function suspectCountText(count: SuspectCount, threshold: number): string {
  const { judged, falsePositives, falseNegatives } = count
  const look = falsePositives === 1 ? 'looks like man and was zone' : 'look like man and were zone'
  const of = `${countText(falsePositives)} of ${counted(judged, 'judged play')}`
  return `${of} ${look} at ${percentText(threshold)}; ${countText(falseNegatives)} the other way round.`
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
