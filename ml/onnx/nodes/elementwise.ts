/** Nodes that work element by element, without gradients. A plain number stands for a constant. */
import { addNode, type Graph, scalar, type Tensor } from '../graph.ts'
import { ELEMENT_TYPES, type ElementType } from '../modelProto.ts'
import { broadcastShape } from '../shape.ts'

/** A float32 tensor, or a number that is the same everywhere. */
export type Operand = Tensor | number

export type BinaryOperator = 'Add' | 'Sub' | 'Mul' | 'Div' | 'Pow' | 'Min' | 'Max'
export type UnaryOperator = 'Neg' | 'Exp' | 'Log' | 'Sqrt' | 'Abs' | 'Sign' | 'Erf' | 'Relu' | 'Sigmoid' | 'Tanh'
export type Comparison = 'Greater' | 'GreaterOrEqual' | 'Less' | 'LessOrEqual' | 'Equal'

/** a (operator) b with broadcasting; at least one of the two is a tensor. */
export function binaryNode(operator: BinaryOperator, a: Operand, b: Operand): Tensor {
  const [first, second] = operandTensors(a, b)
  return addNode(operator, [first, second], broadcastShape(first.shape, second.shape))
}

export function unaryNode(operator: UnaryOperator, x: Tensor): Tensor {
  return addNode(operator, [x], x.shape)
}

/** Where a compares to b, as booleans, with broadcasting. */
export function compareNode(comparison: Comparison, a: Operand, b: Operand): Tensor {
  const [first, second] = operandTensors(a, b)
  return addNode(comparison, [first, second], { type: 'bool', shape: broadcastShape(first.shape, second.shape) })
}

/** Element by element `yes` where the condition holds and `no` elsewhere, with broadcasting. */
export function chooseNode(condition: Tensor, yes: Operand, no: Operand): Tensor {
  const [first, second] = [yes, no].map((operand) => tensorOf(condition.graph, operand)) as [Tensor, Tensor]
  const shape = broadcastShape(condition.shape, broadcastShape(first.shape, second.shape))
  return addNode('Where', [condition, first, second], { type: first.type, shape })
}

/** The same values in another element type; booleans are anything but 0, and become 0 and 1. */
export function castNode(x: Tensor, type: ElementType): Tensor {
  if (x.type === type) return x
  return addNode('Cast', [x], {
    type,
    shape: x.shape,
    attributes: { to: { kind: 'int', value: ELEMENT_TYPES[type] } },
  })
}

export function tensorOf(graph: Graph, operand: Operand): Tensor {
  return typeof operand === 'number' ? scalar(graph, operand) : operand
}

function operandTensors(a: Operand, b: Operand): [Tensor, Tensor] {
  if (typeof a !== 'number') return [a, tensorOf(a.graph, b)]
  if (typeof b !== 'number') return [tensorOf(b.graph, a), b]
  throw new Error('two plain numbers belong to no graph')
}
