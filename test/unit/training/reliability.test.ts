import { expect, test } from 'vitest'
import type { ScoredRead } from '../../../ml/training/evaluation.ts'
import { weightedAccuracy, weightsFor } from '../../../ml/training/leagueWeights.ts'
import { reliabilityBins } from '../../../ml/training/reliability.ts'

const reads = (pairs: readonly (readonly [number, boolean])[]): ScoredRead[] =>
  pairs.map(([manProbability, isMan], i) => ({ gameId: 1, playId: i, manProbability, isMan }))

const AS_THEY_ARE = { man: 1, zone: 1 }
/** From half man to a quarter. */
const QUARTER = { man: 0.5, zone: 1.5 }

test('weights turn the share of man into the wanted one', () => {
  const half = reads([
    [0.9, true],
    [0.2, false],
  ])
  expect(weightsFor(half, 0.25)).toEqual(QUARTER)
})

test('plays of one kind cannot be weighted into a league', () => {
  expect(weightsFor(reads([[0.9, true]]), 0.31)).toBeNull()
  expect(weightsFor([], 0.31)).toBeNull()
})

test('a bin tells what was said and what came, and the bins cover 0 to 1', () => {
  const bins = reliabilityBins(
    reads([
      [0.8, true],
      [0.84, true],
      [0.88, true],
      [0.8, false],
      [1, true],
      [0, false],
    ]),
    AS_THEY_ARE,
  )
  expect(bins.map(({ n }) => n)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 4, 1])
  expect(bins[0]).toMatchObject({ low: 0, high: 0.1, meanProbability: 0, manShare: 0, manShareLow: 0 })
  expect(bins[9]).toMatchObject({ low: 0.9, high: 1, meanProbability: 1, manShare: 1, manShareHigh: 1 })
  // 3 of 4: Wilson's interval is 0.3006 to 0.9544
  expect(bins[8]?.meanProbability).toBeCloseTo(0.83, 12)
  expect(bins[8]?.manShare).toBe(0.75)
  expect(bins[8]?.manShareLow).toBeCloseTo(0.3006, 4)
  expect(bins[8]?.manShareHigh).toBeCloseTo(0.9544, 4)
})

test('an empty bin says nothing', () => {
  expect(reliabilityBins(reads([[0.85, true]]), AS_THEY_ARE)[4]).toEqual({
    low: 0.4,
    high: 0.5,
    n: 0,
    meanProbability: null,
    manShare: null,
    manShareLow: null,
    manShareHigh: null,
  })
})

test('for a league with less man, what was said, what came and its interval are weighted, and n is not', () => {
  const bin = reliabilityBins(
    reads([
      [0.8, true],
      [0.84, true],
      [0.88, true],
      [0.8, false],
    ]),
    QUARTER,
  )[8]
  // man 0.5 * 3 of 0.5 * 3 + 1.5; said (0.5 * 2.52 + 1.5 * 0.8) / 3; 0.1503 of 0.1503 + 1.0491, 0.4772 of 0.4772 + 0.0684
  expect(bin?.n).toBe(4)
  expect(bin?.manShare).toBeCloseTo(0.5, 12)
  expect(bin?.meanProbability).toBeCloseTo(0.82, 12)
  expect(bin?.manShareLow).toBeCloseTo(0.1253, 3)
  expect(bin?.manShareHigh).toBeCloseTo(0.8746, 3)
})

test('weighted plays are worth fewer than they are', () => {
  const accuracy = weightedAccuracy(
    reads([
      [0.9, true],
      [0.2, true],
      [0.6, false],
      [0.1, false],
    ]),
    QUARTER,
  )
  // right 0.5 + 1.5 of 4; worth 4 * 4 / (2 * 0.25 + 2 * 2.25) = 3.2 plays, whose interval is 0.5 -/+ 0.3693
  expect(accuracy).toEqual({
    n: 4,
    accuracy: 0.5,
    accuracyLow: expect.closeTo(0.1307, 4),
    accuracyHigh: expect.closeTo(0.8693, 4),
  })
})
