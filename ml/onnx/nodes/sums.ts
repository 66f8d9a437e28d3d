/** Nodes that add elements up, without gradients. */
import { addNode, integerConstant, type Tensor } from '../graph.ts'
import { axisOf, elementCount, knownSize, type Shape, sameDimension, sizeOf } from '../shape.ts'
import { binaryNode } from './elementwise.ts'
import { onesNode, reshapeNode } from './layout.ts'
import { productNode } from './products.ts'

export type Reduction = 'ReduceSum' | 'ReduceMean' | 'ReduceMax'

/** One element for all along the given axes, which stay with size 1 when `keepAxes` holds. */
export function reduceNode(
  reduction: Reduction,
  x: Tensor,
  { axes, keepAxes }: { axes: readonly number[]; keepAxes: boolean },
): Tensor {
  const reduced = axes.map((axis) => axisOf(x.shape, axis))
  const shape = keepAxes
    ? x.shape.map((size, axis) => (reduced.includes(axis) ? 1 : size))
    : x.shape.filter((_, axis) => !reduced.includes(axis))
  return addNode(reduction, [x, integerConstant(x.graph, reduced)], {
    shape,
    attributes: { keepdims: { kind: 'int', value: keepAxes ? 1 : 0 } },
  })
}

/** The sum of each column. x: [rows, columns], rows known; result: [1, columns]. */
export function columnSumsNode(x: Tensor): Tensor {
  if (x.graph.kernels.columnSum === 'reduction') return reduceNode('ReduceSum', x, { axes: [0], keepAxes: true })
  return productNode(onesNode(x, [1, knownSize(x.shape, 0)]), x)
}

/** The sum of each column with a weight a row. x: [rows, columns]; weights: [rows, 1]; result: [1, columns]. */
export function weightedColumnSumsNode(x: Tensor, weights: Tensor): Tensor {
  if (x.graph.kernels.columnSum === 'reduction') {
    return reduceNode('ReduceSum', binaryNode('Mul', x, weights), { axes: [0], keepAxes: true })
  }
  return productNode(reshapeNode(weights, [1, sizeOf(x.shape, 0)]), x)
}

/** The sum of each row with a weight a column. x: [rows, columns]; weights: [columns]; result: [rows, 1]. */
export function weightedRowSumsNode(x: Tensor, weights: Tensor): Tensor {
  if (x.graph.kernels.columnSum === 'reduction') {
    return reduceNode('ReduceSum', binaryNode('Mul', x, weights), { axes: [1], keepAxes: true })
  }
  return productNode(x, reshapeNode(weights, [sizeOf(x.shape, 1), 1]))
}

/** Undoes broadcasting: sums a gradient over every axis that was stretched from `shape`. */
export function sumToShapeNode(gradient: Tensor, shape: Shape): Tensor {
  const added = gradient.shape.length - shape.length
  const axes = gradient.shape.flatMap((size, axis) => {
    const original = axis < added ? 1 : (shape[axis - added] ?? 1)
    return sameDimension(original, size) ? [] : [axis]
  })
  const leading = axes.every((axis, place) => axis === place)
  if (axes.length === 0) return reshapeNode(gradient, shape)
  if (leading && axes.length === gradient.shape.length - 1) {
    const rows = elementCount(gradient.shape.slice(0, -1))
    return reshapeNode(columnSumsNode(reshapeNode(gradient, [rows, sizeOf(gradient.shape, -1)])), shape)
  }
  return reshapeNode(reduceNode('ReduceSum', gradient, { axes, keepAxes: true }), shape)
}
