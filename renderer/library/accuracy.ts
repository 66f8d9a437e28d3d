/** How often the read was right: never without its number of plays, its interval and what guessing zone would give. */
import { wilsonInterval } from '../../ml/model/wilson.ts'
import type { JudgingRule } from '../../ml/review/suspects.ts'
import type { PlayRow } from '../../preload/values.ts'
import { rangeText } from '../read/percent.ts'
import { counted } from '../ui/numbers.ts'
import { verdictOnRow } from './judging.ts'

export interface Accuracy {
  /** Labelled dropbacks that were read; other plays do not count, and no reads neither. */
  readonly n: number
  readonly right: number
  /** Of n, those on which zone was played: what always guessing zone would get right. */
  readonly zone: number
  /** Labelled plays that are left out, since their last look says nothing. */
  readonly noReads: number
}

/** The last look against the label, over the plays that have both. */
export function accuracyOf(rows: readonly PlayRow[], rule: JudgingRule): Accuracy {
  const count = { n: 0, right: 0, zone: 0, noReads: 0 }
  for (const row of rows) {
    if (row.read?.playedSource !== 'label') continue
    const verdict = verdictOnRow(row, rule)
    if (!verdict.isJudged) {
      count.noReads += Number(verdict.omission === 'noRead')
      continue
    }
    count.n += 1
    count.right += Number(verdict.kind === 'none')
    count.zone += Number(row.read.played === 'zone')
  }
  return count
}

/** The accuracy as the panel's foot says it. `where` is the data set, as in "these games". */
export function accuracyText(accuracy: Accuracy, threshold: number, where: string): string {
  const { n, right, zone, noReads } = accuracy
  if (n === 0) return 'No dropback here has both a read and a label: how often the read is right cannot be told.'
  const [low, high] = wilsonInterval(right / n, n)
  const interval = `95 % interval ${rangeText(low, high)}`
  const at = threshold === 0.5 ? '' : `, man from ${Math.round(100 * threshold)} %`
  return `Read right on ${right} of ${counted(n, 'labelled dropback')} (${tenths(right / n)}, ${interval}); always zone: ${tenths(
    zone / n,
  )}; at -0.1 s${at}, ${where}.${noReads === 0 ? '' : ` ${counted(noReads, 'no read')} left out.`}`
}

function tenths(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
