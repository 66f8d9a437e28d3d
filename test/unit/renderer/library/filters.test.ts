import { describe, expect, test } from 'vitest'
import { gameId } from '../../../../ml/football/ids.ts'
import { yards } from '../../../../ml/football/units.ts'
import type { PlayRow } from '../../../../preload/values.ts'
import {
  countFilters,
  distanceOf,
  type FilterContext,
  fieldZoneOf,
  NO_FILTERS,
  type PlayFilters,
  passes,
} from '../../../../renderer/library/filters.ts'
import { filterWords, isPickedByRead } from '../../../../renderer/library/filterWords.ts'
import { playRow, readRow, readSummary } from '../../../builders/playRow.ts'

const CONTEXT: FilterContext = { game: null, judging: { threshold: 0.5, noRead: null }, isFlagged: () => false }

/** Whether the invented third and 8 at the HOM 42 passes some filters. */
function isLeft(
  filters: Partial<PlayFilters>,
  row: PlayRow = playRow(),
  context: Partial<FilterContext> = {},
): boolean {
  return passes(row, { ...NO_FILTERS, ...filters }, { ...CONTEXT, ...context })
}

describe('a filter leaves what it names and nothing else', () => {
  test('without filters every play is left', () => {
    expect(isLeft({})).toBe(true)
  })

  test('one game leaves out the others', () => {
    expect(isLeft({}, playRow(), { game: gameId(1) })).toBe(false)
  })

  test('downs: any of those chosen', () => {
    expect([isLeft({ downs: [1, 3] }), isLeft({ downs: [1, 2] })]).toEqual([true, false])
  })

  test('a play of unknown down is in no down', () => {
    expect(isLeft({ downs: [1, 2, 3, 4] }, playRow({ down: null }))).toBe(false)
  })

  test('distances run from 1 to 3, 4 to 6, and 7 on', () => {
    const distances = [1, 3, 4, 6, 7, 25].map((yardsToGo) => distanceOf({ yardsToGo: yards(yardsToGo) }))
    expect(distances).toEqual(['short', 'short', 'medium', 'medium', 'long', 'long'])
  })

  test('field zones change at the own 10, midfield, the 20 and the 5', () => {
    // x is 10 at the own goal line and 110 at the other one
    const zones = [15, 20, 21, 60, 61, 89, 90, 104, 105].map((x) => fieldZoneOf({ lineOfScrimmage: yards(x) }))
    expect(zones).toEqual([
      'backed up',
      'backed up',
      'own half',
      'own half',
      'opponent half',
      'opponent half',
      'red zone',
      'red zone',
      'goal line',
    ])
  })

  test('formation: as the source spells it', () => {
    expect([isLeft({ formation: 'SHOTGUN' }), isLeft({ formation: 'EMPTY' })]).toEqual([true, false])
  })

  test('motion: a play of which nobody knows is on neither side', () => {
    const unknown = playRow({}, { isInMotion: null })
    expect([
      isLeft({ isInMotion: false }),
      isLeft({ isInMotion: true }),
      isLeft({ isInMotion: false }, unknown),
    ]).toEqual([true, false, false])
  })

  test('man and zone come from the man/zone label, the seven coverages from the coverage label', () => {
    const left = (['zone', 'man', 'Cover-3', 'Cover-1'] as const).map((coverage) => isLeft({ coverage }))
    expect(left).toEqual([true, false, true, false])
  })

  test('read right and read wrong follow the threshold', () => {
    const row = playRow({}, { read: readSummary({ read: 0.45, played: 'zone' }), isRead: true })
    const at = (threshold: number) => [
      isLeft({ read: 'right' }, row, { judging: { threshold, noRead: null } }),
      isLeft({ read: 'wrong' }, row, { judging: { threshold, noRead: null } }),
    ]
    expect([at(0.5), at(0.4)]).toEqual([
      [true, false],
      [false, true],
    ])
  })

  test('a play that is not read is neither right nor wrong', () => {
    expect([isLeft({ read: 'right' }), isLeft({ read: 'wrong' })]).toEqual([false, false])
  })

  test('disguise: fooled either way', () => {
    const rows = [0.7, 0.2].map((read) => playRow({}, { read: readSummary({ read, played: 'zone' }), isRead: true }))
    expect(rows.map((row) => isLeft({ isDisguised: true }, row))).toEqual([true, false])
  })

  test('flagged: as the context says', () => {
    expect([isLeft({ isFlagged: true }), isLeft({ isFlagged: true }, playRow(), { isFlagged: () => true })]).toEqual([
      false,
      true,
    ])
  })

  test('all words have to be found, whatever their case', () => {
    expect([isLeft({ text: 'shotgun INVENTED' }), isLeft({ text: 'shotgun punt' })]).toEqual([true, false])
  })

  test('the down and the time are found as a coach says them', () => {
    const row = playRow({ down: 3, yardsToGo: yards(8), quarter: 4, gameClock_s: 125 })
    const found = ['3rd', '3rd down', '3 & 8', 'q4', '2:05', '2nd', '3rd down q2'].map((text) => isLeft({ text }, row))
    expect(found).toEqual([true, true, true, true, true, false, false])
  })
})

describe('filters in words', () => {
  const filters: PlayFilters = { ...NO_FILTERS, downs: [2, 3], distances: ['long'], coverage: 'Cover-2' }

  test('each filter that is set is told once', () => {
    expect(filterWords(filters).map(({ text }) => text)).toEqual(['2nd or 3rd down', 'long', 'Cover-2'])
  })

  test('as many are told as are counted', () => {
    expect(filterWords(filters)).toHaveLength(countFilters(filters))
  })

  test('taking one off leaves the others', () => {
    expect(filterWords(filters)[1]?.without).toEqual({ ...filters, distances: [] })
  })

  test('no words where nothing is set', () => {
    expect(filterWords(NO_FILTERS)).toEqual([])
  })

  test('an accuracy says nothing of plays that were picked by their read', () => {
    const picked = [{ read: 'wrong' }, { isDisguised: true }, { isFlagged: true }, { downs: [3] }] as const
    expect(picked.map((filter) => isPickedByRead({ ...NO_FILTERS, ...filter }))).toEqual([true, true, true, false])
  })
})

test('a look that is no read was neither right nor wrong', () => {
  const unsure = { judging: { threshold: 0.5, noRead: { low: 0.4, high: 0.6 } } }
  const row = readRow(1, { read: 0.55, played: 'zone' })
  expect([isLeft({ read: 'wrong' }, row, unsure), isLeft({ read: 'right' }, row, unsure)]).toEqual([false, false])
  expect(isLeft({ isDisguised: true }, row, unsure)).toBe(false)
})
