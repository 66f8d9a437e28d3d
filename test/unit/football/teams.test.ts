import { describe, expect, test } from 'vitest'
import { isSameTeam } from '../../../ml/football/teams.ts'

describe('one team', () => {
  test.each([
    ['ARZ', 'ARI'],
    ['BLT', 'BAL'],
    ['CLV', 'CLE'],
    ['HST', 'HOU'],
    ['JAC', 'JAX'],
    ['LA', 'LAR'],
    ['STL', 'LAR'],
    ['STL', 'LA'],
    ['OAK', 'LV'],
    ['SD', 'LAC'],
    ['WSH', 'WAS'],
  ])('is %s and %s', (one, other) => {
    expect(isSameTeam(one, other)).toBe(true)
    expect(isSameTeam(other, one)).toBe(true)
  })

  test('has one abbreviation however it is written', () => {
    expect(isSameTeam(' tb', 'TB ')).toBe(true)
    expect(isSameTeam('arz', 'ARI')).toBe(true)
  })
})

test.each([
  ['LA', 'LAC'],
  ['LAR', 'LAC'],
  ['STL', 'SD'],
  ['CLE', 'BAL'],
  ['NYG', 'NYJ'],
  ['HOU', 'TEN'],
  ['ELK', 'UMR'],
  ['', 'TB'],
])('%j and %j are two teams', (one, other) => {
  expect(isSameTeam(one, other)).toBe(false)
})
