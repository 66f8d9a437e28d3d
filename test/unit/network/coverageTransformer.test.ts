import { describe, expect, test } from 'vitest'
import { type CoverageTransformerConfig, coverageTransformer } from '../../../ml/network/coverageTransformer.ts'
import { inferenceModel } from '../../../ml/network/inference.ts'
import { headLoss, totalLoss } from '../../../ml/network/loss.ts'
import { flattened, namedParts, totalSize } from '../../../ml/network/parameters.ts'
import { setTransformer } from '../../../ml/network/setTransformer.ts'
import { KERNELS } from '../../../ml/onnx/kernels.ts'
import { largestDifference, runModel } from '../onnx/runModel.ts'
import { exampleFeeds, measureGradient } from './measureGradient.ts'
import { goldenCases, oracleWeights, unpacked } from './oracle.ts'

interface Golden {
  readonly parameters: readonly { readonly name: string; readonly shape: readonly number[] }[]
  readonly mean: readonly number[]
  readonly deviation: readonly number[]
  readonly tokens: string
  readonly present: string
  readonly targets: readonly string[]
  readonly weights: readonly string[]
  readonly outputs: readonly string[]
  readonly loss: number
  readonly gradient: string
}

const TOLERANCE = 1e-5
const [batch, players, side, looks, start] = [5, 6, 3, 2, 4]
const width = start + 5 * looks
const [golden] = goldenCases<Golden>('coverageTransformer') as [Golden]

const config: CoverageTransformerConfig = {
  players,
  standardization: golden,
  width: 8,
  heads: 2,
  layers: 2,
  feedForward: 12,
  dropout: 0,
  normalization: 'after',
  activation: 'relu',
  pooling: 'attention',
  relations: { features: [0, 1, 2, 3], hidden: 5 },
  history: { start, looks },
  outputs: [
    { name: 'logits', size: 2 },
    { name: 'coverage', size: 3 },
  ],
  assignments: 4,
}
const heads = [
  { loss: headLoss({ output: 'logits', label: 'man', shape: [2] }), share: 1 },
  { loss: headLoss({ output: 'coverage', label: 'class', shape: [3] }), share: 0.3 },
  { loss: headLoss({ output: 'assignment', label: 'job', shape: [side, 4] }), share: 0.2 },
  { loss: headLoss({ output: 'matchUp', label: 'receiver', shape: [side, side + 1] }), share: 0.1 },
]
const network = coverageTransformer(config)
const state = { weights: oracleWeights(network, 300), buffers: new Float32Array(0) }
const present = unpacked(golden.present)
const values = {
  tokens: unpacked(golden.tokens),
  present,
  ...Object.fromEntries(
    ['man', 'class', 'job', 'receiver'].flatMap((label, i) => [
      [label, unpacked(golden.targets[i] as string)],
      [`${label}_weight`, unpacked(golden.weights[i] as string)],
    ]),
  ),
} as Readonly<Record<string, Float32Array>> & { readonly tokens: Float32Array }

/** Rows of missing defenders say nothing. */
function ofPresent(rows: Float32Array): Float32Array {
  const size = rows.length / (batch * side)
  return rows.map((value, i) => {
    const [example, defender] = [Math.floor(i / (side * size)), Math.floor(i / size) % side]
    return value * (present[example * players + side + defender] as number)
  })
}

describe.each(Object.entries(KERNELS))('with the kernels for %s', (_, kernels) => {
  test("the training pass is PyTorch's", async () => {
    const measured = await measureGradient({ network, loss: totalLoss(heads), state, batch, values, kernels })
    const said = ['logits', 'coverage', 'assignment', 'matchUp'].map((name) => measured.output(name))
    const compared = [said[0], said[1], ...said.slice(2).map((rows) => ofPresent(rows as Float32Array))]
    compared.forEach((rows, i) => {
      expect(largestDifference(rows as Float32Array, unpacked(golden.outputs[i] as string))).toBeLessThan(TOLERANCE)
    })
    expect(Math.abs(measured.loss - golden.loss)).toBeLessThan(TOLERANCE)
    expect(largestDifference(measured.gradient, unpacked(golden.gradient))).toBeLessThan(TOLERANCE)
  })

  test("inference is PyTorch's", async () => {
    const outputs = await runModel(
      inferenceModel(network, state, { kernels }),
      exampleFeeds(network.inputs, values, batch),
    )
    const logits = outputs.get('logits')?.values ?? []
    expect(largestDifference(logits, unpacked(golden.outputs[0] as string))).toBeLessThan(TOLERANCE)
    expect(outputs.get('matchUp')?.shape).toEqual([batch, side, side + 1])
  })
})

test('parameters have the names, the order and the shapes of PyTorch', () => {
  expect(network.parameters.map(({ name, shape }) => ({ name, shape }))).toEqual(golden.parameters)
})

