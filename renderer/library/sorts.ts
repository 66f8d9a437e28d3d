/** In which order the cut-up runs. */
import type { JudgingRule } from '../../ml/review/suspects.ts'
import type { PlayRow, ReadSummary } from '../../preload/values.ts'
import { disguiseKindOf } from './judging.ts'

/** Each order with the words of its menu. */
export const SORTS = {
  order: 'In order of play',
  rise: 'Largest rise before the snap',
  fall: 'Largest fall after it',
  surprise: 'Most surprising',
  man: 'Most like man at the last look',
} as const
export type PlaySort = keyof typeof SORTS

const KEYS: Readonly<Record<Exclude<PlaySort, 'order'>, (read: ReadSummary) => number>> = {
  rise: (read) => read.rise,
  fall: (read) => read.fall,
  surprise: (read) => read.surprise,
  man: (read) => read.read,
}

/** Plays in an order, those that have no read last, and by surprise those that are not judged; equal ones stay in order of
 *  play. */
export function sorted(rows: readonly PlayRow[], sort: PlaySort, rule: JudgingRule): readonly PlayRow[] {
  if (sort === 'order') return rows
  const key = KEYS[sort]
  const isRanked = (row: PlayRow) => sort !== 'surprise' || disguiseKindOf(row, rule) !== null
  const rank = (row: PlayRow) => (row.read === null || !isRanked(row) ? Number.NEGATIVE_INFINITY : key(row.read))
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .toSorted((a, b) => compare(b.rank, a.rank))
    .map(({ row }) => row)
}

/** Also of two infinities, whose difference is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b
}
