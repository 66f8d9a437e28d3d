/** The cut-up: the plays that the filter leaves, in the chosen order. Next and previous stay inside it. */
import { useDeferredValue, useMemo } from 'react'
import type { PlayRow } from '../../preload/values.ts'
import { filtered, ordered } from '../library/cutUpOf.ts'
import type { PlayFilters } from '../library/filters.ts'
import { flaggedKeys, useFlags } from './flags.ts'
import { currentJudging, useJudging } from './judging.ts'
import { useLibrary } from './library.ts'
import { useView } from './view.ts'

/** The cut-up as it stands, for commands. */
export function currentCutUp(): readonly PlayRow[] {
  const { list, sort } = useView.getState()
  return ordered(currentlyLeft(), { isSuspects: list === 'suspects', sort, judging: currentJudging() })
}

/** The suspects of the cut-up's game and filters, whichever list is shown. */
export function currentSuspects(): readonly PlayRow[] {
  return ordered(currentlyLeft(), { isSuspects: true, sort: 'order', judging: currentJudging() })
}

/** The cut-up as it stands, for components. */
export function useCutUp(): readonly PlayRow[] {
  const left = useFiltered()
  const isSuspects = useView(({ list }) => list === 'suspects')
  const sort = useView((view) => view.sort)
  const judging = useJudging()
  return useMemo(() => ordered(left, { isSuspects, sort, judging }), [left, isSuspects, sort, judging])
}

/** The plays that the filter leaves, in order of play, whichever list is shown. */
export function useFiltered(): readonly PlayRow[] {
  const game = useView((view) => view.game)
  const filters = useShownFilters()
  const rows = useLibrary((library) => library.rows)
  const judging = useJudging()
  const flagged = useFlags((flags) => flags.flagged)
  return useMemo(() => filtered({ rows, filters, flagged, game, judging }), [rows, filters, flagged, game, judging])
}

/** The filters of the plays on screen. Ten thousand plays are searched after a letter is on screen, not before: until
 *  then these are the filters before. */
export function useShownFilters(): PlayFilters {
  return useDeferredValue(useView((view) => view.filters))
}

function currentlyLeft(): readonly PlayRow[] {
  const { game, filters } = useView.getState()
  const { rows } = useLibrary.getState()
  return filtered({ rows, filters, flagged: flaggedKeys(), game, judging: currentJudging() })
}
