import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import { type EnsembleMember, ensembleOf, MEMBER_LOGITS } from '../../../ml/network/ensemble.ts'
import { inferenceModel } from '../../../ml/network/inference.ts'
import { initialState, totalSize } from '../../../ml/network/parameters.ts'
import { seedTransformer } from '../../../ml/network/seedTransformer.ts'
import { setTransformer } from '../../../ml/network/setTransformer.ts'
import { runModel } from '../onnx/runModel.ts'

const [frames, players, features] = [3, 4, 5]
const tokens = Float32Array.from({ length: frames * players * features }, (_, i) => Math.sin(i))
const feeds = {
  tokens: { values: tokens, shape: [frames, players, features] },
  present: { values: new Float32Array(frames * players).fill(1), shape: [frames, players] },
}
const narrow = { players, width: 8, heads: 2, layers: 1, feedForward: 8, dropout: 0.5 } as const
const seedMember = (name: string): EnsembleMember => {
  const network = seedTransformer({ ...narrow, features, classes: 2, masked: true })
  return { network, state: initialState(network, randomFrom(name)) }
}
const setMember: EnsembleMember = (() => {
  const network = setTransformer({
    ...narrow,
    standardization: { mean: new Array(features).fill(0.5), deviation: new Array(features).fill(2) },
    normalization: 'after',
    activation: 'relu',
    pooling: 'mean',
    outputs: [{ name: 'logits', size: 2, of: 'frame' }],
  })
  return { network, state: initialState(network, randomFrom('set')) }
})()

const logitsOf = async ({ network, state }: EnsembleMember) =>
  Array.from((await runModel(inferenceModel(network, state), feeds)).get('logits')?.values ?? [])

test('an ensemble gives the mean of its members, whatever they are', async () => {
  const members = [seedMember('a'), seedMember('b'), setMember] as const
  const ensemble = ensembleOf(members)
  const alone = await Promise.all(members.map(logitsOf))
  const together = await logitsOf(ensemble)
  expect(ensemble.network.name).toBe('seedTransformer, 3 members')
  expect(totalSize(ensemble.network.parameters)).toBe(ensemble.state.weights.length)
  together.forEach((value, i) => {
    expect(value).toBeCloseTo(alone.reduce((sum, one) => sum + (one[i] as number), 0) / 3, 5)
  })
})

test('an ensemble gives the logits of each member too, in order', async () => {
  const members = [seedMember('a'), setMember, seedMember('b')] as const
  const { network, state } = ensembleOf(members)
  const given = (await runModel(inferenceModel(network, state), feeds)).get(MEMBER_LOGITS)
  expect(given?.shape).toEqual([frames, 3, 2])
  const alone = await Promise.all(members.map(logitsOf))
  given?.values.forEach((value, i) => {
    const [frame, member, side] = [Math.floor(i / 6), Math.floor(i / 2) % 3, i % 2]
    expect(value).toBeCloseTo(alone[member]?.[2 * frame + side] ?? Number.NaN, 5)
  })
})

test('a network by itself has no logits of members', async () => {
  const { network, state } = ensembleOf([seedMember('a')])
  expect([...(await runModel(inferenceModel(network, state), feeds)).keys()]).toEqual(['logits'])
})

test('one member is itself', () => {
  const member = seedMember('a')
  expect(ensembleOf([member])).toBe(member)
})
