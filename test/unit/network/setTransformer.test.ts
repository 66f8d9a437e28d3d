import { describe, expect, test } from 'vitest'
import { inferenceModel } from '../../../ml/network/inference.ts'
import { headLoss, totalLoss } from '../../../ml/network/loss.ts'
import { SET_TRANSFORMER, type SetTransformerConfig, setTransformer } from '../../../ml/network/setTransformer.ts'
import { KERNELS } from '../../../ml/onnx/kernels.ts'
import { largestDifference, runModel } from '../onnx/runModel.ts'
import { exampleFeeds, measureGradient } from './measureGradient.ts'
import { goldenCases, oracleNumbers, oracleWeights, unpacked } from './oracle.ts'

interface Golden extends Pick<SetTransformerConfig, 'normalization' | 'activation' | 'pooling'> {
  /** Hidden width; 0 for none. */
  readonly relations: number
  readonly parameters: readonly { readonly name: string; readonly shape: readonly number[] }[]
  readonly present: string
  readonly targets: readonly [string, string]
  readonly weights: readonly [string, string]
  readonly shell: string
  readonly zone: string
  readonly loss: number
  readonly gradient: string
}

const TOLERANCE = 1e-5
const [batch, players] = [5, 6]
const loss = totalLoss([
  { loss: headLoss({ output: 'shell', label: 'shell_class', shape: [3] }), share: 1 },
  { loss: headLoss({ output: 'zone', label: 'zone_class', shape: [players, 2] }), share: 0.5 },
])

function configOf(golden: Golden): SetTransformerConfig {
  return {
    players,
    standardization: { mean: [1.5, 2, -0.5, 0.25], deviation: [2, 0.5, 1.25, 4] },
    width: 8,
    heads: 2,
    layers: 2,
    feedForward: 12,
    dropout: 0,
    normalization: golden.normalization,
    activation: golden.activation,
    pooling: golden.pooling,
    ...(golden.relations > 0 && { relations: { features: [0, 1, 2, 3], hidden: golden.relations } }),
    outputs: [
      { name: 'shell', size: 3, of: 'frame' },
      { name: 'zone', size: 2, of: 'player' },
    ],
  }
}

describe.each(goldenCases<Golden>('setTransformer'))(
  'normalization $normalization, $activation, $pooling pooling, relations $relations wide',
  (golden) => {
    const network = setTransformer(configOf(golden))
    const state = { weights: oracleWeights(network, 300), buffers: new Float32Array(0) }
    const present = unpacked(golden.present)
    const values = {
      tokens: oracleNumbers(1, batch * players * 4).map((value) => value * 3 + 2),
      present,
      shell_class: unpacked(golden.targets[0]),
      zone_class: unpacked(golden.targets[1]),
      shell_class_weight: unpacked(golden.weights[0]),
      zone_class_weight: unpacked(golden.weights[1]),
    }
    const ofPresent = (zone: Float32Array) => zone.map((value, i) => value * (present[Math.floor(i / 2)] as number))

    test('parameters have the names, the order and the shapes of PyTorch', () => {
      expect(network.parameters.map(({ name, shape }) => ({ name, shape }))).toEqual(golden.parameters)
    })

    test.each(Object.entries(KERNELS))("with the kernels for %s the training pass is PyTorch's", async (_, kernels) => {
      const measured = await measureGradient({ network, loss, state, batch, values, kernels })
      expect(largestDifference(measured.output('shell'), unpacked(golden.shell))).toBeLessThan(TOLERANCE)
      expect(largestDifference(ofPresent(measured.output('zone')), unpacked(golden.zone))).toBeLessThan(TOLERANCE)
      expect(Math.abs(measured.loss - golden.loss)).toBeLessThan(TOLERANCE)
      expect(largestDifference(measured.gradient, unpacked(golden.gradient))).toBeLessThan(TOLERANCE)
    })

    test.each(Object.entries(KERNELS))("with the kernels for %s inference is PyTorch's", async (_, kernels) => {
      const feeds = exampleFeeds(network.inputs, values, batch)
      const outputs = await runModel(inferenceModel(network, state, { kernels }), feeds)
      expect(largestDifference(outputs.get('shell')?.values ?? [], unpacked(golden.shell))).toBeLessThan(TOLERANCE)
      expect(outputs.get('zone')?.shape).toEqual([batch, players, 2])
    })
  },
)

test('players in another order give the same logits of the frame', async () => {
  const config = {
    ...SET_TRANSFORMER,
    standardization: { mean: [0, 0, 0], deviation: [1, 1, 1] },
    outputs: [{ name: 'logits', size: 2, of: 'frame' }],
  } as const
  const network = setTransformer(config)
  const model = inferenceModel(network, { weights: oracleWeights(network, 7), buffers: new Float32Array(0) })
  const tokens = oracleNumbers(1, 22 * 3)
  const reversed = tokens.map((_, i) => tokens[(21 - Math.floor(i / 3)) * 3 + (i % 3)] as number)
  const present = new Float32Array(22).fill(1)
  const [first, second] = [
    await runModel(model, exampleFeeds(network.inputs, { tokens, present }, 1)),
    await runModel(model, exampleFeeds(network.inputs, { tokens: reversed, present }, 1)),
  ]
  expect(largestDifference(first.get('logits')?.values ?? [], second.get('logits')?.values ?? [])).toBeLessThan(1e-5)
})
