/** What an import has to say: what came in, and each problem with its place and what was kept in spite of it. */
import type { ImportProblem } from '../../preload/values.ts'

/** Problems of one kind in one file beyond this are counted, not listed: a file of rubbish must not fill the memory. */
const LISTED_PER_KIND = 10_000

/** Collects problems and notes while files are read. */
export class ProblemList {
  readonly #listed: ImportProblem[] = []
  readonly #notes = new Set<string>()
  readonly #counts = new Map<string, number>()

  add(problem: ImportProblem): void {
    const key = `${problem.file}\n${problem.kind}`
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    if (count <= LISTED_PER_KIND) this.#listed.push(problem)
  }

  note(text: string): void {
    this.#notes.add(text)
  }

  get notes(): readonly string[] {
    return [...this.#notes]
  }

  /** All problems in the order in which they were found; what was only counted has a line of its own at the end. */
  get problems(): readonly ImportProblem[] {
    const uncounted = [...this.#counts].filter(([, count]) => count > LISTED_PER_KIND)
    const summaries = uncounted.map(([key, count]) => {
      const [file = '', kind = ''] = key.split('\n')
      const more = count - LISTED_PER_KIND
      return { kind, file, line: null, column: null, problem: `${more} more problems of this kind.`, kept: 'as above' }
    })
    return [...this.#listed, ...summaries]
  }
}

/** "tracking_week_3.csv line 41,207, column x: ... Kept: ..." */
export function problemText({ file, line, column, problem, kept }: ImportProblem): string {
  const at = line === null ? '' : ` line ${line.toLocaleString('en-US')}`
  const of = column === null ? '' : `${at === '' ? '' : ','} column ${column}`
  return `${file}${at}${of}: ${problem} Kept: ${kept}.`
}
