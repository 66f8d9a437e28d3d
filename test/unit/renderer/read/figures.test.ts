import { expect, test } from 'vitest'
import type { MetricsCard } from '../../../../ml/model/modelCard.ts'
import { figureRows } from '../../../../renderer/read/figures.ts'

function metrics(on: string, seconds: number, change: Partial<MetricsCard> = {}): MetricsCard {
  const figures = { baseRate: 0.31, accuracy: 0.8543, accuracyLow: 0.79, accuracyHigh: 0.91 }
  const rest = { auc: null, logLoss: null, brier: null, ece: null, eceOfPerfect: null }
  return { on, seconds, n: 151, ...figures, ...rest, ...change }
}

test('the last look comes first, then the other moments in order', () => {
  const rows = figureRows([metrics('a', 1.5), metrics('a', -0.1), metrics('b', -2), metrics('b', -0.1)])
  expect(rows.map(({ set, moment }) => `${set} ${moment}`)).toEqual(['a -0.1 s', 'b -0.1 s', 'b -2.0 s', 'a +1.5 s'])
})

test('a figure has its plays, its interval, and what always guessing zone gives', () => {
  expect(figureRows([metrics('a', -0.1)])[0]).toEqual({
    key: 'a -0.1',
    set: 'a',
    moment: '-0.1 s',
    plays: '151',
    alwaysZone: '69.0 %',
    right: '85.4 %',
    interval: '79 to 91 %',
    auc: '-',
    logLoss: '-',
  })
})

test('what could not be measured is a dash', () => {
  const nothing = { n: 0, baseRate: null, accuracy: null, accuracyLow: null, accuracyHigh: null }
  const [row] = figureRows([metrics('a', -0.1, nothing)])
  expect([row?.alwaysZone, row?.right, row?.interval]).toEqual(['-', '-', '-'])
})
