import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeBigDataBowl } from '../../../main/simulation/writeBigDataBowl.ts'
import { readLabelledPlays, withoutRepeats } from '../../../main/training/labelledPlays.ts'
import { simulateGame } from '../../../ml/simulation/game.ts'
import { leagueFrom } from '../../../ml/simulation/league.ts'
import { suiteFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'

const folder = suiteFolder()
/** All tables, those of another game, the first without player_play, and that alone with the small tables. */
const [whole, another, bare, meta] = ['whole', 'another', 'bare', 'meta'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
  string,
]
const { signal } = new AbortController()

beforeAll(async () => {
  const game = (gameNumber: number) => [simulateGame({ league: leagueFrom('told'), gameNumber, playCount: 12 })]
  await writeBigDataBowl(whole, game(0), { signal })
  await writeBigDataBowl(another, game(1), { signal })
  cpSync(whole, bare, { recursive: true })
  mkdirSync(meta)
  for (const name of ['games', 'plays', 'players']) cpSync(join(whole, `${name}.csv`), join(meta, `${name}.csv`))
  renameSync(join(bare, 'player_play.csv'), join(meta, 'player_play.csv'))
})

const read = async (path: string, playerPlay?: string) => good(await readLabelledPlays(path, { signal, playerPlay }))

test("each defender's job comes with the plays where player_play lies with the tracks", async () => {
  const { plays, card } = await read(whole)
  expect(plays.length).toBeGreaterThan(2)
  expect(plays.every(({ defenders }) => defenders != null)).toBe(true)
  expect(card.playsWithDefenders).toBe(plays.length)
})

test('without player_play nothing is told of the defenders', async () => {
  const { plays, card } = await read(bare)
  expect(plays.map(({ defenders }) => defenders)).toEqual(plays.map(() => null))
  expect(card).not.toHaveProperty('playsWithDefenders')
})

test('player_play may lie elsewhere, as a folder or by itself: the same labels come of it, and the same set', async () => {
  const together = await read(whole)
  for (const path of [meta, join(meta, 'player_play.csv')]) {
    const apart = await read(bare, path)
    expect(apart.plays.map(({ defenders }) => defenders)).toEqual(together.plays.map(({ defenders }) => defenders))
    expect(apart.card).toEqual({ ...together.card, name: 'bare' })
  }
})

test('of plays whose tracks are not there no label is used', async () => {
  rmSync(join(another, 'player_play.csv'))
  const { plays, card } = await read(another, meta)
  expect(plays.map(({ defenders }) => defenders)).toEqual(plays.map(() => null))
  expect(card.games).toBe(1)
})

test('labels change what a run depends on, and not the name of the set', async () => {
  const [told, untold] = [await read(whole), await read(bare)]
  expect(told.card.hash).toBe(untold.card.hash)
  expect(told.defendersHash).not.toBe(untold.defendersHash)
})

describe('of plays that two sets have', () => {
  test('the second has none, and its card counts what is left of it', async () => {
    const [all, other] = [await read(whole), await read(another)]
    const both = { ...other, plays: [...all.plays, ...other.plays], facts: [...all.facts, ...other.facts] }
    const sets = withoutRepeats([all, both])
    expect(sets[0]).toEqual(all)
    expect(sets[1]?.plays).toEqual(other.plays)
    expect(sets[1]?.facts).toEqual(other.facts)
    expect(sets[1]?.card).toEqual({ ...other.card, repeatedPlays: all.plays.length })
  })

  test('those with defenders count where they stay', async () => {
    const [all, other] = [await read(whole), await read(another)]
    const both = { ...other, plays: [...other.plays, ...all.plays], facts: [...other.facts, ...all.facts] }
    const [, second] = withoutRepeats([other, both])
    expect(second?.card.playsWithDefenders).toBe(all.plays.length)
    expect(second?.card.manRate).toBe(all.card.manRate)
  })

  test('a set without any of its own is left out', async () => {
    const all = await read(whole)
    expect(withoutRepeats([all, await read(bare)])).toEqual([all])
  })
})
