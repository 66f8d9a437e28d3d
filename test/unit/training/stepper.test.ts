import { expect, test } from 'vitest'
import type { TrainingBatch } from '../../../main/training/batch.ts'
import { type StepperOptions, TrainingStepper, untrained } from '../../../main/training/stepper.ts'
import { randomFrom } from '../../../ml/base/random.ts'
import { linearLayer, linearParameters } from '../../../ml/network/layers.ts'
import { headLoss, softClasses } from '../../../ml/network/loss.ts'
import type { Network } from '../../../ml/network/network.ts'
import { initialState } from '../../../ml/network/parameters.ts'
import { seedTransformer } from '../../../ml/network/seedTransformer.ts'
import type { TrainingPlan } from '../../../ml/network/trainingGraph.ts'
import { embedding } from '../../../ml/onnx/operators/indexing.ts'
import { reshape } from '../../../ml/onnx/operators/layout.ts'
import { largestDifference } from '../onnx/runModel.ts'

const [players, features, batch] = [6, 5, 12]

function planWith(dropout: number): TrainingPlan {
  return {
    network: seedTransformer({
      players,
      features,
      width: 32,
      heads: 2,
      layers: 1,
      feedForward: 24,
      classes: 2,
      dropout,
      masked: true,
    }),
    loss: headLoss({ output: 'logits', label: 'man', shape: [2] }),
    optimizer: { weightDecay: 0.01, largestGradient: 1 },
    batch,
  }
}

/** Man where the first feature of the players who are present is above 0 in sum. */
function batchOf(step: number): TrainingBatch {
  const random = randomFrom(step)
  const tokens = Float32Array.from({ length: batch * players * features }, () => random.normal())
  const present = Float32Array.from({ length: batch * players }, () => (random.chance(0.9) ? 1 : 0))
  const sums = Array.from({ length: batch }, (_, example) => {
    const places = Array.from({ length: players }, (_, player) => example * players + player)
    return places.reduce((sum, place) => sum + (present[place] ?? 0) * (tokens[place * features] ?? 0), 0)
  })
  const classes = sums.map((sum) => (sum > 0 ? 1 : 0))
  return { tokens, present, man: softClasses(classes, { count: 2 }) }
}

async function stepperFor(dropout: number, options: Partial<StepperOptions> = {}) {
  const plan = planWith(dropout)
  return TrainingStepper.open(plan, untrained(initialState(plan.network, randomFrom(1))), { seed: 5, ...options })
}

async function train(stepper: TrainingStepper, { from, to }: { from: number; to: number }): Promise<number[]> {
  const losses: number[] = []
  for (let step = from; step < to; step++) losses.push((await stepper.step(batchOf(step), 3e-3)).loss)
  return losses
}

test('training lowers the loss', async () => {
  const stepper = await stepperFor(0)
  const losses = await train(stepper, { from: 0, to: 150 })
  await stepper.dispose()
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(losses[0]).toBeGreaterThan(0.5)
  expect(mean(losses.slice(-20))).toBeLessThan(0.5) // 0.69 is chance
})

const worker = new URL('../../../main/threads/gradient.worker.ts', import.meta.url)

test.each([
  { way: 'whole batches', options: {} },
  { way: 'batches in parts', options: { examplesPerRun: 4 } },
  { way: 'parts on three threads', options: { examplesPerRun: 2, threads: { count: 3, worker } } },
])('training that is taken up again goes on bit for bit: $way', async ({ options }) => {
  const through = await stepperFor(0.2, options)
  await train(through, { from: 0, to: 6 })
  const before = await stepperFor(0.2, options)
  await train(before, { from: 0, to: 3 })
  const after = await TrainingStepper.open(planWith(0.2), before.state(), { seed: 5, ...options })
  await train(after, { from: 3, to: 6 })
  expect(after.state()).toEqual(through.state())
  for (const stepper of [through, before, after]) await stepper.dispose()
})

test('a stepper that is set back repeats its steps', async () => {
  const stepper = await stepperFor(0.2)
  await train(stepper, { from: 0, to: 2 })
  const kept = stepper.state()
  const first = await train(stepper, { from: 2, to: 5 })
  stepper.restore(kept)
  expect(await train(stepper, { from: 2, to: 5 })).toEqual(first)
  await stepper.dispose()
})

test('the state that was handed out stays as it was', async () => {
  const stepper = await stepperFor(0)
  const kept = stepper.state()
  const weights = kept.weights.slice()
  await train(stepper, { from: 0, to: 3 })
  expect(kept.weights).toEqual(weights)
  expect(kept.step).toBe(0)
  await stepper.dispose()
})

test('a batch in parts takes the step of the whole batch', async () => {
  const [whole, parts] = [await stepperFor(0), await stepperFor(0, { examplesPerRun: 3 })]
  for (let step = 0; step < 5; step++) {
    const [a, b] = [await whole.step(batchOf(step), 1e-3), await parts.step(batchOf(step), 1e-3)]
    expect(Math.abs(a.loss - b.loss)).toBeLessThan(1e-6)
    expect(Math.abs((a.gradientLength as number) - (b.gradientLength as number))).toBeLessThan(1e-5)
    expect(largestDifference(a.outputs.get('logits') ?? [], b.outputs.get('logits') ?? [])).toBeLessThan(1e-5)
  }
  expect(largestDifference(whole.state().weights, parts.state().weights)).toBeLessThan(1e-5)
  for (const stepper of [whole, parts]) await stepper.dispose()
})

