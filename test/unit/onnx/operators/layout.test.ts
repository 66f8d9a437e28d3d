import type { Tensor } from '../../../../ml/onnx/graph.ts'
import { integerConstant } from '../../../../ml/onnx/graph.ts'
import { multiply } from '../../../../ml/onnx/operators/arithmetic.ts'
import { embedding, gather } from '../../../../ml/onnx/operators/indexing.ts'
import {
  concatenate,
  expand,
  reshape,
  slice,
  split,
  transpose,
  transposeLast,
} from '../../../../ml/onnx/operators/layout.ts'
import { checkOperators, fed } from '../checkOperator.ts'

const matrix = fed([
  [1, 2, 3],
  [4, 5, 6],
])
const cube = fed([
  [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
])
const nine = fed([[1, 2, 3, 4, 5, 6, 7, 8, 9]])
const pieces = (x: Tensor, sizes: number[]) => split(x, { axis: 1, sizes })

checkOperators([
  { name: 'reshape keeps the order', inputs: [matrix], build: (x) => reshape(x, [3, 2]), expected: [1, 2, 3, 4, 5, 6] },
  { name: 'transpose swaps axes', inputs: [matrix], build: (x) => transpose(x, [1, 0]), expected: [1, 4, 2, 5, 3, 6] },
  {
    name: 'transpose turns three axes round',
    inputs: [cube],
    build: (x) => transpose(x, [2, 0, 1]),
    expected: [1, 3, 5, 2, 4, 6],
    shape: [2, 1, 3],
  },
  { name: 'transposeLast', inputs: [cube], build: transposeLast, expected: [1, 3, 5, 2, 4, 6], shape: [1, 2, 3] },
  { name: 'expand repeats', inputs: [fed([[1], [2]])], build: (x) => expand(x, [2, 2]), expected: [1, 1, 2, 2] },
  { name: 'expand adds axes in front', inputs: [fed([1, 2])], build: (x) => expand(x, [2, 2]), expected: [1, 2, 1, 2] },
  {
    name: 'concatenate joins columns',
    inputs: [matrix, fed([[7], [8]])],
    build: (a, b) => concatenate([a, b], 1),
    expected: [1, 2, 3, 7, 4, 5, 6, 8],
  },
  {
    name: 'concatenate joins more pieces than a WebGPU shader binds',
    inputs: [fed([1, 2])],
    build: (x) => concatenate(new Array(9).fill(x), 0),
    expected: new Array(9).fill([1, 2]).flat(),
  },
  {
    name: 'split gives neighbouring pieces',
    inputs: [matrix],
    build: (x) => multiply(pieces(x, [1, 2])[0] as Tensor, pieces(x, [1, 2])[1] as Tensor),
    expected: [2, 3, 20, 24],
  },
  {
    name: 'a piece of a split that nobody uses has no gradient',
    inputs: [matrix],
    build: (x) => pieces(x, [1, 1, 1])[1] as Tensor,
    expected: [2, 5],
  },
  {
    name: 'split gives more pieces than a WebGPU shader binds',
    inputs: [nine],
    build: (x) => multiply(pieces(x, new Array(9).fill(1))[8] as Tensor, pieces(x, new Array(9).fill(1))[1] as Tensor),
    expected: [18],
  },
  {
    name: 'slice from the middle',
    inputs: [nine],
    build: (x) => slice(x, { axis: 1, start: 2, end: 4 }),
    expected: [3, 4],
  },
  {
    name: 'slice to the end',
    inputs: [matrix],
    build: (x) => slice(x, { axis: -1, start: 1 }),
    expected: [2, 3, 5, 6],
  },
  {
    name: 'gather picks columns, and one of them twice',
    inputs: [matrix],
    build: (x) => gather(x, integerConstant(x.graph, [2, 0, 2]), { axis: 1 }),
    expected: [3, 1, 3, 6, 4, 6],
  },
  {
    name: 'gather takes indices with two axes',
    inputs: [matrix],
    build: (x) => gather(x, integerConstant(x.graph, [1, 0, 1, 1], [2, 2]), { axis: 0 }),
    expected: [4, 5, 6, 1, 2, 3, 4, 5, 6, 4, 5, 6],
    shape: [2, 2, 3],
  },
  {
    name: 'embedding looks rows up',
    inputs: [
      fed([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    ],
    build: (table) => embedding(table, integerConstant(table.graph, [2, 2, 0])),
    expected: [5, 6, 5, 6, 1, 2],
  },
])
