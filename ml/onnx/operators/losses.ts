/** Losses: weighted sums over examples, one number each. An example of weight 0 does not count. */
import type { Tensor } from '../graph.ts'
import { compareNode } from '../nodes/elementwise.ts'
import { add, multiply, negate, square, subtract } from './arithmetic.ts'
import { abs, softplus } from './functions.ts'
import { sum } from './reductions.ts'
import { where } from './selection.ts'
import { logSoftmax } from './softmax.ts'

/** What a loss compares. `prediction` and `target`: [..., width]; `weights`: [...]. */
export interface Comparison {
  readonly prediction: Tensor
  readonly target: Tensor
  readonly weights: Tensor
}

/** Cross-entropy of softmax(prediction), in nats. A target row holds a probability a class and sums to 1. */
export function crossEntropy({ prediction, target, weights }: Comparison): Tensor {
  const logLikelihood = sum(multiply(logSoftmax(prediction), target), { axes: [-1] })
  return negate(weightedSum(logLikelihood, weights))
}

/** Cross-entropy of sigmoid(prediction) for every output on its own, summed, in nats. Targets lie in [0, 1]. */
export function binaryCrossEntropy({ prediction, target, weights }: Comparison): Tensor {
  const each = subtract(softplus(prediction), multiply(prediction, target))
  return weightedSum(sum(each, { axes: [-1] }), weights)
}

/** The squared difference, summed over the last axis. */
export function squaredError({ prediction, target, weights }: Comparison): Tensor {
  return weightedSum(sum(square(subtract(prediction, target)), { axes: [-1] }), weights)
}

/** Half the squared difference up to `reach`, then linear; summed over the last axis. PyTorch's HuberLoss. */
export function huberError({ prediction, target, weights }: Comparison, reach = 1): Tensor {
  const difference = subtract(prediction, target)
  const distance = abs(difference)
  const near = multiply(square(difference), 0.5)
  const far = multiply(add(distance, -reach / 2), reach)
  return weightedSum(sum(where(compareNode('LessOrEqual', distance, reach), near, far), { axes: [-1] }), weights)
}

function weightedSum(each: Tensor, weights: Tensor): Tensor {
  return sum(multiply(each, weights), { axes: [...each.shape.keys()] })
}
