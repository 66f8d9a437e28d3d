/** Making one GIF: asks where to, encodes, saves; can be cancelled until it is saved, and leaves a whole file or none. */
import { useEffect, useRef, useState } from 'react'
import type { SaveTicket } from '../../preload/values.ts'
import { filmRoom, saveBytes } from '../filmRoom.ts'
import { showFault, showNews } from '../session/notices.ts'
import { secondsLeftOf } from '../ui/timeLeft.ts'
import type { ClipFrames } from './clipFrames.ts'
import type { ClipPlan } from './clipPlan.ts'
import { ENCODING_FAILED } from './exportFaults.ts'
import { gifOf } from './makeGif.ts'
import { showSaved } from './savedNews.ts'

export interface ClipWork {
  readonly coming: Promise<ClipFrames>
  readonly plan: ClipPlan
  readonly isLooped: boolean
  readonly fileName: string
}

export interface Making {
  readonly done: number
  readonly total: number
  readonly secondsLeft: number | null
}

export interface ClipExport {
  /** Null while nothing is made. */
  readonly making: Making | null
  save(work: ClipWork): Promise<void>
  cancel(): void
}

/** More often than this nobody can read it. */
const TELL_EVERY_MS = 100

export function useClipExport(onSaved: () => void): ClipExport {
  const [making, setMaking] = useState<Making | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const save = async (work: ClipWork) => {
    const chosen = await filmRoom.chooseSaveFile({ kind: 'gif', suggestedName: work.fileName })
    if (!chosen.ok) showFault(chosen.fault)
    if (!chosen.ok || chosen.value === null) return
    stop.current = new AbortController()
    const isSaved = await made({ ...work, ticket: chosen.value, signal: stop.current.signal, tell: setMaking })
    stop.current = null
    setMaking(null)
    if (isSaved) onSaved()
  }
  return { making, save, cancel: () => stop.current?.abort() }
}

interface TicketedWork extends ClipWork {
  readonly ticket: SaveTicket
  readonly signal: AbortSignal
  tell(making: Making): void
}

/** Whether the file is there. */
async function made({ coming, ticket, tell, ...work }: TicketedWork): Promise<boolean> {
  const onProgress = progressTeller(work.plan.times.length, tell)
  onProgress(0)
  const source = await coming
  const file = await gifOf({ ...work, source, onProgress }).catch((error: unknown) => {
    console.error(error)
    return ENCODING_FAILED
  })
  if (file === null) {
    showNews('Cancelled. Nothing was saved.')
    return false
  }
  if (!(file instanceof Uint8Array)) {
    showFault(file)
    return false
  }
  const saved = await saveBytes(ticket.ticket, file, null)
  if (saved.ok) showSaved(ticket)
  else showFault(saved.fault)
  return saved.ok
}

function progressTeller(total: number, tell: (making: Making) => void): (done: number) => void {
  const start_ms = performance.now()
  let told_ms = Number.NEGATIVE_INFINITY
  return (done) => {
    const now_ms = performance.now()
    if (now_ms - told_ms < TELL_EVERY_MS && done < total) return
    told_ms = now_ms
    tell({ done, total, secondsLeft: secondsLeftOf(done, total, (now_ms - start_ms) / 1000) })
  }
}
