import { describe, expect, test } from 'vitest'
import { TrainingStepper, untrained } from '../../../main/training/stepper.ts'
import { randomFrom } from '../../../ml/base/random.ts'
import { inferenceModel } from '../../../ml/network/inference.ts'
import { headLoss } from '../../../ml/network/loss.ts'
import { initialState, type TrainedState } from '../../../ml/network/parameters.ts'
import { SEED_TRANSFORMER, type SeedTransformerConfig, seedTransformer } from '../../../ml/network/seedTransformer.ts'
import { KERNELS } from '../../../ml/onnx/kernels.ts'
import { largestDifference, runModel } from '../onnx/runModel.ts'
import { exampleFeeds, measureGradient } from './measureGradient.ts'
import { goldenCases, oracleSeedBatch, oracleWeights, unpacked } from './oracle.ts'

interface Measurement {
  readonly logits: string
  readonly loss: number
  readonly gradient: string
  readonly buffers: string
  readonly evaluationLogits: string
}

interface Golden {
  readonly config: Omit<SeedTransformerConfig, 'classes' | 'dropout'>
  readonly batch: number
  readonly parameters: readonly { readonly name: string; readonly shape: readonly number[] }[]
  readonly initial: Measurement
  readonly trained: Measurement & { readonly state: { readonly weights: string; readonly buffers: string } }
  readonly steps: {
    readonly rates: readonly number[]
    readonly weightDecay: number
    readonly largestGradient: number
    readonly losses: readonly number[]
    readonly weights: string
    readonly buffers: string
  }
}

interface FullGolden {
  readonly batch: number
  readonly stride: number
  readonly rates: readonly number[]
  readonly weightDecay: number
  readonly logits: string
  readonly loss: number
  readonly losses: readonly number[]
  readonly gradient: string
  readonly gradientLengths: string
  readonly weights: string
}

/** Of logits, gradients and weights, all of them around 1; float32 rounding stays well below it. */
const TOLERANCE = 1e-5
const loss = headLoss({ output: 'logits', label: 'man', shape: [2] })
const goldens = goldenCases<Golden>('seedTransformer')

describe.each(goldens)('with masked players: $config.masked', (golden) => {
  const network = seedTransformer({ ...SEED_TRANSFORMER, ...golden.config })
  const initial: TrainedState = {
    weights: oracleWeights(network, 300),
    buffers: initialState(network, randomFrom(0)).buffers,
  }
  const trained: TrainedState = {
    weights: unpacked(golden.trained.state.weights),
    buffers: unpacked(golden.trained.state.buffers),
  }
  const batchFrom = (seed: number) => oracleSeedBatch(seed, { ...golden.config, batch: golden.batch })

  test('parameters have the names, the order and the shapes of PyTorch', () => {
    expect(network.parameters.map(({ name, shape }) => ({ name, shape }))).toEqual(golden.parameters)
  })

  test.each([
    { weights: 'initial', state: initial, measurement: golden.initial, seed: 1 },
    { weights: 'trained', state: trained, measurement: golden.trained, seed: 9000 },
  ])("with $weights weights the training pass is PyTorch's", async ({ state, measurement, seed }) => {
    for (const kernels of Object.values(KERNELS)) {
      const values = batchFrom(seed)
      const measured = await measureGradient({ network, loss, state, batch: golden.batch, values, kernels })
      expect(largestDifference(measured.output('logits'), unpacked(measurement.logits))).toBeLessThan(TOLERANCE)
      expect(Math.abs(measured.loss - measurement.loss)).toBeLessThan(TOLERANCE)
      expect(largestDifference(measured.gradient, unpacked(measurement.gradient))).toBeLessThan(TOLERANCE)
      expect(largestDifference(measured.buffers, unpacked(measurement.buffers))).toBeLessThan(TOLERANCE)
    }
  })

  test("inference with trained weights is PyTorch's evaluation", async () => {
    // PyTorch evaluates with the running statistics as they are after one more batch
    const state = { ...trained, buffers: unpacked(golden.trained.buffers) }
    const feeds = exampleFeeds(network.inputs, batchFrom(9000), golden.batch)
    for (const kernels of Object.values(KERNELS)) {
      const outputs = await runModel(inferenceModel(network, state, { kernels }), feeds)
      const logits = outputs.get('logits')?.values ?? []
      expect(largestDifference(logits, unpacked(golden.trained.evaluationLogits))).toBeLessThan(TOLERANCE)
    }
  })

  test.each([
    { way: 'in one run each', examplesPerRun: golden.batch },
    { way: 'in three parts each', examplesPerRun: golden.batch / 3 },
  ])('ten steps $way, with limited gradients, are those of PyTorch', async ({ examplesPerRun }) => {
    const { rates, weightDecay, largestGradient, losses, weights, buffers } = golden.steps
    const plan = { network, loss, batch: golden.batch, optimizer: { weightDecay, largestGradient } }
    const stepper = await TrainingStepper.open(plan, untrained(initial), { seed: 1, examplesPerRun })
    for (const [step, rate] of rates.entries()) {
      const report = await stepper.step(batchFrom(2000 + step), rate)
      expect(Math.abs(report.loss - (losses[step] as number))).toBeLessThan(TOLERANCE)
    }
    const state = stepper.state()
    await stepper.dispose()
    expect(largestDifference(state.weights, unpacked(weights))).toBeLessThan(TOLERANCE)
    expect(largestDifference(state.buffers, unpacked(buffers))).toBeLessThan(TOLERANCE)
  })
})

