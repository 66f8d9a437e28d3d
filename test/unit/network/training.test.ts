import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { inferenceModel } from '../../../ml/network/inference.ts'
import { batchNormBuffers, linearLayer, linearParameters, normalizationParameters } from '../../../ml/network/layers.ts'
import { headLoss } from '../../../ml/network/loss.ts'
import type { Network } from '../../../ml/network/network.ts'
import { initialState } from '../../../ml/network/parameters.ts'
import { seedTransformer } from '../../../ml/network/seedTransformer.ts'
import { gradientModel, statisticsModel, stepModel } from '../../../ml/network/training.ts'
import { largestDifference, openModel } from '../onnx/runModel.ts'
import { oracleNumbers } from './oracle.ts'

const loss = headLoss({ output: 'logits', label: 'man', shape: [2] })
const optimizer = { weightDecay: 0 }

/** Normalizes what its first layer has learned. */
const deep: Network = {
  name: 'deep',
  inputs: [{ name: 'x', shape: [3] }],
  parameters: [
    ...linearParameters('first', { from: 3, to: 4 }),
    ...normalizationParameters('norm', 4),
    ...linearParameters('last', { from: 4, to: 2 }),
  ],
  buffers: batchNormBuffers('norm', 4),
  forward: (context) => {
    const hidden = context.normalizeBatch('norm', linearLayer(context, 'first', context.input('x')))
    return { logits: linearLayer(context, 'last', hidden) }
  },
}

test('batches in parts are refused where learned features are normalized over the batch', () => {
  const plan = { network: deep, loss, optimizer, batch: 8 }
  expect(() => gradientModel(plan)).toThrow('norm normalizes features that are learned')
  expect(stepModel(plan).bytes.length).toBeGreaterThan(0)
})

test('a network that normalizes nothing has no model of statistics', () => {
  const plain: Network = {
    ...deep,
    forward: (context) => ({ logits: linearLayer(context, 'first', context.input('x')) }),
  }
  expect(statisticsModel({ network: plain, loss, optimizer, batch: 8 })).toBeUndefined()
})

test('a parameter that the loss does not reach is named', () => {
  const unused = { ...deep, parameters: [...deep.parameters, ...linearParameters('forgotten', { from: 2, to: 1 })] }
  expect(() => stepModel({ network: unused, loss, optimizer, batch: 8 })).toThrow('does not depend on forgotten.weight')
})

test('dropout asks for a mask at each place, and for none when its share is 0', () => {
  const plan = (dropout: number) => ({
    network: seedTransformer({
      players: 4,
      features: 5,
      width: 8,
      heads: 2,
      layers: 2,
      feedForward: 12,
      classes: 2,
      dropout,
      masked: false,
    }),
    loss,
    optimizer,
    batch: 3,
  })
  expect(stepModel(plan(0)).dropoutMasks).toEqual([])
  const masks = stepModel(plan(0.1)).dropoutMasks
  // the embedding, four places in each layer, and the decoder
  expect(masks.map(({ shape }) => shape.join('x'))).toEqual([
    '12x8',
    ...['2x3x4x4', '12x8', '12x12', '12x8'],
    ...['2x3x4x4', '12x8', '12x12', '12x8'],
    '3x8',
  ])
})

test('inference gives each example the same logits in any batch', async () => {
  const network = seedTransformer()
  const run = await openModel(inferenceModel(network, initialState(network, randomFrom(1))))
  const tokens = oracleNumbers(1, 7 * 110)
  const logits = async (from: number, to: number) => {
    const values = tokens.slice(from * 110, to * 110)
    return (await run({ tokens: { values, shape: [to - from, 22, 5] } })).get('logits')?.values ?? []
  }
  const together = await logits(0, 7)
  expect(largestDifference(await logits(2, 3), together.slice(4, 6))).toBeLessThan(1e-6)
  expect(largestDifference(await logits(3, 7), together.slice(6))).toBeLessThan(1e-6)
  await run.dispose()
})
