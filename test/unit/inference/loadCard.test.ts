import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCard } from '../../../main/inference/loadCard.ts'
import { RESOURCES } from '../../../main/places.ts'
import { type ModelCard, notReadyReason } from '../../../ml/model/modelCard.ts'
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

test('a card tells whether its model is ready, and why', async () => {
  const moments = [{ seconds: 0, n: 4, logLoss: 0.7, baseLogLoss: 0.619, auc: 0.4 }]
  const card = { ...shipped, readiness: { isReady: false, reason: 'It is no better.', moments } }
  expect(good(await loaded(card))).toEqual(card)
  expect(notReadyReason(good(await loaded(card)))).toBe('It is no better.')
  expect(notReadyReason(good(await loaded(shipped)))).toBeNull()
  const turned = { ...shipped, calibration: { ...shipped.calibration, scale: -0.5 } }
  expect(notReadyReason(good(await loaded(turned)))).toContain('reads backwards')
  const broken = await loaded({ ...card, readiness: { isReady: 'no' } })
  expect(broken).toMatchObject({ ok: false, fault: { kind: 'card-broken' } })
})

test('a card whose sureness was edited into nonsense is refused, and says where', async () => {
  const result = await loaded({ ...shipped, ...sure, noRead: { ...sure.noRead, low: 'a third' } })
  expect(result).toMatchObject({
    ok: false,
    fault: { kind: 'card-broken', what: expect.stringContaining('noRead.low') },
  })
})

const knots = [
  { phase: 'unset', seconds: 0, scale: 0.9, shift: -0.5 },
  { phase: 'snapped', seconds: 0, scale: 1, shift: -0.4 },
  { phase: 'snapped', seconds: 1.5, scale: 1.2, shift: 0 },
] as const
const withKnots = (of: unknown) => ({ ...shipped, calibration: { ...shipped.calibration, knots: of } })

test('a card tells how its model is calibrated in each phase', async () => {
  expect(good(await loaded(withKnots(knots)))).toEqual(withKnots(knots))
})

test('a card with one calibration for all phases is still a card', async () => {
  const { scale, shift, manRate, note } = shipped.calibration
  const older = { ...shipped, calibration: { scale, shift, manRate, note } }
  expect(good(await loaded(older))).toEqual(older)
})

test.each([
  ['in a phase that there is not', [{ ...knots[0], phase: 'thrown' }]],
  ['out of order', [knots[2], knots[1]]],
  ['at the same time', [knots[1], knots[1]]],
])('a card with knots %s is refused', async (_, wrong) => {
  expect(await loaded(withKnots(wrong))).toMatchObject({
    ok: false,
    fault: { kind: 'card-broken', what: expect.stringContaining('calibration.knots') },
  })
})
