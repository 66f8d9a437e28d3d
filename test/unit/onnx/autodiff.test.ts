import { expect, test } from 'vitest'
import { dependsOn, gradients } from '../../../ml/onnx/autodiff.ts'
import { addInput, addOutput, modelBytes, newGraph } from '../../../ml/onnx/graph.ts'
import { KERNELS } from '../../../ml/onnx/kernels.ts'
import { add, multiply, square } from '../../../ml/onnx/operators/arithmetic.ts'
import { reshape } from '../../../ml/onnx/operators/layout.ts'
import { sum } from '../../../ml/onnx/operators/reductions.ts'
import { runModel } from './runModel.ts'

function twoInputs() {
  const graph = newGraph('test', KERNELS.cpu)
  return { graph, a: addInput(graph, 'a', { shape: [2] }), b: addInput(graph, 'b', { shape: [2] }) }
}

test('gradients of all the ways from a tensor to the loss add up', async () => {
  const { graph, a } = twoInputs()
  // a³ + a² + a, by three ways, one of which changes nothing on the way
  const cubed = multiply(square(a), a)
  const loss = sum(add(add(cubed, square(a)), reshape(a, [2])), { axes: [0] })
  addOutput('gradient', gradients(loss, [{ name: 'a', tensor: a }])[0] as typeof a)
  const outputs = await runModel(modelBytes(graph), { a: { values: [2, -1], shape: [2] } })
  expect([...(outputs.get('gradient')?.values ?? [])]).toEqual([3 * 4 + 4 + 1, 3 - 2 + 1])
})

test('the gradient of the loss by itself is 1', async () => {
  const { graph, a } = twoInputs()
  const loss = sum(a, { axes: [0] })
  addOutput('gradient', gradients(loss, [{ name: 'loss', tensor: loss }])[0] as typeof a)
  expect((await runModel(modelBytes(graph), {})).get('gradient')?.values[0]).toBe(1)
})

test('a parameter that the loss does not depend on is named', () => {
  const { a, b } = twoInputs()
  const loss = sum(square(a), { axes: [0] })
  const wanted = [
    { name: 'used', tensor: a },
    { name: 'decoder.6.bias', tensor: b },
  ]
  expect(() => gradients(loss, wanted)).toThrow('the loss does not depend on decoder.6.bias')
})

test('a loss of several numbers is refused', () => {
  const { a } = twoInputs()
  expect(() => gradients(square(a), [{ name: 'a', tensor: a }])).toThrow('a loss is one number, not [2]')
})

test('a tensor depends on what it was made from, and on nothing else', () => {
  const { a, b } = twoInputs()
  expect(dependsOn(square(a), [a])).toBe(true)
  expect(dependsOn(square(b), [a])).toBe(false)
})
