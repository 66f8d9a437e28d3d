/** What the coach said of each play, in one word a play. */
import type { Flag } from '../../ml/football/flag.ts'
import { playKeyText } from '../../ml/football/ids.ts'

export type PlayMark = 'flagged' | 'confirmed' | 'dismissed'

/** By `playKeyText`: his verdict on the suspicion, the latest; else that he flagged it. */
export function playMarks(flags: readonly Flag[]): ReadonlyMap<string, PlayMark> {
  const marks = new Map<string, PlayMark>()
  for (const flag of flags.toSorted((a, b) => a.moment - b.moment)) {
    const key = playKeyText(flag)
    if (flag.state === 'confirmed' || flag.state === 'dismissed') marks.set(key, flag.state)
    else if (!marks.has(key)) marks.set(key, 'flagged')
  }
  return marks
}
