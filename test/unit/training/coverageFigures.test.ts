import { describe, expect, test } from 'vitest'
import { COVERAGES, type Coverage } from '../../../ml/football/coverage.ts'
import { coverageProbabilities } from '../../../ml/model/coverages.ts'
import { LAST_LOOK } from '../../../ml/model/disguise.ts'
import type { CalibratedRead } from '../../../ml/training/calibrating.ts'
import { coverageFigures } from '../../../ml/training/coverageFigures.ts'

const logitsOf = (said: Partial<Record<Coverage, number>>) => COVERAGES.map((coverage) => said[coverage] ?? 0)

describe('the probabilities of the seven', () => {
  test('add up to what is said of man and zone', () => {
    const [cover0, cover1, twoMan, ...zones] = coverageProbabilities(logitsOf({ 'Cover-1': 3, 'Cover-3': -2 }), 0.7)
    expect((cover0 ?? 0) + (cover1 ?? 0) + (twoMan ?? 0)).toBeCloseTo(0.7, 12)
    expect(zones.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0.3, 12)
  })

  test('lie within each side as the network says', () => {
    const [cover0, cover1, twoMan] = coverageProbabilities(logitsOf({ 'Cover-1': Math.log(8) }), 0.5)
    expect([cover0, cover1, twoMan].map((one) => (one ?? 0) * 20)).toEqual([1, 8, 1].map((n) => expect.closeTo(n, 10)))
  })

  test('are numbers also where a network is very sure', () => {
    const sure = coverageProbabilities(logitsOf({ 'Cover-2': 400, 'Cover-1': 390 }), 0.25)
    expect(sure.every(Number.isFinite)).toBe(true)
    expect(sure[COVERAGES.indexOf('Cover-1')]).toBeCloseTo(0.25, 10)
  })

  test('lie within each side as the network says, however sure it is of the other', () => {
    const sure = coverageProbabilities(logitsOf({ 'Cover-2': 900, 'Cover-1': Math.log(8) }), 0.5)
    expect(sure[COVERAGES.indexOf('Cover-1')]).toBeCloseTo(0.4, 10)
  })
})

describe('figures of the coverages', () => {
  const read = (partial: Partial<CalibratedRead>): CalibratedRead => ({
    ...{ gameId: 1, playId: 1, dataSet: 'invented', moment: LAST_LOOK, fold: 0, logit: 0, memberLogits: [] },
    known: { phase: 'set', seconds: 3 },
    ...{ isMan: false, manProbability: 0.1, memberProbabilities: [], coverage: 'Cover-3' },
    coverageLogits: logitsOf({ 'Cover-3': 2, 'Cover-2': 1 }),
    ...partial,
  })

  test('count what was named first and what was among the first two', () => {
    const played: Coverage[] = ['Cover-3', 'Cover-3', 'Cover-2', 'Quarters']
    const [figures] = coverageFigures(played.map((coverage) => read({ coverage })))
    // Wilson's interval of 2 in 4, as tables have it
    expect(figures).toMatchObject({ on: 'invented', seconds: -0.1, n: 4, commonest: 0.5, first: 0.5, firstTwo: 0.75 })
    expect(figures?.firstLow).toBeCloseTo(0.15, 2)
    expect(figures?.firstHigh).toBeCloseTo(0.85, 2)
  })

  test('leave out plays without one of the seven, and are none without a head for them', () => {
    expect(coverageFigures([read({}), read({ coverage: null })])[0]?.n).toBe(1)
    expect(coverageFigures([read({ coverageLogits: [] })])).toEqual([])
  })

  test('are told apart by data set and moment', () => {
    const reads = [read({ dataSet: 'b' }), read({ dataSet: 'a' })]
    expect(coverageFigures(reads).map(({ on }) => on)).toEqual(['a', 'b'])
  })
})
