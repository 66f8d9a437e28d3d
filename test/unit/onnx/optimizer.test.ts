import { expect, test } from 'vitest'
import { addInput, addOutput, floatConstant, modelBytes, newGraph } from '../../../ml/onnx/graph.ts'
import { KERNELS } from '../../../ml/onnx/kernels.ts'
import { ADAMW_RATES, type AdamWOptions, adamWRates, adamWStep } from '../../../ml/onnx/optimizer.ts'
import { largestDifference, runModel } from './runModel.ts'

interface Given {
  readonly weights: readonly number[]
  readonly gradient: readonly number[]
  readonly firstMoment: readonly number[]
  readonly secondMoment: readonly number[]
  readonly decays?: readonly number[]
}

async function stepOnce(options: AdamWOptions, given: Given, at: { step: number; learningRate: number }) {
  const graph = newGraph('adamw', KERNELS.cpu)
  const shape = [given.weights.length]
  const { state, gradientLength } = adamWStep(
    {
      weights: addInput(graph, 'weights', { shape }),
      gradient: addInput(graph, 'gradient', { shape }),
      firstMoment: addInput(graph, 'first', { shape }),
      secondMoment: addInput(graph, 'second', { shape }),
      rates: addInput(graph, 'rates', { shape: [ADAMW_RATES] }),
      decayMask: given.decays && floatConstant(graph, given.decays, shape),
    },
    options,
  )
  addOutput('weights_after', state.weights)
  addOutput('first_after', state.firstMoment)
  addOutput('second_after', state.secondMoment)
  if (gradientLength !== undefined) addOutput('length', gradientLength)
  const outputs = await runModel(modelBytes(graph), {
    weights: { values: given.weights, shape },
    gradient: { values: given.gradient, shape },
    first: { values: given.firstMoment, shape },
    second: { values: given.secondMoment, shape },
    rates: { values: adamWRates(options, at), shape: [ADAMW_RATES] },
  })
  return (name: string) => outputs.get(name)?.values ?? new Float32Array(0)
}

const fresh = { firstMoment: [0, 0], secondMoment: [0, 0] }

test('the first step moves each weight by the learning rate against its gradient, after decay', async () => {
  const given = { weights: [1, -2], gradient: [0.5, -3], ...fresh }
  const after = await stepOnce({ weightDecay: 0.1 }, given, { step: 1, learningRate: 0.01 })
  expect(largestDifference(after('weights_after'), [0.999 - 0.01, -1.998 + 0.01])).toBeLessThan(1e-6)
  expect(largestDifference(after('first_after'), [0.05, -0.3])).toBeLessThan(1e-7)
  expect(largestDifference(after('second_after'), [0.00025, 0.009])).toBeLessThan(1e-8)
})

test('a later step follows the moments', async () => {
  const given = { weights: [1], gradient: [2], firstMoment: [1], secondMoment: [4] }
  const options = { weightDecay: 0, beta1: 0.5, beta2: 0.75, epsilon: 1 }
  const after = await stepOnce(options, given, { step: 2, learningRate: 0.1 })
  // moments 1.5 and 4; divided by 1 - 0.25 and 1 - 0.5625
  expect(after('weights_after')[0]).toBeCloseTo(1 - (0.1 * (1.5 / 0.75)) / (Math.sqrt(4 / 0.4375) + 1), 6)
})

test('weight decay leaves out what its mask leaves out', async () => {
  const given = { weights: [1, 1], gradient: [0, 0], ...fresh, decays: [1, 0] }
  const after = await stepOnce({ weightDecay: 0.5 }, given, { step: 1, learningRate: 0.1 })
  expect(largestDifference(after('weights_after'), [0.95, 1])).toBeLessThan(1e-6)
})

test('a gradient that is too long is shortened, and one that is not stays', async () => {
  const given = { weights: [0, 0], gradient: [3, 4], ...fresh }
  const options = { weightDecay: 0, beta1: 0 }
  const limited = await stepOnce({ ...options, largestGradient: 2.5 }, given, { step: 1, learningRate: 0 })
  expect(limited('length')[0]).toBe(5)
  expect(largestDifference(limited('first_after'), [1.5, 2])).toBeLessThan(1e-5)
  const free = await stepOnce({ ...options, largestGradient: 6 }, given, { step: 1, learningRate: 0 })
  expect([...free('first_after')]).toEqual([3, 4])
})

test('the numbers of a step keep the digits that float32 would lose', () => {
  const rates = adamWRates({ weightDecay: 0 }, { step: 1, learningRate: 1e-3 })
  // 1 - 0.999 is 0.001 to 4 digits in float32, to 13 in double precision
  expect(rates[2]).toBe(Math.fround(1 / Math.sqrt(0.001)))
})
