/** How players stand to each other, as a bias of attention: who is near whom, on which side, and moving along or apart.
 *  A few hundred plays are too few to learn distances from coordinates; so they are given. */
import { floatConstant, type Tensor } from '../onnx/graph.ts'
import { add, divide, multiply, negate, square, subtract } from '../onnx/operators/arithmetic.ts'
import { exp, relu, sqrt, tanh } from '../onnx/operators/functions.ts'
import { concatenate, reshape, slice, transpose } from '../onnx/operators/layout.ts'
import { sum } from '../onnx/operators/reductions.ts'
import { elementCount, knownSize, sizeOf } from '../onnx/shape.ts'
import { linearLayer, linearParameters } from './layers.ts'
import type { NetworkContext, ParameterSpec } from './network.ts'

export interface RelationsConfig {
  /** Places of x, y, v_x and v_y among the features of a token. */
  readonly features: readonly [number, number, number, number]
  readonly hidden: number
}

/** Differences are told apart up to about this much, yards and yards per second; beyond it, "far" and "fast" is all. */
const REACH = [5, 5, 3, 3] as const
/** Four differences, and how near two players are: within some yards, and within arm's length. */
const NUMBERS = REACH.length + 2
/** Keeps the gradient of a root finite where a player meets himself. */
const LEAST_SQUARE = 1e-4
/** How much steeper the second measure of nearness falls. */
const CLOSE = 4

export function relationsParameters(name: string, { hidden }: RelationsConfig, heads: number): ParameterSpec[] {
  return [
    ...linearParameters(`${name}.0`, { from: NUMBERS, to: hidden }),
    // attention begins without them
    { name: `${name}.2.weight`, shape: [heads, hidden], initial: { kind: 'constant', value: 0 } },
    { name: `${name}.2.bias`, shape: [heads], initial: { kind: 'constant', value: 0 } },
  ]
}

/** Who asks and who is asked: tokens, [batch, players, features], in yards and yards per second. Whatever stands in a
 *  missing player's place gives finite numbers. */
export interface Pairs {
  readonly asking: Tensor
  readonly asked: Tensor
}

/** For each pair [heads, batch, asking, asked], with the parameters under `name`. */
export function relationsBias(
  context: NetworkContext,
  name: string,
  { pairs, config, heads }: { readonly pairs: Pairs; readonly config: RelationsConfig; readonly heads: number },
): Tensor {
  const batch = sizeOf(pairs.asking.shape, 0)
  const [asking, asked] = [knownSize(pairs.asking.shape, 1), knownSize(pairs.asked.shape, 1)]
  const numbers = relationNumbers(context, pairs, config.features)
  const rows = reshape(numbers, [elementCount([batch, asking, asked]), NUMBERS])
  const biases = linearLayer(context, `${name}.2`, relu(linearLayer(context, `${name}.0`, rows)))
  return transpose(reshape(biases, [batch, asking, asked, heads]), [3, 0, 1, 2])
}

/** [batch, asking, asked, NUMBERS] */
function relationNumbers(
  { graph, batch }: NetworkContext,
  { asking, asked }: Pairs,
  features: RelationsConfig['features'],
): Tensor {
  const scaled = (tokens: Tensor) => {
    const state = features.map((place) => slice(tokens, { axis: 2, start: place, end: place + 1 }))
    return divide(concatenate(state, 2), floatConstant(graph, REACH, [REACH.length]))
  }
  const first = scaled(asking)
  const second = asking === asked ? first : scaled(asked)
  const difference = subtract(
    reshape(first, [batch, knownSize(asking.shape, 1), 1, REACH.length]),
    reshape(second, [batch, 1, knownSize(asked.shape, 1), REACH.length]),
  )
  const place = slice(difference, { axis: 3, start: 0, end: 2 })
  const squared = add(sum(square(place), { axes: [3], keepAxes: true }), LEAST_SQUARE)
  const near = exp(negate(sqrt(squared)))
  const close = exp(multiply(squared, -CLOSE))
  return concatenate([tanh(difference), near, close], 3)
}
