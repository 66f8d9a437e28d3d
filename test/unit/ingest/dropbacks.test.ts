/** Whether a play was a dropback, as the tables of each year tell it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dropbackFrom } from '../../../main/ingest/values.ts'
import { isDropback } from '../../../ml/football/play.ts'
import { inventedPlay, writeBigDataBowl, type Year } from '../../builders/bigDataBowl.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { readGood } from '../../builders/reading.ts'

describe('the kind of dropback, else the kind of play', () => {
  test.each([
    ['TRADITIONAL', null, true],
    ['SCRAMBLE_ROLLOUT_LEFT', 'play_type_rush', true],
    ['DESIGNED_RUN', 'play_type_pass', false],
    ['QB_SNEAK', null, false],
    ['UNKNOWN', 'play_type_sack', true],
    [null, 'play_type_pass', true],
    [null, 'play_type_rush', false],
    [null, 'Punt', false],
    [null, 'play_type_unknown', null],
    [null, null, null],
  ])('%s and %s make it %s', (dropbackType, playType, expected) => {
    expect(dropbackFrom(dropbackType, playType)).toBe(expected)
  })
})

/** What becomes of one play of a year when its plays table is changed. */
async function dropbackIn(year: Year, change: (table: string) => string): Promise<boolean | null | undefined> {
  const folder = temporaryFolder()
  writeBigDataBowl(folder, { year, plays: [inventedPlay()] })
  const path = join(folder, 'plays.csv')
  writeFileSync(path, change(readFileSync(path, 'utf8')))
  const { games } = await readGood(folder)
  const play = games[0]?.plays[0]?.play
  return play && isDropback(play)
}

/** The table with one value of its only play replaced. */
const withValue = (column: string, value: string) => (table: string) => {
  const [header = '', row = ''] = table.split('\n')
  const place = header.split(',').indexOf(column)
  // commas within quotes are no borders
  const cells = row.match(/("[^"]*"|[^,]*)(?:,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? []
  cells[place] = value
  return `${header}\n${cells.slice(0, header.split(',').length).join(',')}\n`
}

test('the column of the source counts before the result of the pass', async () => {
  expect(await dropbackIn(2025, (table) => table)).toBe(true)
  expect(await dropbackIn(2025, withValue('isDropback', 'FALSE'))).toBe(false)
})

test('the result of the pass counts before the kind of play', async () => {
  expect(await dropbackIn(2021, withValue('playType', 'play_type_rush'))).toBe(true)
})

test('without either the kind of play tells, or nothing does', async () => {
  const run = (table: string) =>
    withValue('playType', 'play_type_rush')(withoutDropback(withValue('passResult', 'NA')(table)))
  const unknown = (table: string) => withValue('playType', 'NA')(withoutDropback(withValue('passResult', 'NA')(table)))
  expect([await dropbackIn(2021, run), await dropbackIn(2021, unknown)]).toEqual([false, null])
})

const withoutDropback = withValue('typeDropback', 'NA')
