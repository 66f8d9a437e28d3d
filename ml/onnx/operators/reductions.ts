/** Differentiable sums, means and largest values along axes. */
import { record, type Tensor } from '../graph.ts'
import { binaryNode, castNode, compareNode, unaryNode } from '../nodes/elementwise.ts'
import { expandNode, reshapeNode } from '../nodes/layout.ts'
import { reduceNode } from '../nodes/sums.ts'
import { axisOf, knownSize, type Shape } from '../shape.ts'

export interface Axes {
  readonly axes: readonly number[]
  /** Whether the reduced axes stay, with size 1; they go by default. */
  readonly keepAxes?: boolean
}

export function sum(x: Tensor, { axes, keepAxes = false }: Axes): Tensor {
  return record([x], reduceNode('ReduceSum', x, { axes, keepAxes }), (gradient) => [
    expandNode(reshapeNode(gradient, keptShape(x, axes)), x.shape),
  ])
}

export function mean(x: Tensor, { axes, keepAxes = false }: Axes): Tensor {
  return record([x], reduceNode('ReduceMean', x, { axes, keepAxes }), (gradient) => {
    const count = axes.reduce((product, axis) => product * knownSize(x.shape, axis), 1)
    const share = binaryNode('Mul', reshapeNode(gradient, keptShape(x, axes)), 1 / count)
    return [expandNode(share, x.shape)]
  })
}

/** The largest value; where several are largest, they share the gradient evenly. */
export function max(x: Tensor, { axes, keepAxes = false }: Axes): Tensor {
  const largest = reduceNode('ReduceMax', x, { axes, keepAxes: true })
  const shape = keepAxes ? largest.shape : reduceShape(x, axes)
  return record([x], reshapeNode(largest, shape), (gradient) => {
    const isLargest = castNode(compareNode('Equal', x, largest), 'float32')
    const count = reduceNode('ReduceSum', isLargest, { axes, keepAxes: true })
    return [binaryNode('Mul', isLargest, binaryNode('Div', reshapeNode(gradient, largest.shape), count))]
  })
}

/** log of the sum of exp along axes, without overflow. */
export function logSumExp(x: Tensor, { axes, keepAxes = false }: Axes): Tensor {
  const largest = reduceNode('ReduceMax', x, { axes, keepAxes: true })
  const total = reduceNode('ReduceSum', unaryNode('Exp', binaryNode('Sub', x, largest)), { axes, keepAxes: true })
  const kept = binaryNode('Add', unaryNode('Log', total), largest)
  return record([x], reshapeNode(kept, keepAxes ? kept.shape : reduceShape(x, axes)), (gradient) => [
    binaryNode('Mul', reshapeNode(gradient, kept.shape), unaryNode('Exp', binaryNode('Sub', x, kept))),
  ])
}

function keptShape(x: Tensor, axes: readonly number[]): Shape {
  const reduced = axes.map((axis) => axisOf(x.shape, axis))
  return x.shape.map((size, axis) => (reduced.includes(axis) ? 1 : size))
}

function reduceShape(x: Tensor, axes: readonly number[]): Shape {
  const reduced = axes.map((axis) => axisOf(x.shape, axis))
  return x.shape.filter((_, axis) => !reduced.includes(axis))
}
