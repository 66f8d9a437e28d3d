/** Differentiable functions of one number, applied to every element. */
import { record, type Tensor } from '../graph.ts'
import { binaryNode, castNode, chooseNode, compareNode, unaryNode } from '../nodes/elementwise.ts'

export function exp(x: Tensor): Tensor {
  const y = unaryNode('Exp', x)
  return record([x], y, (gradient) => [binaryNode('Mul', gradient, y)])
}

/** The natural logarithm; x > 0. */
export function log(x: Tensor): Tensor {
  return record([x], unaryNode('Log', x), (gradient) => [binaryNode('Div', gradient, x)])
}

/** The square root; x > 0, as the gradient at 0 is infinite. */
export function sqrt(x: Tensor): Tensor {
  const y = unaryNode('Sqrt', x)
  return record([x], y, (gradient) => [binaryNode('Div', binaryNode('Mul', gradient, 0.5), y)])
}

/** The absolute value; its gradient at 0 is 0. */
export function abs(x: Tensor): Tensor {
  return record([x], unaryNode('Abs', x), (gradient) => [binaryNode('Mul', gradient, unaryNode('Sign', x))])
}

/** max(x, 0); its gradient at 0 is 0. */
export function relu(x: Tensor): Tensor {
  const y = unaryNode('Relu', x)
  return record([x], y, (gradient) => {
    if (x.graph.kernels.rectifierGradient === 'choice') return [chooseNode(compareNode('Greater', y, 0), gradient, 0)]
    // y is never negative, so that as a boolean it is the mask itself
    return [binaryNode('Mul', gradient, castNode(castNode(y, 'bool'), 'float32'))]
  })
}

/** 1 / (1 + exp(-x)). */
export function sigmoid(x: Tensor): Tensor {
  const y = unaryNode('Sigmoid', x)
  return record([x], y, (gradient) => [binaryNode('Mul', gradient, binaryNode('Mul', y, binaryNode('Sub', 1, y)))])
}

export function tanh(x: Tensor): Tensor {
  const y = unaryNode('Tanh', x)
  return record([x], y, (gradient) => [binaryNode('Mul', gradient, binaryNode('Sub', 1, binaryNode('Mul', y, y)))])
}

/** x times the normal distribution function at x: the exact GELU, by the error function. */
export function gelu(x: Tensor): Tensor {
  const share = binaryNode('Mul', binaryNode('Add', unaryNode('Erf', binaryNode('Mul', x, Math.SQRT1_2)), 1), 0.5)
  return record([x], binaryNode('Mul', x, share), (gradient) => {
    const bell = unaryNode('Exp', binaryNode('Mul', binaryNode('Mul', x, x), -0.5))
    const density = binaryNode('Mul', bell, 1 / Math.sqrt(2 * Math.PI))
    return [binaryNode('Mul', gradient, binaryNode('Add', share, binaryNode('Mul', x, density)))]
  })
}

/** log(1 + exp(x)), without overflow. */
export function softplus(x: Tensor): Tensor {
  const rest = unaryNode('Log', binaryNode('Add', unaryNode('Exp', unaryNode('Neg', unaryNode('Abs', x))), 1))
  return record([x], binaryNode('Add', unaryNode('Relu', x), rest), (gradient) => [
    binaryNode('Mul', gradient, unaryNode('Sigmoid', x)),
  ])
}
