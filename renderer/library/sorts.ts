/** In which order the cut-up runs. */
import type { PlayRow, ReadSummary } from '../../preload/values.ts'

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

/** Plays in an order, those that have no read last; equal ones stay in order of play. */
export function sorted(rows: readonly PlayRow[], sort: PlaySort): readonly PlayRow[] {
  if (sort === 'order') return rows
  const key = KEYS[sort]
  const rank = ({ read }: PlayRow) => (read === null ? Number.NEGATIVE_INFINITY : key(read))
  return rows.toSorted((a, b) => compare(rank(b), rank(a)))
}

/** Also of two infinities, whose difference is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b
}
