import { expect, test } from 'vitest'
import { COVERAGES, coverageFromLabel, manZoneFromLabel, manZoneOf } from '../../../ml/football/coverage.ts'

test.each([
  ['Cover-0', 'Cover-0'],
  ['Cover-1', 'Cover-1'],
  ['Cover-1 Double', 'Cover-1'],
  ['2-Man', '2-Man'],
  ['Cover-2', 'Cover-2'],
  ['Cover-3', 'Cover-3'],
  ['Cover-3 Seam', 'Cover-3'],
  ['Cover-3 Cloud Left', 'Cover-3'],
  ['Cover-3 Double Cloud', 'Cover-3'],
  ['Quarters', 'Quarters'],
  ['Cover 6-Left', 'Cover-6'],
  ['Cover-6 Right', 'Cover-6'],
  ['Cover 4 Zone', 'Quarters'],
  ['Cover 2 Man', '2-Man'],
  ['Cover 2 Zone', 'Cover-2'],
  ['Cover 0 Man', 'Cover-0'],
  ['COVER_6_ZONE', 'Cover-6'],
  ['COVER_2_MAN', '2-Man'],
  ['2_MAN', '2-Man'],
  ['COVER_4', 'Quarters'],
])('the label "%s" is %s', (label, coverage) => {
  expect(coverageFromLabel(label)).toBe(coverage)
})

test.each(['Red Zone', 'Goal Line', 'Prevent', 'Prevent Zone', 'Bracket', 'Miscellaneous', 'Cover-9', '', null])(
  'the label "%s" has no class of its own',
  (label) => {
    expect(coverageFromLabel(label)).toBeNull()
  },
)

test('man/zone labels of both labellers are understood, and "Other" is neither', () => {
  expect(['Man', 'Zone', 'MAN_COVERAGE', 'ZONE_COVERAGE', 'Other', null].map(manZoneFromLabel)).toEqual([
    'man',
    'zone',
    'man',
    'zone',
    null,
    null,
  ])
})

test('three of the seven coverages are man', () => {
  expect(COVERAGES.filter((coverage) => manZoneOf(coverage) === 'man')).toEqual(['Cover-0', 'Cover-1', '2-Man'])
})
