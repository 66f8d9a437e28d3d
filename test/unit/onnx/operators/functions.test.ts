import { add } from '../../../../ml/onnx/operators/arithmetic.ts'
import { abs, exp, gelu, log, relu, sigmoid, softplus, sqrt, tanh } from '../../../../ml/onnx/operators/functions.ts'
import { compare, indicator, maximum, minimum, where } from '../../../../ml/onnx/operators/selection.ts'
import { checkOperators, fed } from '../checkOperator.ts'

const [a, b] = [fed([1, -2, 3]), fed([-1, 2, 0.5])]

checkOperators([
  { name: 'exp', inputs: [fed([0, Math.log(2)])], build: exp, expected: [1, 2] },
  { name: 'log', inputs: [fed([1, Math.E])], build: log, expected: [0, 1] },
  { name: 'sqrt', inputs: [fed([4, 9])], build: sqrt, expected: [2, 3] },
  { name: 'abs', inputs: [fed([-2, 3])], build: abs, expected: [2, 3] },
  { name: 'relu', inputs: [fed([-2, 3])], build: relu, expected: [0, 3] },
  { name: 'sigmoid', inputs: [fed([0, Math.log(3)])], build: sigmoid, expected: [0.5, 0.75] },
  { name: 'tanh', inputs: [fed([0, Math.log(2)])], build: tanh, expected: [0, 0.6] },
  // the normal distribution function at 1 is 0.8413447
  { name: 'gelu', inputs: [fed([0, 1, -1])], build: gelu, expected: [0, 0.8413447, -0.1586553] },
  { name: 'softplus', inputs: [fed([0, Math.log(3)])], build: softplus, expected: [Math.log(2), Math.log(4)] },
  {
    name: 'where chooses',
    inputs: [a, b],
    build: (x, y) => where(compare('Greater', x, 0), x, y),
    expected: [1, 2, 3],
  },
  {
    name: 'where stretches what it chooses from',
    inputs: [fed([[1], [-2]]), fed([5, 7])],
    build: (x, y) => where(compare('Greater', x, 0), x, y),
    expected: [1, 1, 5, 7],
  },
  { name: 'maximum', inputs: [a, b], build: maximum, expected: [1, 2, 3] },
  { name: 'minimum', inputs: [a, b], build: minimum, expected: [-1, -2, 0.5] },
  { name: 'maximum with a number', inputs: [a], build: (x) => maximum(x, 0.25), expected: [1, 0.25, 3] },
  {
    name: 'an indicator is 0 or 1',
    inputs: [a],
    build: (x) => add(x, indicator(compare('Less', x, 0))),
    expected: [1, -1, 3],
  },
])
