import { expect, test } from 'vitest'
import { addInput, addOutput, floatConstant, modelBytes, newGraph, scalar } from '../../../ml/onnx/graph.ts'
import { KERNELS } from '../../../ml/onnx/kernels.ts'
import { add, multiply } from '../../../ml/onnx/operators/arithmetic.ts'
import { reshape } from '../../../ml/onnx/operators/layout.ts'
import { linear } from '../../../ml/onnx/operators/products.ts'
import { openModel, runModel } from './runModel.ts'

const newTestGraph = () => newGraph('test', KERNELS.cpu)
const batch = { symbol: 'batch', factor: 1 }

test('a model holds only what its outputs depend on', async () => {
  const graph = newTestGraph()
  const [x, unused] = [addInput(graph, 'x', { shape: [2] }), addInput(graph, 'unused', { shape: [2] })]
  const large = floatConstant(graph, new Float32Array(100_000), [100_000])
  addOutput('y', add(x, 1))
  multiply(unused, 2)
  multiply(large, 2)
  const model = modelBytes(graph)
  const run = await openModel(model)
  expect(run.inputNames).toEqual(['x'])
  expect(model.length).toBeLessThan(500)
  await run.dispose()
})

test('an output may be an input, a constant, or another output again', async () => {
  const graph = newTestGraph()
  const x = addInput(graph, 'x', { shape: [2] })
  const y = add(x, 1)
  addOutput('same', x)
  addOutput('constant', scalar(graph, 3))
  addOutput('first', y)
  addOutput('second', y)
  addOutput('third', multiply(y, 2))
  const outputs = await runModel(modelBytes(graph), { x: { values: [1, 2], shape: [2] } })
  expect(Object.fromEntries([...outputs].map(([name, { values }]) => [name, [...values]]))).toEqual({
    same: [1, 2],
    constant: [3],
    first: [2, 3],
    second: [2, 3],
    third: [4, 6],
  })
})

test('a free batch takes any number of examples', async () => {
  const graph = newTestGraph()
  const x = addInput(graph, 'x', { shape: [batch, 2, 3] })
  const weight = floatConstant(graph, [1, 0, 0, 0, 1, 0], [2, 3])
  addOutput('y', reshape(linear(x, weight), [batch, 4]))
  const run = await openModel(modelBytes(graph))
  for (const examples of [1, 3]) {
    const outputs = await run({ x: { values: new Float32Array(examples * 6).fill(2), shape: [examples, 2, 3] } })
    expect(outputs.get('y')).toEqual({ values: new Float32Array(examples * 4).fill(2), shape: [examples, 4] })
  }
  await run.dispose()
})

test('equal short constants are kept once', () => {
  const graph = newTestGraph()
  expect(scalar(graph, 0.5)).toBe(scalar(graph, 0.5))
  expect(scalar(graph, 0.5)).not.toBe(scalar(graph, 0.25))
})

test('tensors of two graphs do not join', () => {
  const [a, b] = [newTestGraph(), newTestGraph()].map((graph) => addInput(graph, 'x', { shape: [1] }))
  expect(() => add(a as NonNullable<typeof a>, b as NonNullable<typeof b>)).toThrow('two graphs')
})

test('two inputs of one name are a mistake', () => {
  const graph = newTestGraph()
  addInput(graph, 'tokens', { shape: [1] })
  expect(() => addInput(graph, 'tokens', { shape: [2] })).toThrow('two inputs are called tokens')
})
