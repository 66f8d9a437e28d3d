import type { Tensor } from '../../../../ml/onnx/graph.ts'
import { floatConstant } from '../../../../ml/onnx/graph.ts'
import { maxPool, meanPool, sumPool, weightedPool } from '../../../../ml/onnx/operators/pooling.ts'
import { checkOperators, fed } from '../checkOperator.ts'

const x = fed([
  [
    [1, 5],
    [2, 4],
    [6, 3],
  ],
  [
    [7, 1],
    [8, 2],
    [9, 3],
  ],
])
const some = (like: Tensor) => floatConstant(like.graph, [1, 1, 0, 0, 0, 1], [2, 3])
const oneNobody = (like: Tensor) => floatConstant(like.graph, [1, 0, 1, 0, 0, 0], [2, 3])

checkOperators([
  { name: 'meanPool', inputs: [x], build: (t) => meanPool({ x: t }), expected: [3, 4, 8, 2], shape: [2, 2] },
  {
    name: 'meanPool leaves out who is missing',
    inputs: [x],
    build: (t) => meanPool({ x: t, present: some(t) }),
    expected: [1.5, 4.5, 9, 3],
    shape: [2, 2],
  },
  {
    name: 'meanPool of nobody is 0',
    inputs: [x],
    build: (t) => meanPool({ x: t, present: oneNobody(t) }),
    expected: [3.5, 4, 0, 0],
  },
  { name: 'sumPool', inputs: [x], build: (t) => sumPool({ x: t }), expected: [9, 12, 24, 6] },
  {
    name: 'sumPool leaves out who is missing',
    inputs: [x],
    build: (t) => sumPool({ x: t, present: some(t) }),
    expected: [3, 9, 9, 3],
  },
  { name: 'maxPool', inputs: [x], build: (t) => maxPool({ x: t }), expected: [6, 5, 9, 3] },
  {
    name: 'maxPool leaves out who is missing, and is 0 of nobody',
    inputs: [x],
    build: (t) => maxPool({ x: t, present: oneNobody(t) }),
    expected: [6, 5, 0, 0],
  },
  {
    name: 'weightedPool',
    inputs: [
      x,
      fed([
        [1, 0, 2],
        [0, 1, 0.5],
      ]),
    ],
    build: weightedPool,
    expected: [13, 11, 12.5, 3.5],
  },
])
