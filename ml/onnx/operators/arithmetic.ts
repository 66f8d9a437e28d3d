/** Differentiable arithmetic, element by element and with broadcasting. A plain number stands for a constant. */
import { record, type Tensor } from '../graph.ts'
import { binaryNode, type Operand, unaryNode } from '../nodes/elementwise.ts'
import { sumToShapeNode } from '../nodes/sums.ts'

export function add(a: Tensor, b: Operand): Tensor {
  const sum = binaryNode('Add', a, b)
  if (typeof b === 'number') return record([a], sum, (gradient) => [gradient])
  return record([a, b], sum, (gradient) => [sumToShapeNode(gradient, a.shape), sumToShapeNode(gradient, b.shape)])
}

export function subtract(a: Tensor, b: Operand): Tensor {
  const difference = binaryNode('Sub', a, b)
  if (typeof b === 'number') return record([a], difference, (gradient) => [gradient])
  return record([a, b], difference, (gradient) => [
    sumToShapeNode(gradient, a.shape),
    unaryNode('Neg', sumToShapeNode(gradient, b.shape)),
  ])
}

export function multiply(a: Tensor, b: Operand): Tensor {
  const product = binaryNode('Mul', a, b)
  if (typeof b === 'number') return record([a], product, (gradient) => [binaryNode('Mul', gradient, b)])
  return record([a, b], product, (gradient) => [
    sumToShapeNode(binaryNode('Mul', gradient, b), a.shape),
    sumToShapeNode(binaryNode('Mul', gradient, a), b.shape),
  ])
}

export function divide(a: Tensor, b: Operand): Tensor {
  const quotient = binaryNode('Div', a, b)
  if (typeof b === 'number') return record([a], quotient, (gradient) => [binaryNode('Div', gradient, b)])
  return record([a, b], quotient, (gradient) => {
    const byA = binaryNode('Div', gradient, b)
    return [sumToShapeNode(byA, a.shape), unaryNode('Neg', sumToShapeNode(binaryNode('Mul', byA, quotient), b.shape))]
  })
}

export function negate(x: Tensor): Tensor {
  return record([x], unaryNode('Neg', x), (gradient) => [unaryNode('Neg', gradient)])
}

/** x to a fixed power; negative x needs a whole power. */
export function pow(x: Tensor, exponent: number): Tensor {
  return record([x], binaryNode('Pow', x, exponent), (gradient) => [
    binaryNode('Mul', gradient, binaryNode('Mul', binaryNode('Pow', x, exponent - 1), exponent)),
  ])
}

export function square(x: Tensor): Tensor {
  return record([x], binaryNode('Mul', x, x), (gradient) => [binaryNode('Mul', gradient, binaryNode('Mul', x, 2))])
}
