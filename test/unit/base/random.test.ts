import { expect, test } from 'vitest'
import { drawWeighted, randomFrom, shuffled } from '../../../ml/base/random.ts'

test('the same seed gives the same numbers', () => {
  const a = randomFrom('season 7')
  const b = randomFrom('season 7')
  expect(Array.from({ length: 50 }, () => a.uniform())).toEqual(Array.from({ length: 50 }, () => b.uniform()))
})

test('uniform numbers fill [0, 1) evenly', () => {
  const random = randomFrom(1)
  const counts = new Array(10).fill(0)
  for (let i = 0; i < 100_000; i++) counts[Math.floor(random.uniform() * 10)]++
  // chi-squared with 9 degrees of freedom: 27.9 is passed by chance once in a thousand seeds
  expect(counts.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
})

test('normal numbers have mean 0 and deviation 1', () => {
  const random = randomFrom(2)
  const drawn = Array.from({ length: 40_000 }, () => random.normal())
  const mean = drawn.reduce((a, b) => a + b) / drawn.length
  const variance = drawn.reduce((a, b) => a + (b - mean) ** 2, 0) / drawn.length
  expect(Math.abs(mean)).toBeLessThan(0.02)
  expect(Math.abs(variance - 1)).toBeLessThan(0.03)
})

test('a fork depends on its name and not on how much was drawn before it', () => {
  const fresh = randomFrom(3)
  const used = randomFrom(3)
  for (let i = 0; i < 100; i++) used.uniform()
  expect(used.fork('defense').uniform()).toBe(fresh.fork('defense').uniform())
  expect(used.fork('defense').uniform()).not.toBe(used.fork('offense').uniform())
})

test('a weighted draw follows its weights and never picks weight 0', () => {
  const random = randomFrom(4)
  const counts = { a: 0, b: 0, c: 0 }
  for (let i = 0; i < 30_000; i++)
    counts[
      drawWeighted(random, [
        ['a', 1],
        ['b', 2],
        ['c', 0],
      ] as const)
    ]++
  expect(counts.c).toBe(0)
  expect(counts.b / counts.a).toBeGreaterThan(1.9)
  expect(counts.b / counts.a).toBeLessThan(2.1)
})

test('shuffling keeps every item and leaves the argument alone', () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8]
  const mixed = shuffled(randomFrom(5), items)
  expect(items).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(mixed).not.toEqual(items)
  expect(mixed.toSorted()).toEqual(items)
})