async function read(tokens: Float32Array, of = network, weights = state.weights) {
  const model = inferenceModel(of, { weights, buffers: new Float32Array(0) })
  const outputs = await runModel(model, exampleFeeds(of.inputs, { tokens, present }, batch))
  return Object.fromEntries([...outputs].map(([name, { values }]) => [name, Array.from(values)]))
}

/** The tokens with another number wherever `isChanged`. */
function changedTokens(isChanged: (player: number, feature: number) => boolean): Float32Array {
  return values.tokens.map((value, i) =>
    isChanged(Math.floor(i / width), i % width) ? value + 1 + Math.sin(i) : value,
  )
}

function lookOf(feature: number): number {
  return Math.floor((feature - start) / 5)
}

test('of a look back that is not known no number counts', async () => {
  const isUnknown = (player: number, feature: number) =>
    feature >= start && values.tokens[player * width + start + 5 * lookOf(feature) + 4] === 0
  const changed = changedTokens((player, feature) => isUnknown(player, feature) && (feature - start) % 5 < 4)
  expect(changed).not.toEqual(values.tokens)
  expect(await read(changed)).toEqual(await read(values.tokens))
})

test('of a player who is missing no number counts, past or present', async () => {
  const isMissing = (player: number) => present[player] === 0
  const [before, after] = [await read(values.tokens), await read(changedTokens(isMissing))]
  for (const name of ['logits', 'coverage']) expect(after[name]).toEqual(before[name])
  for (const name of ['assignment', 'matchUp']) {
    expect(ofPresent(Float32Array.from(after[name] ?? []))).toEqual(ofPresent(Float32Array.from(before[name] ?? [])))
  }
})

test('what a known look back says counts', async () => {
  const changed = changedTokens((_, feature) => feature >= start && (feature - start) % 5 < 4)
  expect((await read(changed)).logits).not.toEqual((await read(values.tokens)).logits)
})

const { history: _, assignments: __, ...shape } = config
const single = setTransformer({
  ...shape,
  standardization: { mean: golden.mean.slice(0, start), deviation: golden.deviation.slice(0, start) },
  outputs: shape.outputs.map((head) => ({ ...head, of: 'frame' as const })),
})
const ofPresence = (tokens: Float32Array) => tokens.filter((_, i) => i % width < start)

test('without history and defenders it is the set transformer', () => {
  const alone = coverageTransformer({ ...config, history: null, assignments: null })
  const names = (of: typeof network) => of.parameters.map(({ name }) => name)
  expect(names(alone)).toEqual(names(single))
})

test('with the weights of a network of single frames it begins by saying the same', async () => {
  const weights = oracleWeights(single, 5)
  const known = namedParts(single.parameters, weights)
  const begun = network.parameters.map(({ name, shape }, i) => {
    const own = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, at) => Math.sin(at + i))
    return [name, known.get(name) ?? (name.startsWith('memory.output') ? own.fill(0) : own)] as const
  })
  const remembering = await read(values.tokens, network, flattened(network.parameters, new Map(begun)))
  const alone = await read(ofPresence(values.tokens), single, weights)
  for (const name of ['logits', 'coverage']) {
    expect(largestDifference(remembering[name] ?? [], alone[name] ?? [])).toBeLessThan(1e-6)
  }
})

test('heads without labels add nothing to the loss, nor to any gradient', async () => {
  const unlabelled = {
    ...values,
    job_weight: new Float32Array(batch * side),
    receiver_weight: new Float32Array(batch * side),
  }
  const all = await measureGradient({ network, loss: totalLoss(heads), state, batch, values: unlabelled })
  const without = coverageTransformer({ ...config, assignments: null })
  const count = totalSize(without.parameters)
  const begun = { ...state, weights: state.weights.slice(0, count) }
  const loss = totalLoss(heads.slice(0, 2))
  const frame = await measureGradient({ network: without, loss, state: begun, batch, values })
  expect(all.loss).toBe(frame.loss)
  expect(largestDifference(all.gradient.slice(0, count), frame.gradient)).toBe(0)
  expect(all.gradient.slice(count).every((value) => value === 0)).toBe(true)
})

test('a play without labels of its defenders adds nothing, whatever stands in their place', async () => {
  const job_weight = values.job_weight?.map((value, i) => (i < side ? 0 : value)) ?? []
  const other = values.job?.map((value, i) => (i < side * 4 ? 1 - value : value)) ?? []
  const measured = (changes: Readonly<Record<string, ArrayLike<number>>>) =>
    measureGradient({ network, loss: totalLoss(heads), state, batch, values: { ...values, job_weight, ...changes } })
  const [one, two] = [await measured({}), await measured({ job: other })]
  expect(other).not.toEqual(values.job)
  expect(two.loss).toBe(one.loss)
  expect(largestDifference(two.gradient, one.gradient)).toBe(0)
})
