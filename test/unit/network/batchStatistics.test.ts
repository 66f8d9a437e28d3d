import { expect, test } from 'vitest'
import { mergedStatistics, updatedBuffers } from '../../../ml/network/batchStatistics.ts'
import { seedTransformer } from '../../../ml/network/seedTransformer.ts'
import { largestDifference } from '../onnx/runModel.ts'

const sites = [
  { name: 'first', features: 1 },
  { name: 'second', features: 2 },
]

test('statistics of parts become those of the whole', () => {
  // first: 1, 3 and 8; second: (0, 10) and nothing
  const parts = [Float32Array.of(2, 1, 2, 0, 10, 0, 0, 1), Float32Array.of(8, 0, 1, 0, 0, 0, 0, 0)]
  const merged = mergedStatistics(sites, parts)
  expect(largestDifference(merged, [4, 26 / 3, 3, 0, 10, 0, 0, 1])).toBeLessThan(1e-6)
})

test('a mean far from 0 does not blur the variance', () => {
  const parts = [Float32Array.of(10_000, 0.25, 2), Float32Array.of(10_001, 0.25, 2)]
  expect([...mergedStatistics(sites.slice(0, 1), parts)]).toEqual([10_000.5, 0.5, 4])
})

test('running statistics move a tenth of the way, toward the variance of a sample', () => {
  const network = seedTransformer()
  const normalized = [{ name: 'feature_norm_layer', features: 5 }]
  const statistics = Float32Array.of(1, 2, 3, 4, 5, 9, 9, 9, 9, 18, 10)
  const buffers = Float32Array.of(0, 0, 0, 0, 10, 1, 1, 1, 1, 1)
  const after = updatedBuffers(network, { sites: normalized, statistics, buffers })
  expect(largestDifference(after, [0.1, 0.2, 0.3, 0.4, 9.5, 1.9, 1.9, 1.9, 1.9, 2.9])).toBeLessThan(1e-6)
  expect([...buffers.slice(4, 6)]).toEqual([10, 1])
})
