import { describe, expect, test } from 'vitest'
import { gameId, playId, playKeyText } from '../../../../ml/football/ids.ts'
import type { PlayRow } from '../../../../preload/values.ts'
import { filtered, neighbour, ordered, placeOf } from '../../../../renderer/library/cutUpOf.ts'
import { NO_FILTERS } from '../../../../renderer/library/filters.ts'
import { suspectsOf } from '../../../../renderer/library/judging.ts'
import { sorted } from '../../../../renderer/library/sorts.ts'
import { INVENTED_GAME, playRow, readRow, readSummary } from '../../../builders/playRow.ts'

const idsOf = (rows: readonly PlayRow[]) => rows.map(({ play }) => Number(play.playId))
const key = (id: number) => ({ gameId: INVENTED_GAME, playId: playId(id) })

const at = (threshold: number) => ({ threshold, noRead: null })

describe('sorts', () => {
  const rows = [
    readRow(1, { rise: 0.1, fall: 0.5, surprise: 2, read: 0.3 }),
    playRow({ playId: playId(2) }),
    readRow(3, { rise: 0.4, fall: 0.2, surprise: Number.POSITIVE_INFINITY, read: 0.9 }),
    readRow(4, { rise: 0.4, fall: 0.9, surprise: 0.5, read: 0.6 }),
  ]

  test('in order of play nothing moves', () => {
    expect(sorted(rows, 'order', at(0.5))).toBe(rows)
  })

  test.each([
    ['rise', [3, 4, 1, 2]],
    ['fall', [4, 1, 3, 2]],
    ['surprise', [3, 1, 4, 2]],
    ['man', [3, 4, 1, 2]],
  ] as const)('by %s the greatest comes first, equal ones in order of play, unread ones last', (sort, ids) => {
    expect(idsOf(sorted(rows, sort, at(0.5)))).toEqual(ids)
  })
})

test('by surprise plays that are not judged come last', () => {
  const run = playRow(
    { playId: playId(1), isDropback: false, passResult: null },
    { read: readSummary({ surprise: 9 }), isRead: true },
  )
  expect(idsOf(sorted([run, readRow(2, { surprise: 0.1 })], 'surprise', at(0.5)))).toEqual([2, 1])
})

describe('suspects', () => {
  const rows = [
    readRow(1, { read: 0.2, played: 'man', surprise: 2.3 }),
    readRow(2, { read: 0.6, played: 'zone', surprise: 1.3 }),
    readRow(3, { read: 0.9, played: 'zone', surprise: 3.3 }),
    readRow(4, { read: 0.9, played: 'man', surprise: 0.2 }),
    playRow({ playId: playId(5) }),
  ]

  test('false positives come before false negatives, the most surprising first', () => {
    expect(idsOf(suspectsOf(rows, at(0.5)))).toEqual([3, 2, 1])
  })

  test('a higher threshold makes fewer false positives', () => {
    expect(idsOf(suspectsOf(rows, at(0.7)))).toEqual([3, 1])
  })

  test('a look that is no read is no suspect', () => {
    expect(idsOf(suspectsOf(rows, { threshold: 0.5, noRead: { low: 0.4, high: 0.6 } }))).toEqual([3, 1])
  })

  test('in the suspects list the order of plays does not count', () => {
    expect(idsOf(ordered(rows, { isSuspects: true, sort: 'man', judging: at(0.5) }))).toEqual([3, 2, 1])
  })
})

describe('stepping through the cut-up', () => {
  const rows = [readRow(10), readRow(20), readRow(30)]

  test('leads to the next and the previous play', () => {
    expect([neighbour(rows, key(20), 1), neighbour(rows, key(20), -1)]).toEqual([rows[2], rows[0]])
  })

  test('stays inside at both ends', () => {
    expect([neighbour(rows, key(30), 1), neighbour(rows, key(10), -1)]).toEqual([null, null])
  })

  test('from a play that the filter left out it leads to the first or the last', () => {
    expect([neighbour(rows, key(99), 1), neighbour(rows, null, -1)]).toEqual([rows[0], rows[2]])
  })

  test('leads nowhere in an empty cut-up', () => {
    expect(neighbour([], key(10), 1)).toBeNull()
  })

  test('the same play id of another game is another play', () => {
    expect(placeOf([readRow(20)], { ...key(20), gameId: gameId(7) })).toBe(-1)
  })
})

test('the flag filter asks for the play by its key', () => {
  const rows = [readRow(10), readRow(20)]
  const flagged = new Set([playKeyText(key(20))])
  const left = filtered({ rows, filters: { ...NO_FILTERS, isFlagged: true }, flagged, game: null, judging: at(0.5) })
  expect(idsOf(left)).toEqual([20])
})
