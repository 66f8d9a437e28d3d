import { expect, test } from 'vitest'
import { updatedBuffers } from '../../../ml/network/batchStatistics.ts'
import { seedTransformer } from '../../../ml/network/seedTransformer.ts'
import { largestDifference } from '../onnx/runModel.ts'

test('running statistics move a tenth of the way, toward the variance of a sample', () => {
  const network = seedTransformer()
  const normalized = [{ name: 'feature_norm_layer', features: 5 }]
  const statistics = Float32Array.of(1, 2, 3, 4, 5, 9, 9, 9, 9, 18, 10)
  const buffers = Float32Array.of(0, 0, 0, 0, 10, 1, 1, 1, 1, 1)
  const after = updatedBuffers(network, { sites: normalized, statistics, buffers })
  expect(largestDifference(after, [0.1, 0.2, 0.3, 0.4, 9.5, 1.9, 1.9, 1.9, 1.9, 2.9])).toBeLessThan(1e-6)
  expect([...buffers.slice(4, 6)]).toEqual([10, 1])
})
