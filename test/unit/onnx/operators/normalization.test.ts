import { floatConstant } from '../../../../ml/onnx/graph.ts'
import { add } from '../../../../ml/onnx/operators/arithmetic.ts'
import { concatenate, slice } from '../../../../ml/onnx/operators/layout.ts'
import {
  batchNormalization,
  batchStatistics,
  layerNormalization,
  NORMALIZATION_EPSILON,
} from '../../../../ml/onnx/operators/normalization.ts'
import { checkOperators, fed } from '../checkOperator.ts'

/** 1 / deviation of numbers whose variance is `variance`. */
const inverse = (variance: number) => 1 / Math.sqrt(variance + NORMALIZATION_EPSILON)
const [scale, shift] = [fed([2, 1]), fed([0, 10])]
const three = [fed([1, 2, 0.5]), fed([0, 1, -1])] as const
const present = [1, 0, 1]

checkOperators([
  {
    name: 'layerNormalization brings each row to mean 0 and deviation 1',
    inputs: [
      fed([
        [1, 3],
        [6, 2],
      ]),
      scale,
      shift,
    ],
    build: (x, s, t) => layerNormalization(x, { scale: s, shift: t }),
    expected: [-2 * inverse(1), 10 + inverse(1), 4 * inverse(4), 10 - 2 * inverse(4)],
  },
  {
    name: 'layerNormalization works along the last axis of any shape',
    inputs: [fed([[[1, 2, 3]], [[0, 3, 0]]]), ...three],
    build: (x, s, t) => layerNormalization(x, { scale: s, shift: t }),
    expected: [-inverse(2 / 3), 1, -1 + 0.5 * inverse(2 / 3), -inverse(2), 1 + 4 * inverse(2), -1 - 0.5 * inverse(2)],
    shape: [2, 1, 3],
  },
  {
    name: 'batchNormalization brings each column to mean 0 and deviation 1',
    inputs: [
      fed([
        [1, 2],
        [3, 6],
      ]),
      scale,
      shift,
    ],
    build: (x, s, t) => batchNormalization(x, batchStatistics(x), { scale: s, shift: t }),
    expected: [-2 * inverse(1), 10 - 2 * inverse(4), 2 * inverse(1), 10 + 2 * inverse(4)],
  },
  {
    name: 'batchStatistics leave out rows that are missing',
    inputs: [
      fed([
        [1, 2],
        [9, 9],
        [3, 6],
      ]),
    ],
    build: (x) => {
      const { mean, variance, count } = batchStatistics(x, floatConstant(x.graph, present, [3, 1]))
      return concatenate([mean, variance, add(slice(mean, { axis: 1, start: 0, end: 1 }), count)], 1)
    },
    expected: [2, 4, 1, 4, 4],
  },
])
