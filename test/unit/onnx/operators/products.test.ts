import { linear, matMul } from '../../../../ml/onnx/operators/products.ts'
import { checkOperators, fed } from '../checkOperator.ts'
import type { Fed } from '../runModel.ts'

const a = fed([
  [1, 2, 3],
  [4, 5, 6],
])
const aTurned = fed([
  [1, 4],
  [2, 5],
  [3, 6],
])
const b = fed([
  [1, 0],
  [0, 1],
  [2, -1],
])
const bTurned = fed([
  [1, 0, 2],
  [0, 1, -1],
])
const product = [7, -1, 16, -1]
/** The matrix, and behind it the matrix times two. */
const stacked = ({ values, shape }: Fed): Fed => {
  const numbers = Array.from(values, Number)
  return { values: [...numbers, ...numbers.map((value) => 2 * value)], shape: [2, ...shape] }
}
const both = [...product, ...product.map((value) => 4 * value)]

checkOperators([
  { name: 'matMul', inputs: [a, b], build: (x, y) => matMul(x, y), expected: product, shape: [2, 2] },
  {
    name: 'matMul, first transposed',
    inputs: [aTurned, b],
    build: (x, y) => matMul(x, y, { transposeA: true }),
    expected: product,
  },
  {
    name: 'matMul, second transposed',
    inputs: [a, bTurned],
    build: (x, y) => matMul(x, y, { transposeB: true }),
    expected: product,
  },
  {
    name: 'matMul, both transposed and scaled',
    inputs: [aTurned, bTurned],
    build: (x, y) => matMul(x, y, { transposeA: true, transposeB: true, scale: 0.5 }),
    expected: product.map((value) => value / 2),
  },
  {
    name: 'matMul of stacks',
    inputs: [stacked(a), stacked(b)],
    build: (x, y) => matMul(x, y),
    expected: both,
    shape: [2, 2, 2],
  },
  {
    name: 'matMul of stacks, both transposed and scaled',
    inputs: [stacked(aTurned), stacked(bTurned)],
    build: (x, y) => matMul(x, y, { transposeA: true, transposeB: true, scale: 0.5 }),
    expected: both.map((value) => value / 2),
  },
  {
    name: 'matMul of a stack and one matrix',
    inputs: [stacked(a), bTurned],
    build: (x, y) => matMul(x, y, { transposeB: true }),
    expected: [...product, ...product.map((value) => 2 * value)],
  },
  {
    name: 'matMul of one matrix and a stack',
    inputs: [aTurned, stacked(b)],
    build: (x, y) => matMul(x, y, { transposeA: true }),
    expected: [...product, ...product.map((value) => 2 * value)],
  },
  { name: 'linear', inputs: [a, bTurned, fed([10, 20])], build: linear, expected: [17, 19, 26, 19] },
  { name: 'linear without a bias', inputs: [a, bTurned], build: (x, w) => linear(x, w), expected: product },
  {
    name: 'linear over more axes',
    inputs: [stacked(a), bTurned, fed([10, 20])],
    build: linear,
    expected: [17, 19, 26, 19, 24, 18, 42, 18],
    shape: [2, 2, 2],
  },
])
