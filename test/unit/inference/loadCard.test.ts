import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCard } from '../../../main/inference/loadCard.ts'
import { RESOURCES } from '../../../main/places.ts'
import type { ModelCard } from '../../../ml/model/modelCard.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'

const shipped = JSON.parse(readFileSync(join(RESOURCES, 'models', 'coverage', 'card.json'), 'utf8')) as ModelCard

const figures = { n: 4, accuracy: 0.5, accuracyLow: 0.1, accuracyHigh: null }
const sure: Pick<ModelCard, 'reliability' | 'noRead' | 'band'> = {
  reliability: {
    tables: [
      {
        on: ['invented'],
        seconds: -0.1,
        n: 4,
        manRate: 0.5,
        bins: [
          { low: 0, high: 0.1, n: 4, meanProbability: 0.05, manShare: 0, manShareLow: 0, manShareHigh: 0.2 },
          { low: 0.1, high: 0.2, n: 0, meanProbability: null, manShare: null, manShareLow: null, manShareHigh: null },
        ],
      },
    ],
    note: 'invented',
  },
  noRead: { low: 0.4, high: 0.6, seconds: -0.1, ...figures, note: 'invented' },
  band: { members: 3, seconds: -0.1, n: 4, medianWidth: 0.1, agreed: figures, divided: figures, note: 'invented' },
}

function loaded(card: unknown) {
  const path = join(temporaryFolder(), 'card.json')
  writeFileSync(path, JSON.stringify(card))
  return loadCard(path)
}

test('a card tells how sure its model is', async () => {
  expect(good(await loaded({ ...shipped, ...sure }))).toEqual({ ...shipped, ...sure })
})

test('a card from before models told how sure they are is still a card', async () => {
  const { reliability: _, noRead: __, band: ___, ...older } = shipped
  expect(good(await loaded(older))).toEqual(older)
})

test('a card whose sureness was edited into nonsense is refused, and says where', async () => {
  const result = await loaded({ ...shipped, ...sure, noRead: { ...sure.noRead, low: 'a third' } })
  expect(result).toMatchObject({
    ok: false,
    fault: { kind: 'card-broken', what: expect.stringContaining('noRead.low') },
  })
})
