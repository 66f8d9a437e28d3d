/** Setting marks on the play on the field, as changes that can be taken back. */
import type { PlayKey } from '../../ml/football/ids.ts'
import { playKeyText } from '../../ml/football/ids.ts'
import { momentText } from '../timeline/moments.ts'
import { edit } from './edits.ts'
import { hasSameMarks, keepMarks, type Marks, NO_MARKS } from './marks.ts'
import { clock, useOpenPlay } from './openPlay.ts'

/** Sets a mark at the moment on the field. */
export function markHere(kind: 'mark-in' | 'mark-out'): void {
  const before = shownMarks()
  clock.apply({ kind })
  keepEdit(before)
}

export function clearMarks(): void {
  const before = shownMarks()
  showMarks(NO_MARKS)
  keepEdit(before)
}

/** Moves a mark while the pointer drags it; `keepEdit` makes it a change once it is let go. */
export function dragMark(kind: keyof Marks, time: number): void {
  const { markIn, markOut } = shownMarks()
  const isApart = kind === 'markIn' ? markOut === null || time < markOut : markIn === null || time > markIn
  if (isApart) showMarks({ markIn, markOut, [kind]: time })
}

/** Makes one change of what happened to the marks since they were `before`. */
export function keepEdit(before: Marks): void {
  const { key } = useOpenPlay.getState()
  const after = shownMarks()
  if (key === null || hasSameMarks(before, after)) return
  void edit({
    label: marksLabel(after),
    make: async () => putMarks(key, after),
    takeBack: async () => putMarks(key, before),
  })
}

export function shownMarks(): Marks {
  const { markIn, markOut } = clock.playback
  return { markIn, markOut }
}

function putMarks(key: PlayKey, marks: Marks): boolean {
  keepMarks(key, marks)
  const { key: shown } = useOpenPlay.getState()
  if (shown !== null && playKeyText(shown) === playKeyText(key)) showMarks(marks)
  return true
}

function showMarks(marks: Marks): void {
  clock.set({ ...clock.playback, ...marks })
}

function marksLabel({ markIn, markOut }: Marks): string {
  if (markIn === null && markOut === null) return 'marks cleared'
  if (markIn === null) return `out mark at ${momentText(markOut ?? 0)}`
  return markOut === null
    ? `in mark at ${momentText(markIn)}`
    : `marks from ${momentText(markIn)} to ${momentText(markOut)}`
}
