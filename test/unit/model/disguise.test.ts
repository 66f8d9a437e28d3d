import { describe, expect, test } from 'vitest'
import { seconds } from '../../../ml/football/units.ts'
import { disguiseOf, readAt, revealTimeOf, shiftBetween, surpriseOf, tellsOf } from '../../../ml/model/disguise.ts'

/** P(man) of an invented play: `before` up to and with the last look, `at` from the snap on. */
function play(before: readonly number[], after: readonly number[]) {
  return { manProbability: [...before, ...after], snapFrame: before.length }
}

describe('the read', () => {
  const reads = play([0.2, 0.3, 0.8], [0.7, 0.6])

  test('at the last look is that of the frame before the snap', () => {
    expect(readAt(reads, seconds(-0.1))).toBe(0.8)
  })

  test('at a moment is that of the frame snap + round(10 t)', () => {
    expect([readAt(reads, seconds(0)), readAt(reads, seconds(-0.3)), readAt(reads, seconds(0.1))]).toEqual([
      0.7, 0.2, 0.6,
    ])
  })

  test('of a moment outside the play is none', () => {
    expect([readAt(reads, seconds(-0.4)), readAt(reads, seconds(0.2))]).toEqual([null, null])
  })
})

describe('surprise', () => {
  test.each([
    [0.5, 'man', 1],
    [0.75, 'zone', 2],
    [0.875, 'zone', 3],
    [0.25, 'man', 2],
    [1, 'man', 0],
    [1, 'zone', 24],
  ] as const)('of a read of %d when %s was played is %d bits', (read, played, bits) => {
    expect(surpriseOf(read, played)).toBeCloseTo(bits, 12)
  })
})

describe('shift', () => {
  test('is 0 between equal reads and 1 between opposite certainties', () => {
    expect([shiftBetween(0.3, 0.3), shiftBetween(0, 1)]).toEqual([0, 1])
  })

  test('between 0.9 and 0.1, by hand: sqrt(1 - H(0.1)) with H(0.1) = 0.468996 bits', () => {
    expect(shiftBetween(0.9, 0.1)).toBeCloseTo(Math.sqrt(1 - 0.468996), 6)
  })

  test('is the same both ways', () => {
    expect(shiftBetween(0.2, 0.7)).toBe(shiftBetween(0.7, 0.2))
  })
})

describe('reveal time', () => {
  test('is when the read comes to the true side for good', () => {
    expect(revealTimeOf(play([0.8], [0.8, 0.4, 0.6, 0.3, 0.2]), 'zone')).toBe(0.3)
  })

  test('is 0 where the read was on the true side at the snap and stayed', () => {
    expect(revealTimeOf(play([0.2], [0.6, 0.7, 0.9]), 'man')).toBe(0)
  })

  test('is never where the last read is on the wrong side', () => {
    expect(revealTimeOf(play([0.8], [0.2, 0.2, 0.7]), 'zone')).toBeNull()
  })

  test('does not look beyond +3 s', () => {
    const after = [0.9, ...new Array(30).fill(0.1), 0.9]
    expect(revealTimeOf(play([0.8], after), 'zone')).toBe(0.1)
  })

  test('counts a read of just 0.5 as man', () => {
    expect([revealTimeOf(play([0.5], [0.5]), 'man'), revealTimeOf(play([0.5], [0.5]), 'zone')]).toEqual([0, null])
  })
})

