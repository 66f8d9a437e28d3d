/** An import in words: how far it is, how it ended, and what was wrong with its files. */
import type { ImportEnd, ImportProblem, ImportProgress, ImportReport, ImportStage } from '../../preload/values.ts'
import { counted, countText, durationText } from '../ui/numbers.ts'

const STAGES: Readonly<Record<ImportStage, string>> = {
  simulating: 'inventing plays',
  reading: 'reading files',
  storing: 'storing plays',
}

/** "Importing week1.zip: reading files, 124 plays, 45 %, about 12 s left". */
export function progressText({ name, stage, plays, share, secondsLeft }: ImportProgress): string {
  const parts = [STAGES[stage], plays === 0 ? '' : counted(plays, 'play'), `${Math.floor(100 * share)} %`]
  return `Importing ${name}: ${[...parts, leftText(secondsLeft)].filter(Boolean).join(', ')}`
}

/** The same for screen readers: another text only at another stage, and every quarter of the way. */
export function spokenProgress({ name, stage, share }: ImportProgress): string {
  return `Importing ${name}: ${STAGES[stage]}, ${25 * Math.floor(4 * share)} %`
}

/** "about 12 s left"; empty while nobody can tell. */
export function leftText(secondsLeft: number | null): string {
  return secondsLeft === null ? '' : `about ${durationText(secondsLeft)} left`
}

/** The news when an import ended; null where it failed: that is no news but a fault. */
export function endText(end: ImportEnd): string | null {
  if (end.kind === 'failed') return null
  if (end.kind === 'cancelled') {
    const kept = end.games === 0 ? 'Nothing of it was kept' : `${counted(end.games, 'whole game')} of it kept`
    return `Import of ${end.name} cancelled. ${kept}.`
  }
  const { games, problems } = end.report
  const wrong = problems.length === 0 ? '' : ` ${counted(problems.length, 'problem')}.`
  return `${counted(games, 'game')}, ${playsText(end.report)}.${wrong}`
}

/** "12 plays imported", "12 plays, all there already", "12 plays imported, 4 of them there already". */
function playsText({ plays, unchanged }: ImportReport): string {
  if (unchanged === 0 || plays === 0) return `${counted(plays, 'play')} imported`
  if (unchanged === plays) return `${counted(plays, 'play')}, all there already`
  return `${counted(plays, 'play')} imported, ${countText(unchanged)} of them there already`
}

export interface ProblemGroup {
  readonly kind: string
  /** "Bad number". */
  readonly title: string
  /** How often there is one of this kind. */
  readonly count: number
  readonly problems: readonly ImportProblem[]
}

/** Problems by kind, the most frequent kind first. */
export function problemGroups(problems: readonly ImportProblem[]): readonly ProblemGroup[] {
  const groups = [...Map.groupBy(problems, ({ kind }) => kind)]
  return groups
    .map(([kind, ofKind]) => ({ kind, title: titleOf(kind), count: totalOf(ofKind), problems: ofKind }))
    .toSorted((a, b) => b.count - a.count)
}

/** "tracking_week_3.csv, line 41,207, column x", "tracking_week_3.csv, lines 3, 8 and 12 more, column x". */
export function placeText({ file, lines, count, column }: ImportProblem): string {
  const parts = [file, linesText(lines, count), column === null ? '' : `column ${column}`]
  return parts.filter(Boolean).join(', ')
}

function linesText(lines: readonly number[], count: number): string {
  if (lines.length === 0) return ''
  const more = count > lines.length ? ` and ${countText(count - lines.length)} more` : ''
  return `${count === 1 ? 'line' : 'lines'} ${lines.map(countText).join(', ')}${more}`
}

/** What came in, as pairs for a table. */
export function reportFigures(report: ImportReport): readonly (readonly [string, string])[] {
  return [
    ['Games', countText(report.games)],
    ['Plays', countText(report.plays)],
    ['Already there', countText(report.unchanged)],
    ['Frames', countText(report.frames)],
    ['Problems', countText(report.problems.length)],
  ]
}

/** The whole report as text, for a message to whoever can mend the files. */
export function reportText(name: string, report: ImportReport): string {
  const figures = reportFigures(report).map(([label, value]) => `${label}: ${value}`)
  const problems = report.problems.map(
    (problem) =>
      `${problem.kind}: ${placeText(problem)}: ${problem.problem} Kept: ${problem.kept}${timesText(problem)}`,
  )
  return [`Import of ${name}`, ...figures, ...report.notes, ...problems].join('\n')
}

/** " (12 times)", where the lines do not say it. */
function timesText({ lines, count }: ImportProblem): string {
  return lines.length > 0 || count === 1 ? '' : ` (${countText(count)} times)`
}

function totalOf(problems: readonly ImportProblem[]): number {
  return problems.reduce((sum, { count }) => sum + count, 0)
}

function titleOf(kind: string): string {
  const words = kind.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
