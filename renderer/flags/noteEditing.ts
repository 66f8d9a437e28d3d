/** Which flag's note is being written, and what becomes of it meanwhile. */
import { create } from 'zustand'
import type { PlayKey } from '../../ml/football/ids.ts'
import { addFlag, changeFlag, findFlag, flagsOf, frameMoment, keepDraft, useFlags } from '../session/flags.ts'
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

/** Long enough that not every letter is written to the disk, and short enough that no thought is lost. */
const DRAFT_AFTER_MS = 400

/** One stay of the cursor in a note. */
export class NoteWriting {
  readonly #flagId: string
  readonly #before: string
  #text: string
  #isDrafted = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(flagId: string, before: string) {
    this.#flagId = flagId
    this.#before = before
    this.#text = before
  }

  write(text: string): void {
    this.#text = text
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#draft(), DRAFT_AFTER_MS)
  }

  /** The note is what it was before. */
  takeBack(): void {
    this.#text = this.#before
  }

  /** Makes one change of what was written; a flag that is gone keeps nothing. Returns the note. */
  keep(): string {
    clearTimeout(this.#timer)
    const note = this.#text.trim()
    const flag = findFlag(this.#flagId)
    if (flag !== null && note !== this.#before) void changeFlag({ ...flag, note: this.#before }, { note })
    else if (this.#isDrafted) this.#draft()
    return note
  }

  #draft(): void {
    this.#isDrafted = true
    void keepDraft(this.#flagId, this.#text.trim())
  }
}

function nearest(key: PlayKey, now: number) {
  const flags = flagsOf(useFlags.getState().flags, key)
  return flags.toSorted((a, b) => Math.abs(a.moment - now) - Math.abs(b.moment - now))[0]
}
