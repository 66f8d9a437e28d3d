import { floatConstant, type Tensor } from '../../../../ml/onnx/graph.ts'
import {
  binaryCrossEntropy,
  type Comparison,
  crossEntropy,
  huberError,
  squaredError,
} from '../../../../ml/onnx/operators/losses.ts'
import { checkOperators, fed } from '../checkOperator.ts'

const prediction = fed([
  [0, Math.log(3)],
  [0, 0],
  [9, -9],
])
/** The third example does not count. */
const compared = (loss: (comparison: Comparison) => Tensor, target: readonly number[]) => (x: Tensor) =>
  loss({
    prediction: x,
    target: floatConstant(x.graph, target, [3, 2]),
    weights: floatConstant(x.graph, [0.5, 2, 0], [3]),
  })

checkOperators([
  {
    name: 'crossEntropy weighs its examples',
    inputs: [prediction],
    build: compared(crossEntropy, [0, 1, 0.25, 0.75, 0, 1]),
    expected: [-0.5 * Math.log(0.75) + 2 * Math.log(2)],
    shape: [],
  },
  {
    name: 'binaryCrossEntropy takes every output on its own',
    inputs: [prediction],
    build: compared(binaryCrossEntropy, [1, 0, 0.5, 0, 0, 1]),
    expected: [0.5 * (Math.log(2) + Math.log(4)) + 2 * (2 * Math.log(2))],
    shape: [],
  },
  {
    name: 'squaredError',
    inputs: [
      fed([
        [1, 2],
        [3, 5],
        [9, 9],
      ]),
    ],
    build: compared(squaredError, [0, 0, 3, 3, 0, 0]),
    expected: [0.5 * 5 + 2 * 4],
  },
  {
    name: 'huberError is linear beyond its reach',
    inputs: [
      fed([
        [0.5, 3],
        [-2, 0.25],
        [9, 9],
      ]),
    ],
    build: compared((comparison) => huberError(comparison, 1), [0, 0, 0, 0, 0, 0]),
    expected: [0.5 * (0.125 + 2.5) + 2 * (1.5 + 0.03125)],
  },
])
