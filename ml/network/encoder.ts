/** A transformer encoder layer over sets or sequences, with PyTorch's parameters. */
import type { Tensor } from '../onnx/graph.ts'
import { add } from '../onnx/operators/arithmetic.ts'
import { attend, projectToHeads } from '../onnx/operators/attention.ts'
import { gelu, relu } from '../onnx/operators/functions.ts'
import { reshape, slice } from '../onnx/operators/layout.ts'
import { linear } from '../onnx/operators/products.ts'
import { layerNormLayer, linearLayer, linearParameters, normalizationParameters } from './layers.ts'
import type { NetworkContext, ParameterSpec } from './network.ts'

export interface EncoderConfig {
  readonly width: number
  /** Divides the width. */
  readonly heads: number
  readonly feedForward: number
  /** Whether normalization comes before each part (and its result is added on) or after the sum. */
  readonly normalization: 'before' | 'after'
  readonly activation: 'relu' | 'gelu'
  /** The share of elements that training drops, in [0, 1). */
  readonly dropout: number
}

export function encoderParameters(name: string, { width, feedForward }: EncoderConfig): ParameterSpec[] {
  const zero = { kind: 'constant', value: 0 } as const
  const attention = `${name}.self_attn`
  return [
    {
      name: `${attention}.in_proj_weight`,
      shape: [3 * width, width],
      initial: { kind: 'uniform', bound: Math.sqrt(6 / (4 * width)) },
    },
    { name: `${attention}.in_proj_bias`, shape: [3 * width], initial: zero },
    {
      name: `${attention}.out_proj.weight`,
      shape: [width, width],
      initial: { kind: 'uniform', bound: 1 / Math.sqrt(width) },
    },
    { name: `${attention}.out_proj.bias`, shape: [width], initial: zero },
    ...linearParameters(`${name}.linear1`, { from: width, to: feedForward }),
    ...linearParameters(`${name}.linear2`, { from: feedForward, to: width }),
    ...normalizationParameters(`${name}.norm1`, width),
    ...normalizationParameters(`${name}.norm2`, width),
  ]
}

/** Positions and what they may see of each other. */
export interface Positions {
  /** For each example. */
  readonly count: number
  /** Added to the similarities, as in `AttentionInputs`. */
  readonly bias?: Tensor | undefined
}

/** One layer: attention, then a feed-forward net, each added to what went in. x: [batch·positions, width]. */
export function encoderLayer(
  context: NetworkContext,
  name: string,
  { x, positions, config }: { x: Tensor; positions: Positions; config: EncoderConfig },
): Tensor {
  const attention = (input: Tensor) => selfAttention(context, `${name}.self_attn`, { x: input, positions, config })
  const feedForward = (input: Tensor) => feedForwardNet(context, name, { x: input, config })
  const norm1 = (input: Tensor) => layerNormLayer(context, `${name}.norm1`, input)
  const norm2 = (input: Tensor) => layerNormLayer(context, `${name}.norm2`, input)
  if (config.normalization === 'before') {
    const mixed = add(x, attention(norm1(x)))
    return add(mixed, feedForward(norm2(mixed)))
  }
  const mixed = norm1(add(x, attention(x)))
  return norm2(add(mixed, feedForward(mixed)))
}

interface Part {
  readonly x: Tensor
  readonly config: EncoderConfig
}

function feedForwardNet(context: NetworkContext, name: string, { x, config }: Part): Tensor {
  const activation = config.activation === 'relu' ? relu : gelu
  const hidden = activation(linearLayer(context, `${name}.linear1`, x))
  const result = linearLayer(context, `${name}.linear2`, context.dropout(hidden, config.dropout))
  return context.dropout(result, config.dropout)
}

function selfAttention(context: NetworkContext, name: string, part: Part & { positions: Positions }): Tensor {
  const { x, config, positions } = part
  const { heads, dropout, width } = config
  const weight = context.parameter(`${name}.in_proj_weight`)
  const [query, key, value] = projectToHeads(x, weight, { maps: 3, heads }) as [Tensor, Tensor, Tensor]
  const [queryBias, valueBias] = projectionBiases(context, name, config)
  const droppedShares = dropout > 0 && context.purpose === 'training'
  const mixed = attend(
    {
      query: add(query, queryBias),
      // a bias on the keys would add the same to all of a query's similarities, which softmax takes out again
      key,
      value: droppedShares ? add(value, valueBias) : value,
      bias: positions.bias,
      dropout: (shares) => context.dropout(shares, dropout),
    },
    { batch: context.batch, queries: positions.count, keys: positions.count },
  )
  const outWeight = context.parameter(`${name}.out_proj.weight`)
  const outBias = context.parameter(`${name}.out_proj.bias`)
  // shares that sum to 1 pass a bias on the values through to the result, where it is one vector for all positions
  const whole = droppedShares ? outBias : reshape(linear(reshape(valueBias, [1, width]), outWeight, outBias), [width])
  return context.dropout(linear(mixed, outWeight, whole), dropout)
}

/** What is added to the queries and to the values of each head: [heads, 1, width / heads]. */
function projectionBiases(context: NetworkContext, name: string, { heads, width }: EncoderConfig): [Tensor, Tensor] {
  const biases = context.parameter(`${name}.in_proj_bias`)
  const part = (map: number) =>
    reshape(slice(biases, { axis: 0, start: map * width, end: (map + 1) * width }), [heads, 1, width / heads])
  return [part(0), part(2)]
}