test('threads give the numbers that one thread gives', async () => {
  const [alone, shared] = [
    await stepperFor(0.2, { examplesPerRun: 2 }),
    await stepperFor(0.2, { examplesPerRun: 2, threads: { count: 3, worker } }),
  ]
  expect(await train(shared, { from: 0, to: 4 })).toEqual(await train(alone, { from: 0, to: 4 }))
  expect(shared.state()).toEqual(alone.state())
  for (const stepper of [alone, shared]) await stepper.dispose()
})

test('a thread that cannot start says why', async () => {
  const options = { examplesPerRun: 4, threads: { count: 2, worker: new URL('absent.worker.ts', import.meta.url) } }
  await expect(stepperFor(0, options)).rejects.toThrow('absent.worker.ts')
})

test('an example of weight 0 does not change what is learned', async () => {
  const labels = batchOf(1)
  const weights = Float32Array.from({ length: batch }, (_, example) => (example === 3 ? 0 : 1))
  const spoiled = {
    ...labels,
    man: (labels.man as Float32Array).map((value, i) => (i === 6 || i === 7 ? 1 - value : value)),
  }
  const after: Float32Array[] = []
  for (const values of [labels, spoiled]) {
    const stepper = await stepperFor(0)
    await stepper.step({ ...values, man_weight: weights }, 1e-3)
    after.push(stepper.state().weights)
    await stepper.dispose()
  }
  expect(after[1]).toEqual(after[0])
})

test('the scale of the weights makes no difference', async () => {
  const losses: number[] = []
  for (const weight of [1, 8]) {
    const stepper = await stepperFor(0)
    losses.push((await stepper.step({ ...batchOf(1), man_weight: new Float32Array(batch).fill(weight) }, 1e-3)).loss)
    await stepper.dispose()
  }
  expect(losses[1]).toBe(losses[0])
})

test('dropout changes the step, and its seed the masks', async () => {
  const losses: number[] = []
  for (const [dropout, seed] of [
    [0, 5],
    [0.2, 5],
    [0.2, 6],
  ] as const) {
    const stepper = await stepperFor(dropout, { seed })
    losses.push((await stepper.step(batchOf(1), 1e-3)).loss)
    await stepper.dispose()
  }
  expect(new Set(losses).size).toBe(3)
})

test('a batch that lacks something, or has the wrong size, is refused by name', async () => {
  const stepper = await stepperFor(0)
  const { present: _, ...incomplete } = batchOf(1)
  await expect(stepper.step(incomplete, 1e-3)).rejects.toThrow('the batch has no "present"')
  await expect(stepper.step({ ...batchOf(1), tokens: new Float32Array(7) }, 1e-3)).rejects.toThrow(
    '"tokens" has 7 numbers where 360 belong',
  )
  expect(stepper.state().step).toBe(0)
  await stepper.dispose()
})

test('parts that do not fill the batch are refused', async () => {
  await expect(stepperFor(0, { examplesPerRun: 5 })).rejects.toThrow('12 examples are no whole number of runs of 5')
})

test('whole numbers reach an embedding, in whole batches and on threads', async () => {
  const network: Network = {
    name: 'words',
    inputs: [{ name: 'word', shape: [2], type: 'int64' }],
    parameters: [
      { name: 'table', shape: [4, 8], initial: { kind: 'normal', deviation: 1 } },
      ...linearParameters('out', { from: 16, to: 2 }),
    ],
    buffers: [],
    forward: (context) => {
      const both = reshape(embedding(context.parameter('table'), context.input('word')), [context.batch, 16])
      return { logits: linearLayer(context, 'out', both) }
    },
  }
  const plan = { ...planWith(0), network }
  const pairs = Array.from({ length: batch }, (_, i) => [i % 4, Math.floor(i / 4)] as const)
  const examples = {
    word: BigInt64Array.from(pairs.flat(), BigInt),
    man: softClasses(
      pairs.map(([a, b]) => (a + b > 2 ? 1 : 0)),
      { count: 2 },
    ),
  }
  const states = []
  for (const options of [{}, { examplesPerRun: 4, threads: { count: 2, worker } }]) {
    const stepper = await TrainingStepper.open(plan, untrained(initialState(network, randomFrom(1))), {
      seed: 1,
      ...options,
    })
    const losses = []
    for (let step = 0; step < 30; step++) losses.push((await stepper.step(examples, 0.1)).loss)
    expect(losses.at(-1)).toBeLessThan(0.2 * (losses[0] as number))
    states.push(stepper.state().weights)
    await stepper.dispose()
  }
  expect(largestDifference(states[0] as Float32Array, states[1] as Float32Array)).toBeLessThan(1e-3)
})
