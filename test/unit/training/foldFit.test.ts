import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { LEAGUE_MAN_RATE } from '../../../ml/football/coverage.ts'
import { logitOf, sigmoid } from '../../../ml/model/calibration.ts'
import { type FoldLogit, fitFolds } from '../../../ml/training/foldFit.ts'
import { fittedKnots } from '../../../ml/training/phasedFit.ts'

interface Golden {
  /** Reads are [fold, logit, 1 for man]. */
  readonly folds: Readonly<
    Record<
      string,
      {
        readonly reads: readonly (readonly [number, number, number])[]
        readonly scale: number
        readonly shift: number
        readonly foldOffsets: readonly number[]
      }
    >
  >
  /** Reads are [seconds between the knots, logit, offset, 1 for man]. */
  readonly knots: Readonly<
    Record<
      string,
      {
        readonly pooled: { readonly scale: number; readonly shift: number }
        readonly pull: number
        readonly reads: readonly (readonly [number, number, number, number])[]
        readonly knots: readonly { readonly scale: number; readonly shift: number }[]
      }
    >
  >
}

const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/oracle/calibration.json'), 'utf8'),
) as Golden

describe('what SciPy finds', () => {
  test.each(Object.entries(golden.folds))('is what the fit finds: folds, %s', (_, { reads, ...answer }) => {
    const fit = fitFolds(reads.map(([fold, logit, isMan]) => ({ fold, logit, isMan: isMan === 1 })))
    expect(fit.scale).toBeCloseTo(answer.scale, 5)
    expect(fit.shift).toBeCloseTo(answer.shift, 5)
    expect([...fit.foldOffsets.values()]).toEqual(answer.foldOffsets.map((offset) => expect.closeTo(offset, 5)))
  })

  test.each(Object.entries(golden.knots))('is what the fit finds: knots, %s', (_, { reads, pooled, pull, knots }) => {
    const times = [0, 1].map((seconds) => ({ phase: 'snapped', seconds }) as const)
    const rows = reads.map(([seconds, logit, offset, isMan]) => ({
      known: { phase: 'snapped', seconds } as const,
      ...{ logit, offset, isMan: isMan === 1 },
    }))
    const fitted = fittedKnots(rows, { times, pooled, pull })
    expect(fitted).toMatchObject(
      knots.map(({ scale, shift }) => ({ scale: expect.closeTo(scale, 5), shift: expect.closeTo(shift, 5) })),
    )
  })
})

/** Reads of folds whose logits lie apart: man with the probability sigmoid(scale * signal + shift). */
function readsOf(count: number, { scale, shift, offsets }: { scale: number; shift: number; offsets: number[] }) {
  const random = randomFrom('folds')
  return Array.from({ length: count }, (_, i): FoldLogit => {
    const fold = i % offsets.length
    const signal = random.between(-2, 2)
    return { fold, logit: signal + (offsets[fold] as number), isMan: random.chance(sigmoid(scale * signal + shift)) }
  })
}

test('the fit finds the scale that the reads were made with, and the shift that the league has', () => {
  const { scale, shift } = fitFolds(readsOf(40_000, { scale: 0.6, shift: -0.8, offsets: [0] }))
  // the standard error of a logistic regression on so many reads is below 0.01
  expect(scale).toBeCloseTo(0.6, 1)
  // the share of man, 31.9 % by integration over the signal, is not far from the league's 31 %
  expect(shift).toBeCloseTo(-0.8 - logitOf(0.319) + logitOf(LEAGUE_MAN_RATE), 1)
})

test('folds that lie 6 apart have the scale of each by itself, and the shift of their mean', () => {
  const alike = fitFolds(readsOf(20_000, { scale: 1.1, shift: -0.8, offsets: [0, 0] }))
  const apart = fitFolds(readsOf(20_000, { scale: 1.1, shift: -0.8, offsets: [3, -3] }))
  expect(apart.scale).toBeCloseTo(alike.scale, 2)
  expect(apart.shift).toBeCloseTo(alike.shift, 2)
  expect([...apart.foldOffsets.values()]).toEqual([-3 * 1.1, 3 * 1.1].map((offset) => expect.closeTo(offset, 0)))
})

test('folds whose offsets go against their shares of man do not turn the scale', () => {
  // each network has the lower logits the more zone it learned from, and is judged by the other fold
  const random = randomFrom('against')
  const reads = Array.from({ length: 4_000 }, (_, i): FoldLogit => {
    const fold = i % 2
    const signal = random.between(-0.2, 0.2)
    const prior = fold === 0 ? 1.5 : -1.5
    return { fold, logit: signal - prior, isMan: random.chance(sigmoid(signal + prior)) }
  })
  expect(fitFolds(reads).scale).toBeGreaterThan(0.3)
})

test('reads that are turned around have the scale 0, and not a negative one', () => {
  const { scale } = fitFolds(readsOf(4_000, { scale: -1, shift: 0, offsets: [0, 0] }))
  expect(scale).toBe(0)
})

test('reads that can be told apart without a mistake, and reads of one kind, give finite numbers', () => {
  const separable = [-2, -1, 1, 2].map((logit) => ({ fold: 0, logit, isMan: logit > 0 }))
  const oneSided = [-2, -1, 1, 2].map((logit, i) => ({ fold: i % 2, logit, isMan: true }))
  const extreme = [-1e4, 1e4].map((logit) => ({ fold: 0, logit, isMan: logit < 0 }))
  for (const reads of [separable, oneSided, extreme]) {
    const { scale, shift } = fitFolds(reads)
    expect([Number.isFinite(scale), Number.isFinite(shift), scale >= 0]).toEqual([true, true, true])
  }
})
