import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openLabels } from '../../../main/ingest/labels.ts'
import { writeBigDataBowl } from '../../../main/simulation/writeBigDataBowl.ts'
import { readDataSets, readLabelledPlays, withoutRepeats } from '../../../main/training/labelledPlays.ts'
import { simulateGame } from '../../../ml/simulation/game.ts'
import { leagueFrom } from '../../../ml/simulation/league.ts'
import { suiteFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'

const folder = suiteFolder()
const [whole, another, bare, meta, unlabelled] = ['whole', 'another', 'bare', 'meta', 'unlabelled'].map((name) =>
  join(folder, name),
) as [
  /** All tables. */
  string,
  /** Those of another game. */
  string,
  /** The first without player_play. */
  string,
  /** That alone with the small tables. */
  string,
  /** As `bare`, without a label but for that of the first dropback. */
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
  cpSync(bare, unlabelled, { recursive: true })
  writeFileSync(join(unlabelled, 'plays.csv'), withoutLabels(readFileSync(join(whole, 'plays.csv'), 'utf8')))
})

/** No table of these games has a comma within a value but for the play's description, which stands in quotes. */
function withoutLabels(csv: string): string {
  const [header = '', ...rows] = csv.trimEnd().split('\n')
  const names = header.split(',')
  const cells = rows.map((row) => row.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [])
  const first = cells.findIndex((row) => row[names.indexOf('passResult')] !== 'NA')
  const bare = cells.map((row, i) => row.map((cell, k) => (i !== first && /^pff_/.test(names[k] ?? '') ? 'NA' : cell)))
  return `${[names, ...bare].map((row) => row.join(',')).join('\n')}\n`
}

async function read(path: string, from?: string) {
  const labels = from === undefined ? undefined : good(await openLabels(from, signal))
  try {
    return good(await readLabelledPlays(path, { signal, labels }))
  } finally {
    await labels?.dispose()
  }
}

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

test('runs with a label come beside the dropbacks, and none of them twice', async () => {
  const { plays, runs, facts, card } = await read(whole)
  expect(runs.length).toBeGreaterThan(1)
  expect(runs.every(({ isRun }) => isRun === true)).toBe(true)
  expect(plays.some(({ isRun = false }) => isRun)).toBe(false)
  expect([card.labelledPlays, card.labelledRuns, facts.length]).toEqual([plays.length, runs.length, plays.length])
  const set = await read(whole)
  expect(withoutRepeats([set, set]).map((one) => one.runs.length)).toEqual([runs.length, 0])
})

test('coverage labels may lie elsewhere: dropbacks and runs without one take it from there', async () => {
  const [together, alone, borrowed] = [await read(whole), await read(unlabelled), await read(unlabelled, meta)]
  expect([alone.plays.length, alone.runs.length]).toEqual([1, 0])
  for (const kind of ['plays', 'runs'] as const) {
    const labels = (of: typeof together) => of[kind].map(({ playId, manZone, coverage }) => [playId, manZone, coverage])
    expect(labels(borrowed)).toEqual(labels(together))
  }
  expect(borrowed.labelsHash).not.toBe(alone.labelsHash)
  expect(borrowed.card.hash).toBe(alone.card.hash)
})

test("a play's own label stands against another one elsewhere", async () => {
  const contrary = join(folder, 'contrary')
  cpSync(meta, contrary, { recursive: true })
  const turned: Record<string, string> = { ',Man,': ',Zone,', ',Zone,': ',Man,' }
  const table = readFileSync(join(meta, 'plays.csv'), 'utf8')
  writeFileSync(
    join(contrary, 'plays.csv'),
    table.replaceAll(/,(Man|Zone),/g, (label) => turned[label] as string),
  )
  const [own, told] = [await read(bare), await read(bare, contrary)]
  expect(told.plays.map(({ manZone }) => manZone)).toEqual(own.plays.map(({ manZone }) => manZone))
  const [first, ...others] = (await read(unlabelled, contrary)).plays
  expect(first?.manZone).toBe(own.plays[0]?.manZone)
  expect(others.map(({ manZone }) => manZone)).toEqual(
    own.plays.slice(1).map(({ manZone }) => (manZone === 'man' ? 'zone' : 'man')),
  )
})

test('tracks that lie with the labels teach nothing: their plays were not named', async () => {
  const away = join(folder, 'away')
  cpSync(another, away, { recursive: true })
  const [told, alone] = [await read(bare, away), await read(bare)]
  expect(told.plays).toEqual(alone.plays)
  expect(told.card).toEqual(alone.card)
})

