import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { seconds } from '../../../ml/football/units.ts'
import {
  accuracyInterval,
  accuracyOf,
  aucOf,
  eceOf,
  eceOfPerfect,
  logLossOf,
  momentMetrics,
  type ScoredRead,
} from '../../../ml/training/evaluation.ts'

const reads = (pairs: readonly (readonly [number, boolean])[]): ScoredRead[] =>
  pairs.map(([manProbability, isMan], i) => ({ gameId: 1, playId: i, manProbability, isMan }))

/** Reads that come true just as often as they say, over `games` games. */
function honestReads(count: number, games: number): ScoredRead[] {
  const random = randomFrom('honest')
  return Array.from({ length: count }, (_, i) => {
    const manProbability = random.uniform()
    return { gameId: i % games, playId: i, manProbability, isMan: random.chance(manProbability) }
  })
}

test('AUC counts the pairs in the right order, a draw as half', () => {
  // pairs (man, zone): .9>.4, .9>.6, .6=.6, .6>.4 -> 3.5 of 4
  expect(
    aucOf(
      reads([
        [0.9, true],
        [0.6, true],
        [0.6, false],
        [0.4, false],
      ]),
    ),
  ).toBe(0.875)
})

test('AUC needs a man and a zone play', () => {
  expect(aucOf(reads([[0.9, true]]))).toBeNull()
})

test('accuracy takes 0.5 as man', () => {
  expect(
    accuracyOf(
      reads([
        [0.5, true],
        [0.5, false],
        [0.2, false],
        [0.7, false],
      ]),
    ),
  ).toBe(0.5)
})

test('log loss is in natural units, and a certain mistake does not make it infinite', () => {
  expect(
    logLossOf(
      reads([
        [0.5, true],
        [0.25, false],
      ]),
    ),
  ).toBeCloseTo((Math.log(2) - Math.log(0.75)) / 2, 12)
  expect(logLossOf(reads([[0, true]]))).toBeLessThan(17)
})

test('ece is the mean distance of said and came, bin by bin', () => {
  // bin 0.2-0.3: said 0.25 and 0.25, came 1 of 2 -> |0.5 - 1| = 0.5; bin 0.9-1: said 0.95, came 1 -> 0.05; over 3
  expect(
    eceOf(
      reads([
        [0.25, true],
        [0.25, false],
        [0.95, true],
      ]),
    ),
  ).toBeCloseTo((0.5 + 0.05) / 3, 9)
})

test('a probability of 1 falls into the last bin', () => {
  expect(
    eceOf(
      reads([
        [1, true],
        [0.95, false],
      ]),
    ),
  ).toBeCloseTo((1.95 - 1) / 2, 9)
})

describe('honest reads', () => {
  test('have an ece below that of a perfect model, and boastful ones do not', () => {
    const honest = honestReads(2_000, 1)
    expect(eceOf(honest)).toBeLessThan(eceOfPerfect(honest))
    const boastful = honest.map((read) => ({ ...read, manProbability: read.manProbability > 0.5 ? 0.97 : 0.03 }))
    expect(eceOf(boastful)).toBeGreaterThan(eceOfPerfect(boastful))
  })

  test('have an interval of the width that the binomial gives', () => {
    const honest = honestReads(1_000, 1)
    const [low, high] = accuracyInterval(honest, 'plays')
    const accuracy = accuracyOf(honest)
    expect((high - low) / 2).toBeCloseTo(1.96 * Math.sqrt((accuracy * (1 - accuracy)) / 1_000), 2)
  })
})

test('intervals are drawn over games from 20 games up, and plays of one game move together', () => {
  // every game is all right or all wrong: 20 games are 20 facts, however many plays they have
  const alike = Array.from({ length: 2_000 }, (_, i) => {
    const isRight = i % 20 < 15
    return { gameId: i % 20, playId: i, manProbability: isRight ? 0.9 : 0.1, isMan: true }
  })
  const metrics = momentMetrics(seconds(-1), alike)
  expect(metrics.intervalOver).toBe('games')
  expect((metrics.accuracyHigh as number) - (metrics.accuracyLow as number)).toBeGreaterThan(0.3)
  expect(
    momentMetrics(
      seconds(-1),
      alike.filter((read) => read.gameId < 19),
    ).intervalOver,
  ).toBe('plays')
})

test('a moment without plays has a row that says so', () => {
  expect(momentMetrics(seconds(-4), [])).toMatchObject({ seconds: -4, n: 0, accuracy: null, auc: null, baseRate: null })
})

test('the base rate is the share of man, and always saying zone has the rest', () => {
  expect(
    momentMetrics(
      seconds(0),
      reads([
        [0.5, true],
        [0.5, false],
        [0.5, false],
        [0.5, false],
      ]),
    ),
  ).toMatchObject({
    n: 4,
    baseRate: 0.25,
    alwaysZone: 0.75,
  })
})
