/** Making the GIFs of a cut-up: asks for a folder, goes through the plays, and can be cancelled between any two frames. */
import { useRef, useState } from 'react'
import type { PlayRow, SaveTicket } from '../../preload/values.ts'
import { filmRoom } from '../filmRoom.ts'
import { useLibrary } from '../session/library.ts'
import { showFault } from '../session/notices.ts'
import type { ClipWish } from './clipWish.ts'
import { type CutUpOutcome, type CutUpProgress, exportCutUp } from './cutUpExport.ts'

export type CutUpState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'making'; readonly progress: CutUpProgress; readonly secondsLeft: number | null }
  | { readonly kind: 'over'; readonly outcome: CutUpOutcome; readonly folder: SaveTicket }

export interface CutUpMaking {
  readonly state: CutUpState
  start(rows: readonly PlayRow[], wish: ClipWish): Promise<void>
  cancel(): void
}

/** More often than this nobody can read it. */
const TELL_EVERY_MS = 100
/** Of all the work: before that nobody knows how long it takes. */
const LEAST_SHARE = 0.01

export function useCutUpExport(): CutUpMaking {
  const [state, setState] = useState<CutUpState>({ kind: 'asking' })
  const stop = useRef<AbortController | null>(null)
  const start = async (rows: readonly PlayRow[], wish: ClipWish) => {
    const chosen = await filmRoom.chooseSaveFolder(null)
    if (!chosen.ok) showFault(chosen.fault)
    if (!chosen.ok || chosen.value === null) return
    const folder = chosen.value
    stop.current = new AbortController()
    const { signal } = stop.current
    const { games } = useLibrary.getState()
    void filmRoom.readFirst(rows.filter(({ isRead, frameCount }) => !isRead && frameCount > 0).map(keyOf))
    const outcome = await exportCutUp({ rows, games, wish, folder, signal, onProgress: progressTeller(setState) })
    stop.current = null
    setState({ kind: 'over', outcome, folder })
    if (outcome.fault !== null) showFault(outcome.fault)
  }
  return { state, start, cancel: () => stop.current?.abort() }
}

function keyOf({ play: { gameId, playId } }: PlayRow) {
  return { gameId, playId }
}

function progressTeller(setState: (state: CutUpState) => void): (progress: CutUpProgress) => void {
  const start_ms = performance.now()
  let told_ms = Number.NEGATIVE_INFINITY
  return (progress) => {
    const now_ms = performance.now()
    if (now_ms - told_ms < TELL_EVERY_MS) return
    told_ms = now_ms
    const { share } = progress
    const elapsed_s = (now_ms - start_ms) / 1000
    const secondsLeft = share < LEAST_SHARE ? null : (elapsed_s / share) * (1 - share)
    setState({ kind: 'making', progress, secondsLeft })
  }
}
