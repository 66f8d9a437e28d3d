/** Problems that are alike are one, however many there are. */
import { describe, expect, test } from 'vitest'
import { type Occurrence, ProblemList, problemText } from '../../../main/ingest/report.ts'
import { randomFrom, shuffled } from '../../../ml/base/random.ts'

const BAD: Occurrence = {
  kind: 'bad-number',
  file: 'tracking.csv',
  line: 7,
  column: 'x',
  value: 'abc',
  problem: '"abc" is not a number. Correct it and import again.',
  kept: 'all other rows',
}

function problemsOf(occurrences: readonly Occurrence[]) {
  const list = new ProblemList()
  for (const occurrence of occurrences) list.add(occurrence)
  return list.problems
}

describe('a list of problems', () => {
  test('makes one of those that are alike in kind, file and column, with their count and the first five lines', () => {
    const lines = shuffled(randomFrom('lines'), [90, 12, 7, 33, 8, 51, 14])
    const [problem, ...others] = problemsOf(lines.map((line) => ({ ...BAD, line, value: `value ${line}` })))
    expect(others).toEqual([])
    expect(problem).toMatchObject({ count: 7, lines: [7, 8, 12, 14, 33], value: 'value 7' })
  })

  test.each(['kind', 'file', 'column'])('keeps those apart that differ in their %s', (name) => {
    expect(problemsOf([BAD, { ...BAD, [name]: 'other' }])).toHaveLength(2)
  })

  test('does not depend on the order in which they were found', () => {
    const occurrences = ['a.csv', 'b.csv'].flatMap((file) =>
      ['bad-number', 'bad-row'].flatMap((kind) => [2, 3].map((line) => ({ ...BAD, file, kind, line }))),
    )
    expect(problemsOf(shuffled(randomFrom('order'), occurrences))).toEqual(problemsOf(occurrences))
  })

  test('stays below 1 MB, and says how many more there are, whatever is in the files', () => {
    const long = '\u0000"'.repeat(100_000)
    const files = Array.from({ length: 3_000 }, (_, i) => `${i}${long}`)
    const problems = problemsOf(files.map((file) => ({ ...BAD, file, column: long, value: long, problem: long })))
    expect(JSON.stringify(problems).length).toBeLessThan(1e6)
    expect(problems.at(-1)).toMatchObject({ kind: 'more-problems', count: 2_500 })
  })

  test('has no more notes than anybody reads', () => {
    const list = new ProblemList()
    for (let i = 0; i < 1_000; i++) list.note(`note ${i}`)
    expect(list.notes).toHaveLength(301)
    expect(list.notes.at(-1)).toBe('There are 700 more notes like these.')
  })
})

test('a problem is told with its first lines and how many more there are', () => {
  const lines = [41_207, 2, 3, 4, 5, 6, 7]
  const [problem] = problemsOf(lines.map((line) => ({ ...BAD, line })))
  expect(problem === undefined ? '' : problemText(problem)).toBe(
    'tracking.csv lines 2, 3, 4, 5, 6 and 2 more, column x: "abc" is not a number. Correct it and import again. Kept: all other rows.',
  )
})
