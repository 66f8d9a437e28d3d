import { expect, test } from 'vitest'
import {
  betweenMarks,
  publishedFigures,
  TABLE_END,
  TABLE_START,
  type TableFigures,
  tableCsv,
  tableMarkdown,
} from '../../../scripts/modelTableText.ts'

const figures = (partial: Partial<TableFigures>): TableFigures => ({
  ...{ model: 'first', on: 'invented', seconds: -0.1, n: 40, baseRate: 0.25, alwaysZone: 0.75 },
  ...{ accuracy: 0.8, accuracyLow: 0.7, accuracyHigh: 0.9, intervalOver: 'games' },
  ...{ auc: 0.85, logLoss: 0.4, brier: 0.12, ece: 0.05, eceOfPerfect: 0.06 },
  ...partial,
})
const columns = [
  { on: 'invented', seconds: -0.1 },
  { on: 'invented', seconds: 1.5 },
]

test('every accuracy stands under its plays, moment, n and base rate, with its interval', () => {
  const table = tableMarkdown(
    [figures({}), figures({ seconds: 1.5, accuracy: 0.9 }), figures({ model: 'other' })],
    columns,
  )
  const cells = table.split('\n').map((line) => line.split('|').map((text) => text.trim()))
  expect(cells).toEqual([
    ['', 'model', 'invented, -0.1 s (n 40, man 25.0 %)', 'invented, +1.5 s (n 40, man 25.0 %)', ''],
    ['', '-----', '-'.repeat(41), '-'.repeat(41), ''],
    ['', 'first', '80.0 % (70.0 % to 90.0 %)<br>0.850, 0.400', '90.0 % (70.0 % to 90.0 %)<br>0.850, 0.400', ''],
    ['', 'other', '80.0 % (70.0 % to 90.0 %)<br>0.850, 0.400', '-', ''],
  ])
})

test('the columns of a table are as wide as their widest cell', () => {
  const lines = tableMarkdown([figures({}), figures({ model: 'another' })], columns).split('\n')
  expect(new Set(lines.map((line) => line.length)).size).toBe(1)
})

test('a model that was judged on fewer plays says so in its cell', () => {
  expect(tableMarkdown([figures({}), figures({ model: 'other', n: 39 })], columns)).toContain('to 90.0 %, n 39)')
})

test('the CSV has a line a figure, with what its interval was drawn over', () => {
  expect(tableCsv([figures({ model: 'one, two', eceOfPerfect: null })]).split('\n')[1]).toBe(
    '"one, two",invented,-0.1,40,0.25,0.75,0.8,0.7,0.9,games,0.85,0.4,0.12,0.05,NA',
  )
})

test('what is published has the interval of its share of plays, by Wilson', () => {
  const row = {
    ...{ set: 'dev', moment_s: 0, n: 100, base_rate_man: 0.3, majority_accuracy: 0.7, accuracy: 0.5 },
    ...{ auc: 0.6, log_loss: 0.6, brier: 0.2, ece_10: 0.1 },
  }
  // 50 of 100, as tables of Wilson's interval have it
  expect(publishedFigures(row, { model: 'seed', on: 'invented' })).toMatchObject({
    accuracyLow: expect.closeTo(0.4038, 4),
    accuracyHigh: expect.closeTo(0.5962, 4),
    intervalOver: 'Wilson',
  })
})

test('the table takes the place of the one before, and nothing else of the page changes', () => {
  const page = `before\n${TABLE_START}\n\nold\n\n${TABLE_END}\nafter`
  const once = betweenMarks(page, 'new')
  expect(once).toBe(`before\n${TABLE_START}\n\nnew\n\n${TABLE_END}\nafter`)
  expect(betweenMarks(once ?? '', 'new')).toBe(once)
})

test('a page without marks has no place for it', () => {
  expect(betweenMarks('nothing', 'new')).toBeNull()
})
