import { expect, test } from 'vitest'
import { randomFrom } from '../../../ml/base/random.ts'
import type { Network } from '../../../ml/network/network.ts'
import { flattened, initialState, namedParts } from '../../../ml/network/parameters.ts'
import { seedTransformer } from '../../../ml/network/seedTransformer.ts'

const network: Network = {
  name: 'test',
  inputs: [],
  parameters: [
    { name: 'weight', shape: [100, 50], initial: { kind: 'uniform', bound: 0.5 } },
    { name: 'scale', shape: [3], initial: { kind: 'constant', value: 1 } },
    { name: 'noise', shape: [5000], initial: { kind: 'normal', deviation: 2 } },
  ],
  buffers: [{ name: 'running', shape: [2], initial: 7 }],
  forward: () => ({}),
}

test('parameters lie one after the other, and begin as they are told', () => {
  const { weights, buffers } = initialState(network, randomFrom(1))
  const parts = namedParts(network.parameters, weights)
  const weight = parts.get('weight') as Float32Array
  expect(weights.length).toBe(5000 + 3 + 5000)
  expect(Math.max(...weight)).toBeGreaterThan(0.49)
  expect(Math.max(...weight.map(Math.abs))).toBeLessThanOrEqual(0.5)
  expect([...(parts.get('scale') as Float32Array)]).toEqual([1, 1, 1])
  const variance = (parts.get('noise') as Float32Array).reduce((sum, value) => sum + value * value, 0) / 5000
  expect(Math.abs(Math.sqrt(variance) - 2)).toBeLessThan(0.1)
  expect([...buffers]).toEqual([7, 7])
})

test('the same seed gives the same start, and another seed another', () => {
  const seed = seedTransformer()
  const start = (number: number) => initialState(seed, randomFrom(number)).weights
  expect(start(1)).toEqual(start(1))
  expect(start(1)).not.toEqual(start(2))
})

test('named tensors become a flat vector and come back', () => {
  const tensors = new Map([
    ['weight', new Float32Array(5000).fill(1)],
    ['scale', Float32Array.of(2, 3, 4)],
    ['noise', new Float32Array(5000).fill(5)],
  ])
  expect(namedParts(network.parameters, flattened(network.parameters, tensors))).toEqual(tensors)
})

test('a tensor that is missing or misshapen is named', () => {
  expect(() => flattened(network.parameters, new Map([['weight', [1]]]))).toThrow('weight has 1 numbers where 5000')
  expect(() => flattened(network.parameters, new Map())).toThrow('weight is missing')
})
