import { expect, test } from 'vitest'
import { fitLogisticRegression, logisticProbability } from '../../../ml/training/logisticRegression.ts'

/** `positives` of `count` rows with the input x are positive. */
const rows = (x: number, positives: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ inputs: [x], isPositive: i < positives }))

test('without a penalty worth the name, a yes-or-no input gives back the shares it was fitted to', () => {
  const model = fitLogisticRegression([...rows(0, 1, 4), ...rows(1, 6, 8)], 1e-9)
  expect(logisticProbability(model, [0])).toBeCloseTo(1 / 4, 6)
  expect(logisticProbability(model, [1])).toBeCloseTo(6 / 8, 6)
})

test('the penalised weight is the one worked out by hand', () => {
  // x = +1 with 3 of 4 positive and x = -1 with 1 of 4: by symmetry the intercept is 0 and the gradient is
  // 6 - 8 sigmoid(w) - penalty w. At w = ln 2 the sigmoid is 2/3, so penalty = (2/3) / ln 2 makes ln 2 the answer.
  const model = fitLogisticRegression([...rows(1, 3, 4), ...rows(-1, 1, 4)], 2 / 3 / Math.LN2)
  expect(model.weights[0]).toBeCloseTo(Math.LN2, 9)
  expect(model.intercept).toBeCloseTo(0, 9)
})

test('inputs in other units give the same probabilities', () => {
  const examples = [...rows(1, 3, 4), ...rows(2, 2, 5), ...rows(5, 4, 5)]
  const inYards = fitLogisticRegression(examples, 1)
  const inFeet = fitLogisticRegression(
    examples.map(({ inputs, isPositive }) => ({ inputs: [3 * (inputs[0] ?? 0) - 7], isPositive })),
    1,
  )
  expect(logisticProbability(inFeet, [3 * 2 - 7])).toBeCloseTo(logisticProbability(inYards, [2]), 9)
})

test('classes that a line separates still get finite weights on the right side', () => {
  const separable = [...rows(-2, 0, 5), ...rows(-1, 0, 5), ...rows(1, 5, 5), ...rows(2, 5, 5)]
  const model = fitLogisticRegression(separable, 0.1)
  expect(Number.isFinite(model.weights[0])).toBe(true)
  expect(logisticProbability(model, [-1])).toBeLessThan(0.1)
  expect(logisticProbability(model, [1])).toBeGreaterThan(0.9)
})

test('an input that never varies changes nothing', () => {
  const examples = [...rows(0, 1, 4), ...rows(1, 3, 4)]
  const alone = fitLogisticRegression(examples, 1)
  const padded = fitLogisticRegression(
    examples.map(({ inputs, isPositive }) => ({ inputs: [...inputs, 7], isPositive })),
    1,
  )
  expect(logisticProbability(padded, [1, 7])).toBeCloseTo(logisticProbability(alone, [1]), 9)
})

test('a fit needs examples and a penalty', () => {
  expect(() => fitLogisticRegression([], 1)).toThrow(RangeError)
  expect(() => fitLogisticRegression(rows(1, 1, 2), 0)).toThrow(RangeError)
})
