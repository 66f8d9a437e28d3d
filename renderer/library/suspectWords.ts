/** Suspects in words: how many there are among how many, and how much each surprised. */
import { omissionsText } from '../../ml/review/suspects.ts'
import type { PlayRow } from '../../preload/values.ts'
import { counted, countText, percentText } from '../ui/numbers.ts'
import type { SuspectCount } from './judging.ts'

/** "12 of 149 judged plays look like man and were zone at 50 %; 9 the other way round.", with what is not judged by a
 *  label, and what is left out and why. */
export function suspectCountText(count: SuspectCount, threshold: number): string {
  const { judged, falsePositives, falseNegatives, unlabelled, leftOut } = count
  const look = falsePositives === 1 ? 'looks like man and was zone' : 'look like man and were zone'
  const of = `${countText(falsePositives)} of ${counted(judged, 'judged play')}`
  const later = unlabelled === 0 ? '' : ` ${countText(unlabelled)} judged by the read at +1.5 s, for want of a label.`
  const omissions = omissionsText(leftOut)
  const none = omissions === '' ? '' : ` Left out: ${omissions}.`
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
