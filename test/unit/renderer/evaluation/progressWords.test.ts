import { expect, test } from 'vitest'
import { progressShare, progressText } from '../../../../renderer/evaluation/progressWords.ts'

test('plays are counted first, then the moments whose figures are there', () => {
  expect(progressText(null)).toBe('getting ready')
  expect(progressText({ stage: 'plays', done: 1_200, total: 16_000 })).toBe('1,200 of 16,000 plays')
  expect(progressText({ stage: 'moments', done: 4, total: 18 })).toBe('figures of 4 of 18 moments')
})

test('the share rises from the first play to the last moment', () => {
  const way = [
    null,
    { stage: 'plays', done: 1, total: 2 },
    { stage: 'plays', done: 2, total: 2 },
    { stage: 'moments', done: 1, total: 2 },
    { stage: 'moments', done: 2, total: 2 },
  ] as const
  const shares = way.map(progressShare)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect([shares[0], shares.at(-1)]).toEqual([0, 1])
})

test('a library without plays has a share all the same', () => {
  expect(progressShare({ stage: 'plays', done: 0, total: 0 })).toBe(0)
})
