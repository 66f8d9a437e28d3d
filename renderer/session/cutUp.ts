/** The cut-up: the plays that the filter leaves, in the chosen order. Next and previous stay inside it. */
import { useMemo } from 'react'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import type { PlayRow } from '../../preload/contract.ts'
import { passes } from '../library/filters.ts'
import { sorted, suspectsOf } from '../library/sorts.ts'
import { flaggedKeys, useFlags } from './flags.ts'
import { useLibrary } from './library.ts'
import { useSettings } from './settings.ts'
import { useView, type View } from './view.ts'

type CutUpInputs = Pick<View, 'list' | 'game' | 'filters' | 'sort'> & {
  readonly rows: readonly PlayRow[]
  readonly flagged: ReadonlySet<string>
  readonly threshold: number
}

/** The cut-up as it stands, for commands. */
export function currentCutUp(): readonly PlayRow[] {
  return cutUpOf(inputs(useView.getState(), useLibrary.getState().rows))
}

/** The cut-up as it stands, for components. */
export function useCutUp(): readonly PlayRow[] {
  const list = useView((view) => view.list)
  const game = useView((view) => view.game)
  const filters = useView((view) => view.filters)
  const sort = useView((view) => view.sort)
  const rows = useLibrary((library) => library.rows)
  const threshold = useSettings((settings) => settings.threshold)
  const flagged = useFlags((flags) => flags.flagged)
  return useMemo(
    () => cutUpOf({ list, game, filters, sort, rows, threshold, flagged }),
    [list, game, filters, sort, rows, threshold, flagged],
  )
}

/** The suspects of the cut-up's game and filters, whichever list is shown. */
export function currentSuspects(): readonly PlayRow[] {
  return cutUpOf({ ...inputs(useView.getState(), useLibrary.getState().rows), list: 'suspects' })
}

/** The play `by` places further on in some rows; from a play that is not among them, the first or the last. */
export function neighbour(rows: readonly PlayRow[], from: PlayKey | null, by: 1 | -1): PlayRow | null {
  const here = from === null ? -1 : rows.findIndex(({ play }) => playKeyText(play) === playKeyText(from))
  if (here < 0) return (by === 1 ? rows[0] : rows.at(-1)) ?? null
  return rows[here + by] ?? null
}

function cutUpOf({ list, game, filters, sort, rows, flagged, threshold }: CutUpInputs): readonly PlayRow[] {
  const context = { game, threshold, isFlagged: ({ play }: PlayRow) => flagged.has(playKeyText(play)) }
  const left = rows.filter((row) => passes(row, filters, context))
  return list === 'suspects' ? suspectsOf(left, threshold) : sorted(left, sort)
}

function inputs({ list, game, filters, sort }: View, rows: readonly PlayRow[]): CutUpInputs {
  const { threshold } = useSettings.getState()
  return { list, game, filters, sort, rows, threshold, flagged: flaggedKeys() }
}
