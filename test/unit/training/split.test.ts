import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { foldsByGame, splitByGame, withTeaching } from '../../../ml/training/split.ts'

const plays = Array.from({ length: 900 }, (_, i) => ({ gameId: 100 + (i % 30), playId: i }))
const gamesOf = (items: readonly { gameId: number }[]) => new Set(items.map((item) => item.gameId))

describe('a split', () => {
  test('shares no game between its parts', () => {
    const { training, validation } = splitByGame(plays, 0.2, randomFrom(1))
    expect([...gamesOf(training)].filter((game) => gamesOf(validation).has(game))).toEqual([])
    expect(training.length + validation.length).toBe(900)
  })

  test('holds about the share it was asked for', () => {
    const { validation } = splitByGame(plays, 0.2, randomFrom(1))
    expect(Math.abs(validation.length / 900 - 0.2)).toBeLessThan(0.04)
  })

  test('is the same for the same seed, in whatever order the plays come', () => {
    const split = splitByGame(plays, 0.2, randomFrom(1))
    const again = splitByGame(plays.toReversed(), 0.2, randomFrom(1))
    expect(gamesOf(again.validation)).toEqual(gamesOf(split.validation))
    expect(gamesOf(splitByGame(plays, 0.2, randomFrom(2)).validation)).not.toEqual(gamesOf(split.validation))
  })

  test('does not put one large game into a small share', () => {
    const large = [...Array.from({ length: 100 }, () => ({ gameId: 1 })), { gameId: 2 }, { gameId: 3 }]
    expect(gamesOf(splitByGame(large, 0.1, randomFrom(1)).validation).has(1)).toBe(false)
  })
})

describe('folds', () => {
  const folds = foldsByGame(plays, 5, randomFrom(1))

  test('judge every play once, never with its game in training', () => {
    expect(folds.flatMap((fold) => fold.validation.map((play) => play.playId)).toSorted((a, b) => a - b)).toEqual(
      plays.map((play) => play.playId),
    )
    for (const { training, validation } of folds) {
      expect([...gamesOf(validation)].some((game) => gamesOf(training).has(game))).toBe(false)
    }
  })

  test('are about equally large, also with games of different sizes', () => {
    const uneven = plays.flatMap((play) => new Array((play.gameId % 7) + 1).fill(play))
    const sizes = foldsByGame(uneven, 5, randomFrom(1)).map((fold) => fold.validation.length)
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.15)
  })
})

describe('what only teaches', () => {
  const runs = Array.from({ length: 60 }, (_, i) => ({ gameId: 100 + (i % 30), playId: 1_000 + i }))
  const unknown = { gameId: 7, playId: 1 }
  const folds = foldsByGame(plays, 5, randomFrom(1))
  const { training, validation: judged } = folds[0] as (typeof folds)[number]

  test('comes beside the plays of the split, without those of games that are judged or tell when to stop', () => {
    const stopping = splitByGame(training, 0.2, randomFrom(1))
    const split = withTeaching(stopping, { items: runs, all: plays })
    expect(split.validation).toEqual(stopping.validation)
    const added = split.training.slice(stopping.training.length)
    const held = new Set([...gamesOf(judged), ...gamesOf(stopping.validation)])
    expect(added).toEqual(runs.filter((run) => !held.has(run.gameId)))
    expect([held.size > 6, added.length]).toEqual([true, 2 * (30 - held.size)])
  })

  test('is all there where nothing is held out', () => {
    const all = withTeaching({ training: plays, validation: [] }, { items: runs, all: plays })
    expect(all.training).toEqual([...plays, ...runs])
  })

  test('may be of games of which there is nothing else', () => {
    const { training: taught } = withTeaching({ training, validation: judged }, { items: [unknown], all: plays })
    expect(taught).toEqual([...training, unknown])
  })
})
