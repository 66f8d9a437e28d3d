import { expect, test } from 'vitest'
import { wilsonInterval } from '../../../ml/model/wilson.ts'

test('intervals are those of the table that Newcombe printed (1998, method 3)', () => {
  const printed: readonly (readonly [number, number, number, number])[] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ]
  for (const [count, n, low, high] of printed) {
    const [from, to] = wilsonInterval(count / n, n)
    expect(from).toBeCloseTo(low, 4)
    expect(to).toBeCloseTo(high, 4)
  }
})

test('where nothing was counted, everything is possible', () => {
  expect(wilsonInterval(Number.NaN, 0)).toEqual([0, 1])
})
