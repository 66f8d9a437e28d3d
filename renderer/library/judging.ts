/** Rows of the list as the rule of `ml/review` judges them. */
import { isDropback } from '../../ml/football/play.ts'
import {
  type JudgedCounts,
  type JudgingRule,
  disguiseKindOf as kindOfPlay,
  type PlayToJudge,
  rankedSuspects,
  type SuspectKind,
  type Verdict,
  VerdictCount,
  verdictOn,
} from '../../ml/review/suspects.ts'
import type { PlayRow, ReadSummary } from '../../preload/values.ts'

/** What the rule asks of a row. */
export type JudgedRow = Pick<PlayRow, 'play' | 'read'> & Partial<Pick<PlayRow, 'isRead'>>

export function verdictOnRow(row: JudgedRow, rule: JudgingRule): Verdict {
  return verdictOn(asPlay(row), rule)
}

/** Null for a play that is not judged. */
export function disguiseKindOf(row: JudgedRow, rule: JudgingRule): SuspectKind | 'none' | null {
  return kindOfPlay(asPlay(row), rule)
}

export function judgementOf(row: JudgedRow, rule: JudgingRule): 'right' | 'fooled' | null {
  const kind = disguiseKindOf(row, rule)
  if (kind === null) return null
  return kind === 'none' ? 'right' : 'fooled'
}

/** The suspects among some plays, as `ml/review` ranks them. */
export function suspectsOf(rows: readonly PlayRow[], rule: JudgingRule): readonly PlayRow[] {
  const suspects = rows.flatMap((row) => {
    const kind = disguiseKindOf(row, rule)
    return kind === null || kind === 'none' ? [] : [{ row, kind, surprise: (row.read as ReadSummary).surprise }]
  })
  return rankedSuspects(suspects).map(({ row }) => row)
}

export interface SuspectCount extends JudgedCounts {
  readonly falsePositives: number
  readonly falseNegatives: number
}

/** How many of the plays that can be replayed are suspects, were judged, and were left out. */
export function suspectCount(rows: readonly PlayRow[], rule: JudgingRule): SuspectCount {
  const count = new VerdictCount()
  let [falsePositives, falseNegatives] = [0, 0]
  for (const row of rows.filter(({ frameCount }) => frameCount > 0)) {
    const verdict = verdictOnRow(row, rule)
    count.add(asPlay(row), verdict)
    if (verdict.isJudged && verdict.kind === 'false-positive') falsePositives += 1
    if (verdict.isJudged && verdict.kind === 'false-negative') falseNegatives += 1
  }
  return { ...count.counts, falsePositives, falseNegatives }
}

function asPlay({ play, read, isRead = read !== null }: JudgedRow): PlayToJudge {
  return { isDropback: isDropback(play), isPredicted: isRead, read }
}
