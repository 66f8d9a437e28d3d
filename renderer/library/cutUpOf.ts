/** The cut-up as a function of rows, filters and order, and how one steps through it. */
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import type { JudgingRule } from '../../ml/review/suspects.ts'
import type { PlayRow } from '../../preload/values.ts'
import { type FilterContext, type PlayFilters, passes } from './filters.ts'
import { suspectsOf } from './judging.ts'
import { type PlaySort, sorted } from './sorts.ts'

export interface FilterInputs extends Omit<FilterContext, 'isFlagged'> {
  readonly rows: readonly PlayRow[]
  readonly filters: PlayFilters
  /** Plays with a flag that was not dismissed, by `playKeyText`. */
  readonly flagged: ReadonlySet<string>
}

export interface CutUpOrder {
  readonly isSuspects: boolean
  readonly sort: PlaySort
  readonly judging: JudgingRule
}

/** The plays that the filter leaves, in order of play. */
export function filtered({ rows, filters, flagged, game, judging }: FilterInputs): readonly PlayRow[] {
  const context = { game, judging, isFlagged: ({ play }: PlayRow) => flagged.has(playKeyText(play)) }
  return rows.filter((row) => passes(row, filters, context))
}

/** What the filter left, as the list shows it: suspects alone, or all in the chosen order. */
export function ordered(left: readonly PlayRow[], { isSuspects, sort, judging }: CutUpOrder): readonly PlayRow[] {
  return isSuspects ? suspectsOf(left, judging) : sorted(left, sort, judging)
}

/** The play `by` places further on in some rows; from a play that is not among them, the first or the last. */
export function neighbour(rows: readonly PlayRow[], from: PlayKey | null, by: 1 | -1): PlayRow | null {
  const here = placeOf(rows, from)
  if (here < 0) return (by === 1 ? rows[0] : rows.at(-1)) ?? null
  return rows[here + by] ?? null
}

/** Where a play is among some rows; -1 where it is not. */
export function placeOf(rows: readonly PlayRow[], key: PlayKey | null): number {
  return key === null ? -1 : rows.findIndex(({ play }) => play.playId === key.playId && play.gameId === key.gameId)
}