describe('a tell', () => {
  test('is a jump of ten points, at its tightest', () => {
    expect(tellsOf([0.3, 0.3, 0.3, 0.45, 0.45, 0.45])).toEqual([
      { startFrame: 2, endFrame: 3, change: expect.closeTo(0.15, 9) },
    ])
  })

  test('may take up to half a second and no longer', () => {
    expect(
      tellsOf([0.3, 0.32, 0.34, 0.36, 0.38, 0.4]).map(({ startFrame, endFrame }) => [startFrame, endFrame]),
    ).toEqual([[0, 5]])
    expect(tellsOf([0.3, 0.316, 0.332, 0.348, 0.364, 0.38, 0.396])).toEqual([])
  })

  test('joins with those that overlap it in the same direction', () => {
    const rise = [0.2, 0.3, 0.4, 0.5, 0.6]
    expect(tellsOf(rise)).toEqual([{ startFrame: 0, endFrame: 4, change: expect.closeTo(0.4, 9) }])
  })

  test('is taken at its tightest between dips, too: no two that are apart become one that changes nothing', () => {
    expect(tellsOf([0.3, 0.32, 0.2, 0.4, 0.25, 0.3])).toEqual([
      { startFrame: 1, endFrame: 2, change: expect.closeTo(-0.12, 9) },
      { startFrame: 2, endFrame: 3, change: expect.closeTo(0.2, 9) },
      { startFrame: 3, endFrame: 4, change: expect.closeTo(-0.15, 9) },
    ])
    const twice = tellsOf([0.3, 0.35, 0.4, 0.3, 0.35, 0.4])
    expect(twice.map(({ startFrame, endFrame }) => [startFrame, endFrame])).toEqual([
      [0, 2],
      [2, 3],
      [3, 5],
    ])
  })

  test('stays apart from one the other way', () => {
    expect(tellsOf([0.2, 0.4, 0.2]).map(({ change }) => Math.sign(change))).toEqual([1, -1])
  })

  test('of exactly ten points counts, also in 32-bit numbers', () => {
    expect(tellsOf(Float32Array.from([0.4, 0.5]))).toHaveLength(1)
  })

  test('of nine points is none', () => {
    expect(tellsOf([0.4, 0.49])).toEqual([])
  })
})

describe('a disguise', () => {
  const fooled = play([0.3, 0.4, 0.7], [0.7, 0.6, ...new Array(20).fill(0.2)])

  test('takes what was played from the label', () => {
    expect(disguiseOf(fooled, 'zone')).toMatchObject({
      read: 0.7,
      revealed: 0.2,
      played: 'zone',
      playedSource: 'label',
    })
  })

  test('takes the read at +1.5 s for a play without a label, and says so', () => {
    expect(disguiseOf(fooled, null)).toMatchObject({ played: 'zone', playedSource: 'read at +1.5 s', revealed: 0.2 })
  })

  test('has a fall from the last look to the lowest read from the snap on, by hand: 0.8 - 0.3', () => {
    expect(disguiseOf(play([0.1, 0.8], [0.7, 0.3, 0.6]), 'zone')?.fall).toBeCloseTo(0.5, 12)
  })

  test('has no fall where no read after the snap lies below the last look', () => {
    expect(disguiseOf(play([0.1, 0.4], [0.5, 0.9]), 'man')?.fall).toBe(0)
  })

  test('has a rise from the lowest read before the snap to the last look', () => {
    expect(disguiseOf(fooled, 'zone')?.rise).toBeCloseTo(0.4, 12)
  })

  test('has a rise and a fall over the frames that models are taught on: 6 s before the snap to 2 s after it', () => {
    const before = [0.05, ...new Array<number>(59).fill(0.5), 0.7]
    const after = [...new Array<number>(21).fill(0.6), 0.1]
    const long = disguiseOf({ manProbability: [...before, ...after], snapFrame: before.length }, 'zone')
    expect([long?.rise, long?.fall]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.1, 12)])
    const edge = disguiseOf({ manProbability: [...before.slice(0, -1), 0.7].slice(1), snapFrame: 60 }, 'zone')
    expect(edge?.rise).toBeCloseTo(0.2, 12)
    const first = disguiseOf(
      { manProbability: [0.05, ...new Array<number>(58).fill(0.5), 0.7, ...after], snapFrame: 60 },
      'zone',
    )
    expect(first?.rise).toBeCloseTo(0.65, 12)
  })

  test('has its numbers together, worked by hand', () => {
    const disguise = disguiseOf(fooled, 'zone')
    expect(disguise?.surprise).toBeCloseTo(-Math.log2(0.3), 12)
    expect(disguise?.revealTime).toBe(0.2)
    // H(0.45) = 0.992774, H(0.7) = 0.881291, H(0.2) = 0.721928
    expect(disguise?.shift).toBeCloseTo(Math.sqrt(0.992774 - (0.881291 + 0.721928) / 2), 5)
  })

  test('cannot be told without a label from a play that ends before +1.5 s', () => {
    expect(disguiseOf(play([0.6], [0.6]), null)).toBeNull()
  })

  test('cannot be told of a play without a frame before the snap', () => {
    expect(disguiseOf(play([], [0.6, 0.7]), 'man')).toBeNull()
  })
})
