import { describe, expect, test } from 'vitest'
import type { ImportProblem, ImportProgress, ImportReport } from '../../../../preload/values.ts'
import {
  endText,
  placeText,
  problemGroups,
  progressText,
  reportText,
  spokenProgress,
} from '../../../../renderer/imports/importWords.ts'
import { durationText } from '../../../../renderer/ui/numbers.ts'

const PROGRESS: ImportProgress = {
  name: 'week1.zip',
  stage: 'reading',
  share: 0.459,
  games: 0,
  plays: 124,
  secondsLeft: 12.4,
}

const PROBLEM: ImportProblem = {
  kind: 'bad-number',
  file: 'tracking.csv',
  column: 'x',
  count: 1,
  lines: [41207],
  value: '1O3.4',
  problem: '"1O3.4" is not a number.',
  kept: 'The frame without this player.',
}

const REPORT: ImportReport = { games: 2, plays: 246, frames: 9000, unchanged: 0, problems: [], notes: [] }

describe('progress', () => {
  test('tells the stage, the plays, the share and the time left', () => {
    expect(progressText(PROGRESS)).toBe('Importing week1.zip: reading files, 124 plays, 45 %, about 12 s left')
  })

  test('leaves out what nobody knows', () => {
    expect(progressText({ ...PROGRESS, plays: 0, secondsLeft: null })).toBe('Importing week1.zip: reading files, 45 %')
  })

  test('is spoken anew only every quarter of the way', () => {
    const spoken = [0.25, 0.3, 0.49, 0.5].map((share) => spokenProgress({ ...PROGRESS, share }))
    expect(new Set(spoken).size).toBe(2)
  })

  test('durations are as exact as an estimate is', () => {
    expect([0, 59.4, 60, 185, 3900].map(durationText)).toEqual(['1 s', '59 s', '1 min', '3 min', '1 h 5 min'])
  })
})

describe('the end of an import', () => {
  test('done: what came in and how many problems there were', () => {
    const problems = [PROBLEM]
    const ends = [REPORT, { ...REPORT, problems }].map((report) => endText({ kind: 'done', name: 'a', report }))
    expect(ends).toEqual(['2 games, 246 plays imported.', '2 games, 246 plays imported. 1 problem.'])
  })

  test('done again: what the library had already is not called imported', () => {
    const ends = [246, 40].map((unchanged) => endText({ kind: 'done', name: 'a', report: { ...REPORT, unchanged } }))
    expect(ends).toEqual([
      '2 games, 246 plays, all there already.',
      '2 games, 246 plays imported, 40 of them there already.',
    ])
  })

  test('cancelled: what was kept', () => {
    const ends = [0, 1].map((games) => endText({ kind: 'cancelled', name: 'week1.zip', games }))
    expect(ends).toEqual([
      'Import of week1.zip cancelled. Nothing of it was kept.',
      'Import of week1.zip cancelled. 1 whole game of it kept.',
    ])
  })

  test('failed: that is no news', () => {
    expect(endText({ kind: 'failed', name: 'a', fault: { kind: 'k', what: 'w', next: 'n' } })).toBeNull()
  })
})

describe('the report', () => {
  test('groups problems by kind, the most frequent first', () => {
    const problems = [{ ...PROBLEM, kind: 'no-snap' }, PROBLEM, { ...PROBLEM, column: 'y', count: 12 }]
    const groups = problemGroups(problems).map(({ title, count, problems: all }) => [title, count, all.length])
    expect(groups).toEqual([
      ['Bad number', 13, 2],
      ['No snap', 1, 1],
    ])
  })

  test('names file, line and column, as far as there are any', () => {
    expect([placeText(PROBLEM), placeText({ ...PROBLEM, lines: [], column: null })]).toEqual([
      'tracking.csv, line 41,207, column x',
      'tracking.csv',
    ])
  })

  test('names the first lines and how many more there are', () => {
    expect(placeText({ ...PROBLEM, lines: [3, 8], count: 2 })).toBe('tracking.csv, lines 3, 8, column x')
    expect(placeText({ ...PROBLEM, lines: [3, 8], count: 2_700_000 })).toBe(
      'tracking.csv, lines 3, 8 and 2,699,998 more, column x',
    )
  })

  test('is copied whole', () => {
    expect(reportText('week1.zip', { ...REPORT, problems: [PROBLEM], notes: ['A note.'] })).toBe(
      [
        'Import of week1.zip',
        'Games: 2',
        'Plays: 246',
        'Already there: 0',
        'Frames: 9,000',
        'Problems: 1',
        'A note.',
        'bad-number: tracking.csv, line 41,207, column x: "1O3.4" is not a number. Kept: The frame without this player.',
      ].join('\n'),
    )
  })
})
