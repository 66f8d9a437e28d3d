import { floatConstant, type Tensor } from '../../../../ml/onnx/graph.ts'
import { attend, causalBias, presenceBias, projectToHeads } from '../../../../ml/onnx/operators/attention.ts'
import { lstm, stackedSteps } from '../../../../ml/onnx/operators/recurrent.ts'
import { checkOperators, fed } from '../checkOperator.ts'

/** One head of size 1: two examples of two positions. Similarities are products of query and key. */
const query = fed([[[1], [0], [1], [1]]])
const key = fed([[[0], [Math.log(3)], [0], [0]]])
const value = fed([[[4], [8], [2], [6]]])
const layout = { batch: 2, queries: 2, keys: 2 }

/** Gates in the order input, forget, cell, output, for one hidden number. */
const openGates = [fed([[0], [0], [Math.log(2)], [0]]), fed([[0], [0], [0], [0]])] as const
const biases = [fed([0, 0, 0, Math.log(3)]), fed([0, 0, 0, 0])] as const
const [first, second] = [0.75 * Math.tanh(0.3), 0.75 * Math.tanh(0.45)]
const run =
  (present?: readonly number[]) =>
  (x: Tensor, input: Tensor, recurrent: Tensor, inputBias: Tensor, recurrentBias: Tensor) =>
    stackedSteps(
      lstm(
        { x, present: present && floatConstant(x.graph, present, [1, 2]) },
        { input, recurrent, inputBias, recurrentBias },
      ),
    )

checkOperators([
  {
    name: 'projectToHeads maps rows for each head',
    inputs: [
      fed([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      fed([
        [1, 0],
        [0, 1],
        [1, 1],
        [1, -1],
      ]),
    ],
    build: (x, weight) => projectToHeads(x, weight, { maps: 2, heads: 2 })[1] as Tensor,
    expected: [3, 7, 11, -1, -1, -1],
    shape: [2, 3, 1],
  },
  {
    name: 'attention weighs values by the softmax of similarities',
    inputs: [query, key, value],
    build: (q, k, v) => attend({ query: q, key: k, value: v }, layout),
    expected: [0.25 * 4 + 0.75 * 8, 6, 4, 4],
    shape: [4, 1],
  },
  {
    name: 'attention does not see positions that are missing',
    inputs: [query, key, value],
    build: (q, k, v) =>
      attend({ query: q, key: k, value: v, bias: presenceBias(floatConstant(q.graph, [1, 0, 1, 1], [2, 2])) }, layout),
    expected: [4, 4, 4, 4],
  },
  {
    name: 'attention does not see the future',
    inputs: [query, key, value],
    build: (q, k, v) => attend({ query: q, key: k, value: v, bias: causalBias(q.graph, 2) }, layout),
    expected: [4, 6, 2, 4],
  },
  {
    name: 'heads come out side by side, and similarities are divided by the root of their size',
    inputs: [fed([[[2, 0]], [[0, 1]]]), fed([[[1, 1]], [[1, 2]]]), fed([[[1, 2]], [[3, 4]]])],
    build: (q, k, v) => attend({ query: q, key: k, value: v }, { batch: 1, queries: 1, keys: 1 }),
    expected: [1, 2, 3, 4],
    shape: [1, 4],
  },
  {
    name: 'an LSTM writes, keeps and shows its memory',
    inputs: [fed([[[1], [1]]]), ...openGates, ...biases],
    build: run(),
    expected: [first, second],
    shape: [1, 2, 1],
  },
  {
    name: 'an LSTM leaves its memory alone when a step is missing',
    inputs: [fed([[[1], [1]]]), ...openGates, ...biases],
    build: run([1, 0]),
    expected: [first, first],
  },
])
