/** A table that tells of more than can be held is left out whole, and said. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MOST_RECORDS } from '../../../main/ingest/keyedRecords.ts'
import { writeBigDataBowl } from '../../builders/bigDataBowl.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { GAME_ID } from '../../builders/inventedPlay.ts'
import { readGood } from '../../builders/reading.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

test('plays past the limit are none at all: which came first must not matter', async () => {
  const folder = temporaryFolder()
  writeBigDataBowl(folder)
  const rows = numbers(MOST_RECORDS + 1).map((play) => `${GAME_ID + (play % 500)},${play},1,1,10,HOM`)
  const header = 'gameId,playId,quarter,down,yardsToGo,possessionTeam'
  writeFileSync(join(folder, 'plays.csv'), [header, ...rows, ''].join('\n'))
  const { games, problems } = await readGood(folder)
  expect(games).toEqual([])
  expect(problems).toContainEqual(
    expect.objectContaining({ kind: 'too-many-rows', file: 'plays.csv', kept: 'nothing of such tables' }),
  )
  expect(problems.find(({ kind }) => kind === 'too-many-rows')?.problem).toContain('Import a season at a time')
})

test('players past the limit cost their names and nothing else', async () => {
  const folder = temporaryFolder()
  writeBigDataBowl(folder)
  const rows = numbers(MOST_RECORDS + 1).map((player) => `${player},Player ${player},WR`)
  writeFileSync(join(folder, 'players.csv'), ['nflId,displayName,position', ...rows, ''].join('\n'))
  const { games, problems } = await readGood(folder)
  expect(games[0]?.plays[0]?.tracking?.frameCount).toBe(10)
  expect(problems.map(({ kind }) => kind)).toEqual(['too-many-rows'])
})
