/** AdamW on flat vectors: one number a weight, all weights of a network in one vector. */
import type { Tensor } from './graph.ts'
import { binaryNode, unaryNode } from './nodes/elementwise.ts'
import { reshapeNode, splitNode } from './nodes/layout.ts'
import { reduceNode } from './nodes/sums.ts'

/** The names are PyTorch's, as are the defaults. The learning rate is not here: it is fed with every step. */
export interface AdamWOptions {
  readonly weightDecay: number
  /** 0.9 */
  readonly beta1?: number
  /** 0.999 */
  readonly beta2?: number
  /** 1e-8 */
  readonly epsilon?: number
  /** A gradient that is longer (all weights together) is scaled down to this length. No limit when left out. */
  readonly largestGradient?: number
}

/** All [weights]. */
export interface AdamWState {
  readonly weights: Tensor
  readonly firstMoment: Tensor
  readonly secondMoment: Tensor
}

export interface AdamWInputs extends AdamWState {
  /** [weights] */
  readonly gradient: Tensor
  /** What {@link adamWRates} gives for the step: [ADAMW_RATES]. */
  readonly rates: Tensor
  /** [weights]: 1 where weight decay applies, 0 where not; it applies everywhere when left out. */
  readonly decayMask?: Tensor | undefined
}

export const ADAMW_RATES = 3

/** The numbers that change from step to step: the share of each weight that decay leaves, the step size, and what
 *  the root of the second moment is multiplied by. They are worked out here in double precision, because a graph
 *  would lose digits in 1 - beta^step. `step` counts from 1. */
export function adamWRates(options: AdamWOptions, { step, learningRate }: { step: number; learningRate: number }) {
  const { weightDecay, beta1 = 0.9, beta2 = 0.999 } = options
  return Float32Array.of(
    1 - learningRate * weightDecay,
    learningRate / (1 - beta1 ** step),
    1 / Math.sqrt(1 - beta2 ** step),
  )
}

/** The state after one step, and the length of the gradient before it was limited (only where there is a limit). */
export function adamWStep(
  inputs: AdamWInputs,
  options: AdamWOptions,
): { state: AdamWState; gradientLength: Tensor | undefined } {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options
  const [keptShare, stepSize, rootScale] = splitNode(inputs.rates, { axis: 0, sizes: [1, 1, 1] }) as [
    Tensor,
    Tensor,
    Tensor,
  ]
  const { gradient, length } = limitedGradient(inputs.gradient, options.largestGradient)
  const firstMoment = movedToward(inputs.firstMoment, gradient, 1 - beta1)
  const secondMoment = movedToward(inputs.secondMoment, binaryNode('Mul', gradient, gradient), 1 - beta2)
  const root = binaryNode('Add', binaryNode('Mul', unaryNode('Sqrt', secondMoment), rootScale), epsilon)
  const change = binaryNode('Mul', binaryNode('Div', firstMoment, root), stepSize)
  const decayed = binaryNode('Mul', inputs.weights, keptShares(keptShare, inputs.decayMask))
  return {
    state: { weights: binaryNode('Sub', decayed, change), firstMoment, secondMoment },
    gradientLength: length,
  }
}

/** A share of `from` and the rest of `to`, as a sum of products: so both keep their digits when they differ a lot. */
function movedToward(from: Tensor, to: Tensor, share: number): Tensor {
  return binaryNode('Add', binaryNode('Mul', from, 1 - share), binaryNode('Mul', to, share))
}

function keptShares(keptShare: Tensor, decayMask: Tensor | undefined): Tensor {
  if (decayMask === undefined) return keptShare
  return binaryNode('Add', binaryNode('Mul', decayMask, binaryNode('Sub', keptShare, 1)), 1)
}

/** PyTorch's clip_grad_norm_, which adds 1e-6 so that a gradient of 0 stays one. */
function limitedGradient(gradient: Tensor, largest: number | undefined) {
  if (largest === undefined) return { gradient, length: undefined }
  const length = reshapeNode(
    unaryNode('Sqrt', reduceNode('ReduceSum', binaryNode('Mul', gradient, gradient), { axes: [0], keepAxes: true })),
    [],
  )
  const scale = binaryNode('Min', binaryNode('Div', largest, binaryNode('Add', length, 1e-6)), 1)
  return { gradient: binaryNode('Mul', gradient, scale), length }
}
