/** What an import has to say: what came in, and what was wrong, where, and what was kept in spite of it. */
import type { ImportProblem } from '../../preload/values.ts'

/** Something that is wrong in one place, or in `count` places like it. */
export interface Occurrence {
  readonly kind: string
  readonly file: string
  /** Line of a CSV (the header is line 1) or row of a Parquet file (from 1); null where it is about more. */
  readonly line: number | null
  readonly column: string | null
  readonly problem: string
  readonly kept: string
  /** What was found there, where it is about a value. */
  readonly value?: string | null
  readonly count?: number
}

/** More problems that differ in kind, file or column are only counted: with these a report stays below 1 MB. */
const MOST_PROBLEMS = 500
const MOST_NOTES = 300
/** Enough to find a pattern in the file. */
const LISTED_LINES = 5
/** Characters of a text in a report: names of columns, values and the sentences around them come out of files. */
const LONGEST = { file: 300, column: 100, value: 80, sentence: 600 } as const

/** Collects problems and notes while files are read: what is alike in kind, file and column is one problem, so that a
 *  file of rubbish does not fill the memory. */
export class ProblemList {
  readonly #problems = new Map<string, ProblemGroup>()
  readonly #notes = new Set<string>()
  #count = 0
  #uncounted = 0
  #moreNotes = 0

  /** How many occurrences of problems were added. */
  get count(): number {
    return this.#count
  }

  add(occurrence: Occurrence): void {
    const { file, kind, column, count = 1 } = occurrence
    this.#count += count
    const key = `${file}\n${kind}\n${column}`
    const group = this.#problems.get(key)
    if (group !== undefined) group.add(occurrence)
    else if (this.#problems.size < MOST_PROBLEMS) this.#problems.set(key, new ProblemGroup(occurrence))
    else this.#uncounted += count
  }

  note(text: string): void {
    if (this.#notes.size < MOST_NOTES || this.#notes.has(text)) this.#notes.add(shownText(text, LONGEST.sentence))
    else this.#moreNotes++
  }

  get notes(): readonly string[] {
    const more = this.#moreNotes === 0 ? [] : [`There are ${this.#moreNotes} more notes like these.`]
    return [...this.#notes, ...more]
  }

  /** All problems by file, kind and column; those that are only counted come last. */
  get problems(): readonly ImportProblem[] {
    const problems = [...this.#problems].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group.problem)
    return this.#uncounted === 0 ? problems : [...problems, uncounted(this.#uncounted)]
  }
}

/** The occurrences of one problem. What is said of it is said of the first of them in the file. */
class ProblemGroup {
  readonly #lines: number[] = []
  #first: Occurrence
  #count = 0

  constructor(first: Occurrence) {
    this.#first = first
    this.add(first)
  }

  add(occurrence: Occurrence): void {
    this.#count += occurrence.count ?? 1
    const { line } = occurrence
    if (line === null) return
    const [firstLine = Number.POSITIVE_INFINITY] = this.#lines
    if (line < firstLine) this.#first = occurrence
    const place = this.#lines.findIndex((other) => other >= line)
    if (this.#lines[place] === line) return
    this.#lines.splice(place < 0 ? this.#lines.length : place, 0, line)
    if (this.#lines.length > LISTED_LINES) this.#lines.length = LISTED_LINES
  }

  get problem(): ImportProblem {
    const { kind, file, column, value = null, problem, kept } = this.#first
    return {
      kind,
      file: shownText(file, LONGEST.file),
      column: column === null ? null : shownText(column, LONGEST.column),
      count: this.#count,
      lines: [...this.#lines],
      value: value === null ? null : shownValue(value),
      problem: shownText(problem, LONGEST.sentence),
      kept: shownText(kept, LONGEST.sentence),
    }
  }
}

/** A value out of a file as it can be shown: shortened, and on one line. */
export function shownValue(value: string): string {
  return shownText(value, LONGEST.value)
}

/** Whether a file is lost with this problem, whole. */
export function isLoss({ kept }: Pick<ImportProblem, 'kept'>): boolean {
  return kept.startsWith('nothing of')
}

/** "tracking_week_3.csv lines 41,207, 41,208 and 12 more, column x: ... Kept: ..." */
export function problemText({ file, lines, column, count, problem, kept }: ImportProblem): string {
  const more = count - lines.length
  const listed = lines.map((line) => line.toLocaleString('en-US')).join(', ')
  const rest = more > 0 ? ` and ${more.toLocaleString('en-US')} more` : ''
  const word = count === 1 ? 'line' : 'lines'
  const times = count === 1 ? '' : ` (${count.toLocaleString('en-US')} times)`
  const at = lines.length === 0 ? times : ` ${word} ${listed}${rest}`
  const of = column === null ? '' : `${at === '' ? '' : ','} column ${column}`
  return `${file}${at}${of}: ${problem} Kept: ${kept}.`
}

function uncounted(count: number): ImportProblem {
  const problem = 'There are more problems, in other files and columns. Correct these first and import again.'
  return { kind: 'more-problems', file: '', column: null, count, lines: [], value: null, problem, kept: 'as above' }
}

/** Without line breaks and other characters that steer a terminal, and cut where it is longer than it may be. */
function shownText(text: string, longest: number): string {
  const short = text.length <= longest ? text : `${text.slice(0, longest)}...`
  return short.replaceAll(CONTROLS, ' ')
}

const CONTROLS = /\p{Cc}/gu