test('labels need no games table', async () => {
  const few = join(folder, 'few')
  mkdirSync(few)
  cpSync(join(whole, 'plays.csv'), join(few, 'plays.csv'))
  const [together, borrowed] = [await read(whole), await read(unlabelled, join(few, 'plays.csv'))]
  expect(borrowed.plays.map(({ manZone }) => manZone)).toEqual(together.plays.map(({ manZone }) => manZone))
  expect((await read(unlabelled, few)).labelsHash).toBe(borrowed.labelsHash)
})

test('a place without any label is said at once', async () => {
  const nothing = join(folder, 'nothing')
  mkdirSync(nothing)
  cpSync(join(whole, 'players.csv'), join(nothing, 'players.csv'))
  for (const place of [nothing, join(folder, 'nowhere')]) {
    const opened = await openLabels(place, signal)
    expect(opened).toMatchObject({ ok: false, fault: { kind: place === nothing ? 'no-labels' : 'path-missing' } })
  }
})

test('where a source does not tell how passes ended, dropbacks are no runs', async () => {
  const silent = join(folder, 'silent')
  cpSync(unlabelled, silent, { recursive: true })
  const [header = '', ...rows] = readFileSync(join(unlabelled, 'plays.csv'), 'utf8').split('\n')
  const valueAt = (at: number) => new RegExp(`^((?:(?:"(?:[^"]|"")*"|[^,]*),){${at}})[^,]*`)
  const told = ['passResult', 'isDropback'].map((name) => header.split(',').indexOf(name)).filter((at) => at >= 0)
  const without = told.reduce((all, at) => all.map((row) => row.replace(valueAt(at), '$1NA')), rows)
  writeFileSync(join(silent, 'plays.csv'), [header, ...without].join('\n'))
  const [together, borrowed] = [await read(whole), await read(silent, meta)]
  const ids = (plays: typeof together.plays) => plays.map(({ playId }) => playId)
  // the first has a label of its own, so that nothing is taken for it
  expect(ids(borrowed.plays)).toEqual(ids(together.plays).slice(1))
  expect(together.notJudged).toEqual({ runs: together.runs.length, unknown: 0 })
  expect(borrowed.notJudged).toEqual({ runs: together.runs.length, unknown: 1 })
  expect(ids(borrowed.runs)).toEqual(
    [...ids(together.plays).slice(0, 1), ...ids(together.runs)].toSorted((a, b) => a - b),
  )
})

test('labels change what a run depends on, and not the name of the set', async () => {
  const [told, untold] = [await read(whole), await read(bare)]
  expect(told.card.hash).toBe(untold.card.hash)
  expect(told.labelsHash).not.toBe(untold.labelsHash)
})

test('two folders of one name are two data sets, in their cards and in every play', async () => {
  const paths = ['2021', '2022'].map((year) => join(folder, year, 'week 1'))
  for (const [i, path] of paths.entries()) cpSync(i === 0 ? whole : another, path, { recursive: true })
  const sets = good(await readDataSets([...paths, bare], { signal }))
  expect(sets.map(({ card }) => card.name)).toEqual(['2021/week 1', '2022/week 1', 'bare'])
  for (const { card, plays, runs } of sets.slice(0, 2)) {
    expect(plays.length).toBeGreaterThan(2)
    expect(new Set([...plays, ...runs].map(({ dataSet }) => dataSet))).toEqual(new Set([card.name]))
  }
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

  test('a set without any of its own is still known by its card', async () => {
    const all = await read(whole)
    const [first, second] = withoutRepeats([all, await read(bare)])
    expect(first).toEqual(all)
    expect([second?.plays, second?.runs, second?.facts]).toEqual([[], [], []])
    const counts = { labelledPlays: 0, repeatedPlays: all.plays.length, manRate: 0 }
    expect(second?.card).toEqual({ name: 'bare', hash: all.card.hash, games: 1, plays: all.card.plays, ...counts })
  })

  test('a dropback that an earlier set takes for a run is a dropback', async () => {
    const all = await read(whole)
    const mistaken = { ...all, plays: all.plays.slice(1), facts: all.facts.slice(1), runs: all.plays.slice(0, 1) }
    const [first, second] = withoutRepeats([mistaken, all])
    expect([first?.runs, second?.plays]).toEqual([[], all.plays.slice(0, 1)])
  })
})
