import { add, divide, multiply, negate, pow, square, subtract } from '../../../../ml/onnx/operators/arithmetic.ts'
import { checkOperators, fed } from '../checkOperator.ts'

const matrix = fed([
  [1, 2],
  [3, 4],
])
const row = fed([10, 20])
const column = fed([[2], [4]])

checkOperators([
  { name: 'add stretches a row over the rows', inputs: [matrix, row], build: add, expected: [11, 22, 13, 24] },
  { name: 'add takes a plain number', inputs: [matrix], build: (a) => add(a, 0.5), expected: [1.5, 2.5, 3.5, 4.5] },
  { name: 'add of a tensor to itself doubles it', inputs: [row], build: (a) => add(a, a), expected: [20, 40] },
  { name: 'subtract stretches a column', inputs: [matrix, column], build: subtract, expected: [-1, 0, -1, 0] },
  { name: 'subtract takes a plain number', inputs: [row], build: (a) => subtract(a, 4), expected: [6, 16] },
  { name: 'subtract stretches its first', inputs: [row, matrix], build: subtract, expected: [9, 18, 7, 16] },
  { name: 'multiply stretches a column', inputs: [matrix, column], build: multiply, expected: [2, 4, 12, 16] },
  { name: 'multiply takes a plain number', inputs: [row], build: (a) => multiply(a, -0.5), expected: [-5, -10] },
  { name: 'divide stretches a column', inputs: [matrix, column], build: divide, expected: [0.5, 1, 0.75, 1] },
  { name: 'divide stretches its first', inputs: [row, matrix], build: divide, expected: [10, 10, 10 / 3, 5] },
  { name: 'divide takes a plain number', inputs: [row], build: (a) => divide(a, 4), expected: [2.5, 5] },
  { name: 'negate turns the sign', inputs: [row], build: negate, expected: [-10, -20] },
  { name: 'pow takes a whole power', inputs: [fed([-1, 2])], build: (a) => pow(a, 3), expected: [-1, 8] },
  { name: 'pow takes a broken power', inputs: [fed([1, 4])], build: (a) => pow(a, 1.5), expected: [1, 8] },
  { name: 'square multiplies by itself', inputs: [fed([-3, 2])], build: square, expected: [9, 4] },
  {
    name: 'a row stretched over two axes gets the sum of both',
    inputs: [fed([[[1, 2]], [[3, 4]], [[5, 6]]]), fed([10, 20])],
    build: multiply,
    expected: [10, 40, 30, 80, 50, 120],
  },
  {
    name: 'both factors stretch at once',
    inputs: [fed([[1, 2, 3]]), fed([[1], [10]])],
    build: multiply,
    expected: [1, 2, 3, 10, 20, 30],
  },
])
