/** In and out marks of plays, kept for as long as the program runs: a play that is opened again has them again. */
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'

/** Seconds from the snap. */
export interface Marks {
  readonly markIn: number | null
  readonly markOut: number | null
}

export const NO_MARKS: Marks = { markIn: null, markOut: null }

const marksOfPlays = new Map<string, Marks>()

export function marksOf(key: PlayKey): Marks {
  return marksOfPlays.get(playKeyText(key)) ?? NO_MARKS
}

export function keepMarks(key: PlayKey, marks: Marks): void {
  if (marks.markIn === null && marks.markOut === null) marksOfPlays.delete(playKeyText(key))
  else marksOfPlays.set(playKeyText(key), marks)
}

export function forgetMarks(): void {
  marksOfPlays.clear()
}

export function hasSameMarks(a: Marks, b: Marks): boolean {
  return a.markIn === b.markIn && a.markOut === b.markOut
}
