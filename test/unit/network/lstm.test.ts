import { describe, expect, test } from 'vitest'
import { inferenceModel } from '../../../ml/network/inference.ts'
import { headLoss, softClasses } from '../../../ml/network/loss.ts'
import { lstmNetwork } from '../../../ml/network/lstm.ts'
import { largestDifference, runModel } from '../onnx/runModel.ts'
import { exampleFeeds, measureGradient } from './measureGradient.ts'
import { goldenCases, oracleNumbers, oracleWeights, unpacked } from './oracle.ts'

interface Golden {
  readonly masked: boolean
  readonly parameters: readonly { readonly name: string; readonly shape: readonly number[] }[]
  readonly present: string
  readonly logits: string
  readonly loss: number
  readonly gradient: string
}

const TOLERANCE = 1e-5
const batch = 4
const network = lstmNetwork({ steps: 7, players: 3, features: 2, hidden: 5, layers: 2, classes: 3, dropout: 0 })
const loss = headLoss({ output: 'logits', label: 'coverage', shape: [3] })
const state = { weights: oracleWeights(network, 700), buffers: new Float32Array(0) }
const frames = oracleNumbers(1, batch * 7 * 6).map((value) => value * 2)

describe.each(goldenCases<Golden>('lstm'))('with missing frames: $masked', (golden) => {
  const values = {
    frames,
    present: unpacked(golden.present),
    coverage: softClasses([0, 1, 2, 1], { count: 3 }),
    coverage_weight: [0.25, 0.25, 0.25, 0.25],
  }

  test('parameters have the names, the order and the shapes of PyTorch', () => {
    expect(network.parameters.map(({ name, shape }) => ({ name, shape }))).toEqual(golden.parameters)
  })

  test("the training pass is PyTorch's", async () => {
    const measured = await measureGradient({ network, loss, state, batch, values })
    expect(largestDifference(measured.output('logits'), unpacked(golden.logits))).toBeLessThan(TOLERANCE)
    expect(Math.abs(measured.loss - golden.loss)).toBeLessThan(TOLERANCE)
    expect(largestDifference(measured.gradient, unpacked(golden.gradient))).toBeLessThan(TOLERANCE)
  })

  test("inference is PyTorch's", async () => {
    const outputs = await runModel(inferenceModel(network, state), exampleFeeds(network.inputs, values, batch))
    expect(largestDifference(outputs.get('logits')?.values ?? [], unpacked(golden.logits))).toBeLessThan(TOLERANCE)
  })
})

test('what stands in the place of a missing frame has no effect', async () => {
  const present = Float32Array.from({ length: batch * 7 }, (_, i) => (i % 3 === 1 ? 0 : 1))
  const labels = { coverage: softClasses([0, 1, 2, 1], { count: 3 }), coverage_weight: [0.25, 0.25, 0.25, 0.25] }
  const spoiled = frames.map((value, i) => (present[Math.floor(i / 6)] === 1 ? value : Number.NaN))
  const known = await measureGradient({ network, loss, state, batch, values: { frames, present, ...labels } })
  const unknown = await measureGradient({
    network,
    loss,
    state,
    batch,
    values: { frames: spoiled, present, ...labels },
  })
  expect(unknown.gradient).toEqual(known.gradient)
})
