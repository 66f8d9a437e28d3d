/** Softmax over the last axis, and its logarithm, with gradients. */
import { addNode, record, type Tensor } from '../graph.ts'
import { binaryNode, unaryNode } from '../nodes/elementwise.ts'
import { reduceNode } from '../nodes/sums.ts'

const LAST_AXIS = { axis: { kind: 'int', value: -1 } } as const

/** Shares along the last axis: positive, each row sums to 1. */
export function softmax(x: Tensor): Tensor {
  const y = addNode('Softmax', [x], { shape: x.shape, attributes: LAST_AXIS })
  return record([x], y, (gradient) => {
    const weighted = binaryNode('Mul', gradient, y)
    return [binaryNode('Sub', weighted, binaryNode('Mul', y, lastSum(weighted)))]
  })
}

/** log softmax along the last axis. */
export function logSoftmax(x: Tensor): Tensor {
  const y = x.graph.kernels.logSoftmax === 'operator' ? logSoftmaxNode(x) : composedLogSoftmax(x)
  return record([x], y, (gradient) => [
    binaryNode('Sub', gradient, binaryNode('Mul', unaryNode('Exp', y), lastSum(gradient))),
  ])
}

function logSoftmaxNode(x: Tensor): Tensor {
  return addNode('LogSoftmax', [x], { shape: x.shape, attributes: LAST_AXIS })
}

function composedLogSoftmax(x: Tensor): Tensor {
  const shifted = binaryNode('Sub', x, reduceNode('ReduceMax', x, { axes: [-1], keepAxes: true }))
  return binaryNode('Sub', shifted, unaryNode('Log', lastSum(unaryNode('Exp', shifted))))
}

function lastSum(x: Tensor): Tensor {
  return reduceNode('ReduceSum', x, { axes: [-1], keepAxes: true })
}