describe.each(goldenCases<FullGolden>('seedTransformerFull'))('in its true shape', (golden) => {
  const network = seedTransformer()
  const initial = { weights: oracleWeights(network, 500), buffers: initialState(network, randomFrom(0)).buffers }
  const batchFrom = (seed: number) => oracleSeedBatch(seed, { ...SEED_TRANSFORMER, batch: golden.batch })
  const sampled = (values: Float32Array) => values.filter((_, i) => i % golden.stride === 0)

  test('it has 162,084 parameters', () => {
    expect(initial.weights.length).toBe(162_084)
  })

  test("the training pass is PyTorch's", async () => {
    const measured = await measureGradient({ network, loss, state: initial, batch: golden.batch, values: batchFrom(1) })
    expect(largestDifference(measured.output('logits'), unpacked(golden.logits))).toBeLessThan(TOLERANCE)
    expect(Math.abs(measured.loss - golden.loss)).toBeLessThan(TOLERANCE)
    expect(largestDifference(sampled(measured.gradient), unpacked(golden.gradient))).toBeLessThan(TOLERANCE)
  })

  test('ten steps are those of PyTorch', async () => {
    const plan = { network, loss, batch: golden.batch, optimizer: { weightDecay: golden.weightDecay } }
    const stepper = await TrainingStepper.open(plan, untrained(initial), { seed: 1 })
    for (const [step, rate] of golden.rates.entries()) {
      const report = await stepper.step(batchFrom(2000 + step), rate)
      expect(Math.abs(report.loss - (golden.losses[step] as number))).toBeLessThan(TOLERANCE)
    }
    const { weights } = stepper.state()
    await stepper.dispose()
    expect(largestDifference(sampled(weights), unpacked(golden.weights))).toBeLessThan(TOLERANCE)
  })
})

test('with everybody present the masked network is the unmasked one', async () => {
  const config = { ...SEED_TRANSFORMER, width: 24, feedForward: 32 }
  const [plain, masked] = [seedTransformer(config), seedTransformer({ ...config, masked: true })]
  const state = { weights: oracleWeights(plain, 40), buffers: initialState(plain, randomFrom(0)).buffers }
  const values = oracleSeedBatch(5, { ...config, batch: 8, masked: false })
  const [a, b] = [
    await measureGradient({ network: plain, loss, state, batch: 8, values }),
    await measureGradient({ network: masked, loss, state, batch: 8, values }),
  ]
  expect(largestDifference(a.output('logits'), b.output('logits'))).toBeLessThan(1e-6)
  expect(largestDifference(a.gradient, b.gradient)).toBeLessThan(1e-6)
})

test('what stands in the place of a missing player has no effect', async () => {
  const config = { ...SEED_TRANSFORMER, width: 24, feedForward: 32, masked: true }
  const network = seedTransformer(config)
  const state = { weights: oracleWeights(network, 40), buffers: initialState(network, randomFrom(0)).buffers }
  const values = oracleSeedBatch(5, { ...config, batch: 8 })
  const spoiled = values.tokens.map((value, i) =>
    values.present[Math.floor(i / config.features)] === 1 ? value : Number.NaN,
  )
  const known = await measureGradient({ network, loss, state, batch: 8, values })
  const unknown = await measureGradient({ network, loss, state, batch: 8, values: { ...values, tokens: spoiled } })
  expect(unknown.output('logits')).toEqual(known.output('logits'))
  expect(unknown.gradient).toEqual(known.gradient)
})
