/** Comparisons, and differentiable choices that they make. */
import { record, type Tensor } from '../graph.ts'
import { type Comparison, castNode, chooseNode, compareNode, type Operand, tensorOf } from '../nodes/elementwise.ts'
import { sumToShapeNode } from '../nodes/sums.ts'

/** Where a compares to b, as booleans, with broadcasting. No gradient flows through it. */
export function compare(comparison: Comparison, a: Operand, b: Operand): Tensor {
  return compareNode(comparison, a, b)
}

/** Booleans as 0 and 1. No gradient flows through it. */
export function indicator(condition: Tensor): Tensor {
  return castNode(condition, 'float32')
}

/** Element by element `yes` where the condition (booleans) holds and `no` elsewhere, with broadcasting. */
export function where(condition: Tensor, yes: Operand, no: Operand): Tensor {
  const [first, second] = [tensorOf(condition.graph, yes), tensorOf(condition.graph, no)]
  return record([first, second], chooseNode(condition, first, second), (gradient) => [
    sumToShapeNode(chooseNode(condition, gradient, 0), first.shape),
    sumToShapeNode(chooseNode(condition, 0, gradient), second.shape),
  ])
}

/** The larger of two, element by element; where they are equal the gradient is a's. */
export function maximum(a: Tensor, b: Operand): Tensor {
  return where(compareNode('GreaterOrEqual', a, b), a, b)
}

/** The smaller of two, element by element; where they are equal the gradient is a's. */
export function minimum(a: Tensor, b: Operand): Tensor {
  return where(compareNode('LessOrEqual', a, b), a, b)
}
