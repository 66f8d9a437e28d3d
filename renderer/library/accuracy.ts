/** How often the read was right: never without its number of plays, its interval and what guessing zone would give. */
import { wilsonInterval } from '../../ml/model/wilson.ts'
import type { PlayRow } from '../../preload/values.ts'
import { rangeText } from '../read/percent.ts'
import { counted } from '../ui/numbers.ts'
import { type Judging, lookOf } from './judgement.ts'

export interface Accuracy {
  /** Plays with a read and a label; others do not count, and no reads neither. */
  readonly n: number
  readonly right: number
  /** Of n, those on which zone was played: what always guessing zone would get right. */
  readonly zone: number
  /** Labelled plays that are left out, since their last look says nothing. */
  readonly noReads: number
}

/** The last look against the label, over the plays that have both. */
export function accuracyOf(rows: readonly PlayRow[], judging: Judging): Accuracy {
  const labelled = rows.flatMap(({ read }) => (read?.playedSource === 'label' ? [read] : []))
  const reads = labelled.filter((read) => lookOf(read, judging) !== 'no read')
  const right = reads.filter((read) => lookOf(read, judging) === read.played).length
  const zone = reads.filter(({ played }) => played === 'zone').length
  return { n: reads.length, right, zone, noReads: labelled.length - reads.length }
}

/** The accuracy as the panel's foot says it. `where` is the data set, as in "these games". */
export function accuracyText(accuracy: Accuracy, threshold: number, where: string): string {
  const { n, right, zone, noReads } = accuracy
  if (n === 0) return 'No play here has both a read and a label: how often the read is right cannot be told.'
  const [low, high] = wilsonInterval(right / n, n)
  const interval = `95 % interval ${rangeText(low, high)}`
  const at = threshold === 0.5 ? '' : `, man from ${Math.round(100 * threshold)} %`
  return `Read right on ${right} of ${counted(n, 'labelled play')} (${tenths(right / n)}, ${interval}); always zone: ${tenths(
    zone / n,
  )}; at -0.1 s${at}, ${where}.${noReads === 0 ? '' : ` ${counted(noReads, 'no read')} left out.`}`
}

function tenths(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
