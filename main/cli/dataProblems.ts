/** What to say of files that could not be read, to somebody who wants numbers and no report of them. */
import type { ImportProblem } from '../../preload/values.ts'
import { isLoss, problemText } from '../ingest/report.ts'

/** Files named one by one; more are counted. */
const NAMED_FILES = 5

/** Names the files of which nothing could be used, and counts everything else that was wrong. */
export function sayProblems(problems: readonly ImportProblem[], say: (text: string) => void): void {
  const lost = problems.filter(isLoss).slice(0, NAMED_FILES)
  for (const problem of lost) say(problemText(problem))
  const others = problems.length - lost.length
  if (others > 0) say(`${others} ${others === 1 ? 'problem' : 'problems'} in the data; presnap import lists them.`)
}
