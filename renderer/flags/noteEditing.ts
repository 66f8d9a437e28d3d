/** Which flag's note is being written. */
import { create } from 'zustand'
import type { PlayKey } from '../../ml/football/ids.ts'
import { addFlag, flagsOf, frameMoment, useFlags } from '../session/flags.ts'
import { clock } from '../session/openPlay.ts'
import { changeView } from '../session/view.ts'

/** The flag whose note has the cursor, if any. */
export const useNoteEditing = create<{ readonly flagId: string | null }>(() => ({ flagId: null }))

/** Puts the cursor into the note of the flag nearest to the moment on the field; where there is none, flags it first. */
export async function startNote(key: PlayKey): Promise<void> {
  const now = frameMoment(clock.playback.time)
  if (nearest(key, now) === undefined) await addFlag(key, now)
  changeView({ showsRead: true })
  useNoteEditing.setState({ flagId: nearest(key, now)?.flagId ?? null })
}

export function endNote(): void {
  useNoteEditing.setState({ flagId: null })
}

function nearest(key: PlayKey, now: number) {
  const flags = flagsOf(useFlags.getState().flags, key)
  return flags.toSorted((a, b) => Math.abs(a.moment - now) - Math.abs(b.moment - now))[0]
}
