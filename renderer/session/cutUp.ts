/** The cut-up: the plays that the filter leaves, in the chosen order. Next and previous stay inside it. */
import { useMemo } from 'react'
import type { PlayRow } from '../../preload/contract.ts'
import { filtered, ordered } from '../library/cutUpOf.ts'
import { flaggedKeys, useFlags } from './flags.ts'
import { useLibrary } from './library.ts'
import { useSettings } from './settings.ts'
import { useView } from './view.ts'

/** The cut-up as it stands, for commands. */
export function currentCutUp(): readonly PlayRow[] {
  const { list, sort } = useView.getState()
  return ordered(currentlyLeft(), {
    isSuspects: list === 'suspects',
    sort,
    threshold: useSettings.getState().threshold,
  })
}

/** The suspects of the cut-up's game and filters, whichever list is shown. */
export function currentSuspects(): readonly PlayRow[] {
  const { threshold } = useSettings.getState()
  return ordered(currentlyLeft(), { isSuspects: true, sort: 'order', threshold })
}

/** The cut-up as it stands, for components. */
export function useCutUp(): readonly PlayRow[] {
  const left = useFiltered()
  const isSuspects = useView(({ list }) => list === 'suspects')
  const sort = useView((view) => view.sort)
  const threshold = useSettings((settings) => settings.threshold)
  return useMemo(() => ordered(left, { isSuspects, sort, threshold }), [left, isSuspects, sort, threshold])
}

/** The plays that the filter leaves, in order of play, whichever list is shown. */
export function useFiltered(): readonly PlayRow[] {
  const game = useView((view) => view.game)
  const filters = useView((view) => view.filters)
  const rows = useLibrary((library) => library.rows)
  const threshold = useSettings((settings) => settings.threshold)
  const flagged = useFlags((flags) => flags.flagged)
  return useMemo(() => filtered({ rows, filters, flagged, game, threshold }), [rows, filters, flagged, game, threshold])
}

function currentlyLeft(): readonly PlayRow[] {
  const { game, filters } = useView.getState()
  const { rows } = useLibrary.getState()
  return filtered({ rows, filters, flagged: flaggedKeys(), game, threshold: useSettings.getState().threshold })
}
