import { logSumExp, max, mean, sum } from '../../../../ml/onnx/operators/reductions.ts'
import { logSoftmax, softmax } from '../../../../ml/onnx/operators/softmax.ts'
import { checkOperators, fed } from '../checkOperator.ts'

const matrix = fed([
  [1, 2, 3],
  [4, 5, 7],
])
const cube = fed([
  [
    [1, 2],
    [3, 4],
  ],
  [
    [5, 6],
    [7, 9],
  ],
])
const logs = fed([
  [0, Math.log(3)],
  [Math.log(2), Math.log(2)],
])

checkOperators([
  { name: 'sum over rows', inputs: [matrix], build: (x) => sum(x, { axes: [0] }), expected: [5, 7, 10], shape: [3] },
  {
    name: 'sum over the last axis keeps it when asked',
    inputs: [matrix],
    build: (x) => sum(x, { axes: [-1], keepAxes: true }),
    expected: [6, 16],
    shape: [2, 1],
  },
  { name: 'sum over two axes', inputs: [cube], build: (x) => sum(x, { axes: [0, 2] }), expected: [14, 23], shape: [2] },
  { name: 'mean over rows', inputs: [matrix], build: (x) => mean(x, { axes: [0] }), expected: [2.5, 3.5, 5] },
  { name: 'mean over two axes', inputs: [cube], build: (x) => mean(x, { axes: [1, 2] }), expected: [2.5, 6.75] },
  {
    name: 'max over the last axis',
    inputs: [matrix],
    build: (x) => max(x, { axes: [1] }),
    expected: [3, 7],
    shape: [2],
  },
  {
    name: 'max over a middle axis keeps it when asked',
    inputs: [cube],
    build: (x) => max(x, { axes: [1], keepAxes: true }),
    expected: [3, 4, 7, 9],
    shape: [2, 1, 2],
  },
  {
    name: 'logSumExp',
    inputs: [logs],
    build: (x) => logSumExp(x, { axes: [1] }),
    expected: [Math.log(4), Math.log(4)],
  },
  {
    name: 'logSumExp of large numbers does not overflow',
    inputs: [fed([[60, 60 + Math.log(3)]])],
    build: (x) => logSumExp(x, { axes: [1], keepAxes: true }),
    expected: [Math.fround(60 + Math.log(4))],
    shape: [1, 1],
  },
  { name: 'softmax', inputs: [logs], build: softmax, expected: [0.25, 0.75, 0.5, 0.5] },
  {
    name: 'logSoftmax',
    inputs: [logs],
    build: logSoftmax,
    expected: [Math.log(0.25), Math.log(0.75), Math.log(0.5), Math.log(0.5)],
  },
])
