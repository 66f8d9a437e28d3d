import { describe, expect, test } from 'vitest'
import type { ModelCard, ReliabilityBin, ReliabilityTable } from '../../../../ml/model/modelCard.ts'
import type { PlayRow } from '../../../../preload/values.ts'
import {
  binOf,
  libraryCount,
  libraryText,
  reliabilityAt,
  reliabilityText,
} from '../../../../renderer/read/reliability.ts'

const bins: ReliabilityBin[] = Array.from({ length: 10 }, (_, i) => ({
  low: i / 10,
  high: (i + 1) / 10,
  n: 61,
  meanProbability: (i + 0.5) / 10,
  manShare: 0.77,
  manShareLow: 0.65,
  manShareHigh: 0.86,
}))

function table(seconds: number): ReliabilityTable {
  return { on: ['a'], seconds, n: 610, manRate: 0.3, bins }
}

/** A row as far as its last look and what was played matter. */
function row(read: number, played: 'man' | 'zone', playedSource: 'label' | 'read at +1.5 s' = 'label'): PlayRow {
  return { read: { read, played, playedSource } } as PlayRow
}

describe('the card', () => {
  test('the table nearest to the moment answers', () => {
    const card = { reliability: { tables: [table(0), table(-0.1)], note: '' } } as unknown as ModelCard
    expect(reliabilityAt(card, -0.1)?.seconds).toBe(-0.1)
  })

  test('a card of an older model answers nothing', () => {
    expect(reliabilityAt({} as ModelCard, -0.1)).toBeNull()
  })

  test('a bin begins with its lower edge, and 1 lies in the last', () => {
    expect([0, 0.8, 0.899, 1].map((read) => binOf(table(0), read)?.low)).toEqual([0, 0.8, 0.8, 0.9])
  })

  test('what it says comes with n, interval, moment, data set and base rate', () => {
    expect(reliabilityText(bins[8] as ReliabilityBin, table(-0.1))).toBe(
      'When it says 80 to 90 %, it was man 77 % of the time (n 61, 65 to 86 %). At -0.1 s, 610 held-out plays of a, man on 30 %.',
    )
  })

  test('a bin without plays promises nothing', () => {
    const empty = { ...(bins[9] as ReliabilityBin), n: 0, manShare: null }
    expect(reliabilityText(empty, table(-0.1))).toBe(
      'When it says 90 to 100 %, nobody knows: no held-out play was read so.',
    )
  })
})

describe('the library', () => {
  test('only labelled plays that were read alike count', () => {
    const rows = [
      row(0.75, 'man'),
      row(0.85, 'zone'),
      row(0.8, 'man'),
      row(0.86, 'man'),
      row(0.8, 'man', 'read at +1.5 s'),
      { read: null } as PlayRow,
    ]
    const { n, man } = libraryCount(rows, 0.8)
    expect([n, man]).toEqual([3, 2])
  })

  test('it is told in a sentence with its interval and its base rate', () => {
    const rows = Array.from({ length: 10 }, (_, i) => row(0.8, i < 8 ? 'man' : 'zone'))
    rows.push(row(0.2, 'zone'))
    expect(libraryText(libraryCount(rows, 0.8), 'real')).toBe(
      'In this library, of 10 labelled plays read at 75 to 85 % at the last look, 8 were man (80 %, 49 to 94 %); of all 11, 73 %.',
    )
  })

  test('no play at all is told, too', () => {
    expect(libraryText(libraryCount([], 0.98), 'simulated')).toBe(
      'In this library, no simulated plays were read at 93 to 100 % at the last look.',
    )
  })

  // worked by hand for 8 of 10: middle (0.8 + 0.19207) / 1.38415 = 0.71674, half 1.41601 * sqrt(0.0256036) = 0.22658
  test('the interval is Wilson’s', () => {
    const rows = Array.from({ length: 10 }, (_, i) => row(0.8, i < 8 ? 'man' : 'zone'))
    const { share } = libraryCount(rows, 0.8)
    expect(share?.low).toBeCloseTo(0.49016, 4)
    expect(share?.high).toBeCloseTo(0.94332, 4)
  })
})
