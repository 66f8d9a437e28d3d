import { expect, test } from 'vitest'
import { aucInterval } from '../../../ml/report/aucInterval.ts'
import { judgedReads } from '../../builders/judgedReads.ts'

const READS = judgedReads([
  [0.9, 'man'],
  [0.6, 'man'],
  [0.6, 'zone'],
  [0.4, 'zone'],
])
const inGames = (games: readonly number[]) => READS.map((read, i) => ({ ...read, gameId: games[i] as number }))

test('over plays it is that of DeLong, on the scale of log odds', () => {
  // components of man 1 and 0.75, of zone 0.75 and 1; AUC 7/8; variance 1/32
  const [low = Number.NaN, high = Number.NaN] = aucInterval(READS, 'plays') ?? []
  expect(low).toBeCloseTo(0.2275, 3)
  expect(high).toBeCloseTo(0.994, 3)
})

test('over games it is wider where the plays of a game go wrong together', () => {
  // both plays of game 1 lie 1/8 above the mean, both of game 2 as much below it: variance 1/16
  const [low = Number.NaN, high = Number.NaN] = aucInterval(inGames([1, 2, 2, 1]), 'games') ?? []
  expect(low).toBeCloseTo(0.0735, 3)
  expect(high).toBeCloseTo(0.9984, 3)
})

test('over games of one play each it is the one over plays', () => {
  const [low = Number.NaN] = aucInterval(inGames([1, 2, 3, 4]), 'games') ?? []
  expect(low).toBeCloseTo(0.2275, 3)
})

test('where every pair is right it does not claim to be certain', () => {
  const sure = judgedReads([
    [0.9, 'man'],
    [0.8, 'man'],
    [0.1, 'zone'],
    [0.2, 'zone'],
    [0.3, 'zone'],
  ])
  // Wilson's interval of 2 of 2
  const [low = Number.NaN, high] = aucInterval(sure, 'plays') ?? []
  expect(low).toBeCloseTo(0.3424, 3)
  expect(high).toBe(1)
})

test('there is none without a man and a zone play', () => {
  expect(aucInterval(judgedReads([[0.9, 'man']]), 'plays')).toBeNull()
  expect(aucInterval([], 'plays')).toBeNull()
})

test('of reads that are all alike it is that of a share, and not a point', () => {
  const alike = judgedReads([
    [0.3, 'man'],
    [0.3, 'man'],
    [0.3, 'zone'],
    [0.3, 'zone'],
    [0.3, 'zone'],
  ])
  const [low = Number.NaN, high = Number.NaN] = aucInterval(alike, 'plays') ?? []
  expect(low).toBeLessThan(0.2)
  expect(high).toBeGreaterThan(0.8)
})
