/** How often is 80 % right? What the model's card says of it, and what the labelled plays of this library say. */
import type { ModelCard, ReliabilityBin, ReliabilityTable } from '../../ml/model/modelCard.ts'
import { wilsonInterval } from '../../ml/model/wilson.ts'
import type { PlayRow, ReadSummary } from '../../preload/values.ts'
import { momentText } from '../timeline/moments.ts'
import { countText } from '../ui/numbers.ts'
import { rangeText } from './percent.ts'

/** The table of a card that was told nearest to a moment; null where the card has none. */
export function reliabilityAt(card: ModelCard, moment: number): ReliabilityTable | null {
  const tables = card.reliability?.tables ?? []
  return tables.toSorted((a, b) => Math.abs(a.seconds - moment) - Math.abs(b.seconds - moment))[0] ?? null
}

/** The bin that a probability falls into; 1 lies in the last. */
export function binOf(table: ReliabilityTable, manProbability: number): ReliabilityBin | null {
  const isIn = ({ low, high }: ReliabilityBin) => manProbability >= low && (manProbability < high || high >= 1)
  return table.bins.find(isIn) ?? null
}

/** "When it says 80 to 90 %, it was man 77 % of the time (n 61, 65 to 86 %).", and of which plays that is told: no figure
 *  stands without its data set, its moment and its base rate. */
export function reliabilityText(bin: ReliabilityBin, { on, n, seconds, manRate }: ReliabilityTable): string {
  const says = `When it says ${rangeText(bin.low, bin.high)}`
  if (bin.manShare === null || bin.manShareLow === null || bin.manShareHigh === null)
    return `${says}, nobody knows: no held-out play was read so.`
  const share = `${Math.round(bin.manShare * 100)} %`
  const said = `${says}, it was man ${share} of the time (n ${bin.n}, ${rangeText(bin.manShareLow, bin.manShareHigh)}).`
  const rate = `${Math.round(manRate * 100)} %`
  return `${said} At ${momentText(seconds)}, ${countText(n)} held-out plays of ${on.join(' and ')}, man on ${rate}.`
}

/** What labelled plays of the library came to that were read alike at the last look. */
export interface LibraryCount {
  readonly low: number
  readonly high: number
  readonly n: number
  readonly man: number
  /** All labelled plays that were read, and those of them that were man: the base rate. */
  readonly all: { readonly n: number; readonly man: number }
  /** Share of man with its 95 % interval (Wilson); null where there is no play. */
  readonly share: { readonly value: number; readonly low: number; readonly high: number } | null
}

/** Counts the labelled plays whose last look lies within half of `width` of a probability, both ends within. */
export function libraryCount(rows: readonly PlayRow[], manProbability: number, width = 0.1): LibraryCount {
  const low = Math.max(0, manProbability - width / 2)
  const high = Math.min(1, manProbability + width / 2)
  const labelled = rows.flatMap(({ read }) => (read?.playedSource === 'label' ? [read] : []))
  const alike = labelled.filter(({ read }) => read >= low - ROUNDING && read <= high + ROUNDING)
  const n = alike.length
  const man = menOf(alike)
  const all = { n: labelled.length, man: menOf(labelled) }
  return { low, high, n, man, all, share: n === 0 ? null : shareOf(man, n) }
}

/** "In this library, of 24 labelled plays read at 75 to 85 % at the last look, 19 were man (79 %, 60 to 91 %); of all
 *  149, 33 %." */
export function libraryText({ low, high, n, man, all, share }: LibraryCount, kind: 'real' | 'simulated'): string {
  const plays = kind === 'simulated' ? 'simulated plays' : 'labelled plays'
  const range = rangeText(low, high)
  if (share === null) return `In this library, no ${plays} were read at ${range} at the last look.`
  const figures = `${Math.round(share.value * 100)} %, ${rangeText(share.low, share.high)}`
  const [many, were] = [n === 1 ? plays.replace(/s$/, '') : plays, man === 1 ? 'was' : 'were']
  const rate = `${Math.round((100 * all.man) / all.n)} %`
  return `In this library, of ${n} ${many} read at ${range} at the last look, ${man} ${were} man (${figures}); of all ${countText(all.n)}, ${rate}.`
}

function menOf(reads: readonly ReadSummary[]): number {
  return reads.filter(({ played }) => played === 'man').length
}

function shareOf(man: number, n: number): NonNullable<LibraryCount['share']> {
  const [low, high] = wilsonInterval(man / n, n)
  return { value: man / n, low, high }
}

/** Reads are kept as 32-bit numbers. */
const ROUNDING = 1e-6
