/** The same rows are the same library, in whatever order and in however many files they stand. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { importGames } from '../../../main/ingest/importGames.ts'
import { writeBigDataBowl as writeSimulated } from '../../../main/simulation/writeBigDataBowl.ts'
import { randomFrom, shuffled } from '../../../ml/base/random.ts'
import { simulateGame } from '../../../ml/simulation/game.ts'
import { leagueFrom } from '../../../ml/simulation/league.ts'
import { type FileRow, fileRows, inventedPlay, writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { suiteFolder, temporaryFolder } from '../../builders/folder.ts'
import { good, newLibrary } from '../../builders/library.ts'
import { libraryRows } from '../../builders/libraryRows.ts'
import { readGood } from '../../builders/reading.ts'
import { reordered, split, type Tables, tablesIn, writeTables } from '../../builders/shuffledTables.ts'

/** What an import of a folder leaves, but for the lines of problems: those do follow the rows. */
async function imported(folder: string) {
  const path = join(temporaryFolder(), 'library.presnap')
  const { problems, ...report } = good(await importGames(newLibrary(path), [folder]))
  return { rows: libraryRows(path), report, problems: problems.map(({ kind, file, column }) => [kind, file, column]) }
}

const ORDERS: readonly (readonly [string, (rows: readonly string[]) => readonly string[]])[] = [
  ['turned around', (rows) => rows.toReversed()],
  ['sorted as text', (rows) => rows.toSorted()],
  ['sorted by their ends', (rows) => rows.toSorted((a, b) => (a.slice(-40) < b.slice(-40) ? -1 : 1))],
  ...['first', 'second', 'third'].map(
    (seed) => [`in a random order (${seed})`, (rows: readonly string[]) => shuffled(randomFrom(seed), rows)] as const,
  ),
]

describe('a season', () => {
  const folder = suiteFolder()
  let tables: Tables = new Map()

  beforeAll(async () => {
    const league = leagueFrom('row order')
    const games = [0, 1].map((gameNumber) => simulateGame({ league, gameNumber, playCount: 3 }))
    await writeSimulated(folder, games, { signal: new AbortController().signal })
    tables = tablesIn(folder)
  })

  test.each(ORDERS)('with its rows %s gives the same library, row by row', async (_, order) => {
    writeTables(folder, tables)
    const straight = await imported(folder)
    writeTables(folder, reordered(tables, order))
    expect(straight.report).toMatchObject({ games: 2, plays: 6 })
    expect(await imported(folder)).toEqual(straight)
  })

  test('with its rows dealt out to three tracking files gives the same library, row by row', async () => {
    writeTables(folder, tables)
    const straight = await imported(folder)
    const random = randomFrom('files')
    writeTables(
      folder,
      split(tables, 3, () => random.index(3)),
    )
    expect(await imported(folder)).toEqual(straight)
  })
})

describe('a game in which rows contradict each other', () => {
  const folder = suiteFolder()
  let tables: Tables = new Map()

  beforeAll(() => {
    const plays = [inventedPlay(), inventedPlay({ playId: 75, direction: 'left' })]
    const rows = plays.flatMap(fileRows)
    const changed = (row: number, change: Partial<FileRow>) => ({ ...(rows[row] as FileRow), ...change })
    const doubles = [
      changed(0, { x: '50' }),
      changed(0, { x: '40' }),
      changed(1, {}),
      changed(7, { event: 'ball_snap' }),
      changed(8, { event: 'ball_snap' }),
      // far from the rest of its play
      changed(30, { frameId: 5000 }),
      changed(31, { frameId: 5001 }),
    ]
    writeBigDataBowl(folder, { plays, rows: [...rows, ...doubles] })
    spoil('tracking_week_1.csv', (lines) => [
      ...lines,
      ...[1, 2, 3].map((at) => (lines[at] as string).replace('Player 0', 'Passer').replace(',1,HOM', ',99,HOM')),
      (lines[4] as string).replace(',right,', ',left,'),
      // players without a number, whom only their names tell apart
      ...['Guest B', 'Guest A'].map((name) => (lines[5] as string).replace('1000,Player 0', `NA,${name}`)),
    ])
    spoil('games.csv', (lines) => [...lines, (lines[1] as string).replace('1/1/2098', '1/2/2098')])
    spoil('plays.csv', (lines) => [
      ...lines,
      (lines[1] as string).replace('Cover-3', 'Quarters'),
      (lines[2] as string).replace('12:20', 'NA'),
    ])
    spoil('players.csv', (lines) => [...lines, (lines[3] as string).replace('Invented', 'Other'), lines[4] as string])
    const doings = ['1015,1', '1015,0', '1016,NA', '1016,1', '1016,1', '1017,TRUE', '1017,NA'].map(
      (end) => `2098010100,50,${end}`,
    )
    writeFileSync(
      join(folder, 'player_play.csv'),
      ['gameId,playId,nflId,wasInitialPassRusher', ...doings, ''].join('\n'),
    )
    tables = tablesIn(folder)
  })

  function spoil(name: string, change: (lines: string[]) => string[]): void {
    const path = join(folder, name)
    writeFileSync(path, `${change(readFileSync(path, 'utf8').trimEnd().split('\n')).join('\n')}\n`)
  }

  test.each(ORDERS)('with its rows %s gives the same library, row by row', async (_, order) => {
    writeTables(folder, tables)
    const straight = await imported(folder)
    writeTables(folder, reordered(tables, order))
    expect(straight.report).toMatchObject({ games: 1, plays: 2 })
    expect(await imported(folder)).toEqual(straight)
  })
})

test('plays of half a minute keep every sample in a random order, and no frame is called stray', async () => {
  const folder = temporaryFolder()
  const plays = [inventedPlay(), inventedPlay({ playId: 75 })]
  const parts = Array.from({ length: 33 }, (_, part) => part)
  const rows = parts.flatMap((part) =>
    plays.flatMap(fileRows).map((row) => ({ ...row, frameId: row.frameId + 10 * part })),
  )
  writeBigDataBowl(folder, { plays, rows: shuffled(randomFrom('long'), rows) })
  const { games, problems } = await readGood(folder)
  const counts = games[0]?.plays.map(({ tracking }) => tracking?.x.filter((x) => !Number.isNaN(x)).length)
  expect(counts).toEqual([330 * 23, 330 * 23])
  expect(problems).toEqual([])
})
