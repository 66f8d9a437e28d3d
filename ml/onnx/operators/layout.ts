/** Differentiable moves of elements: shape, order of axes, pieces and joins. */
import { record, recordOutputs, type Tensor } from '../graph.ts'
import {
  concatenateNode,
  expandNode,
  reshapeNode,
  sliceNode,
  splitNode,
  swappedLastAxes,
  transposeNode,
  zerosNode,
} from '../nodes/layout.ts'
import { sumToShapeNode } from '../nodes/sums.ts'
import { axisOf, knownSize, type Shape, withSize } from '../shape.ts'

/** The same elements, row-major, under another shape. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  return record([x], reshapeNode(x, shape), (gradient) => [reshapeNode(gradient, x.shape)])
}

/** Axes in a new order: axis i of the result is axis `order[i]` of x. */
export function transpose(x: Tensor, order: readonly number[]): Tensor {
  const back = order.map((_, axis) => order.findIndex((from) => axisOf(x.shape, from) === axis))
  return record([x], transposeNode(x, order), (gradient) => [transposeNode(gradient, back)])
}

/** Swaps the last two axes. */
export function transposeLast(x: Tensor): Tensor {
  return transpose(x, swappedLastAxes(x.shape.length))
}

/** Repeats 1-sized and missing axes until x has the shape, whose sizes must be known. */
export function expand(x: Tensor, shape: Shape): Tensor {
  return record([x], expandNode(x, shape), (gradient) => [sumToShapeNode(gradient, x.shape)])
}

/** Tensors one after the other along an axis. */
export function concatenate(tensors: readonly Tensor[], axis: number): Tensor {
  return record(tensors, concatenateNode(tensors, axis), (gradient) =>
    splitNode(gradient, { axis, sizes: tensors.map(({ shape }) => knownSize(shape, axis)) }),
  )
}

/** Neighbouring pieces of the given sizes along an axis. */
export function split(x: Tensor, { axis, sizes }: { axis: number; sizes: readonly number[] }): Tensor[] {
  const outputs = splitNode(x, { axis, sizes })
  recordOutputs({
    inputs: [x],
    outputs,
    backward: (gradients) => [
      concatenateNode(
        gradients.map((gradient, piece) => gradient ?? zerosNode(x, (outputs[piece] as Tensor).shape)),
        axis,
      ),
    ],
  })
  return outputs
}

/** The elements from `start` up to, not including, `end` along an axis; to its end when that is left out. */
export function slice(x: Tensor, part: { axis: number; start: number; end?: number }): Tensor {
  const { axis, start, end = knownSize(x.shape, axis) } = part
  return record([x], sliceNode(x, { axis, start, end }), (gradient) => {
    const before = zerosNode(x, withSize(x.shape, axis, start))
    const after = zerosNode(x, withSize(x.shape, axis, knownSize(x.shape, axis) - end))
    return [
      concatenateNode(
        [before, gradient, after].filter(({ shape }) => knownSize(shape, axis) > 0),
        axis,
      ),
    ]
  })
}
