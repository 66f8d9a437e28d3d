/** What networks over the players of one frame have in common: an embedding, attention between players, a pool of them
 *  all, and heads. */
import { floatConstant, type Tensor } from '../onnx/graph.ts'
import { add, multiply } from '../onnx/operators/arithmetic.ts'
import { presenceBias } from '../onnx/operators/attention.ts'
import { relu } from '../onnx/operators/functions.ts'
import { reshape } from '../onnx/operators/layout.ts'
import { meanPool, weightedPool } from '../onnx/operators/pooling.ts'
import { linear } from '../onnx/operators/products.ts'
import { compare, where } from '../onnx/operators/selection.ts'
import { softmax } from '../onnx/operators/softmax.ts'
import { elementCount } from '../onnx/shape.ts'
import { type EncoderConfig, encoderLayer, encoderParameters } from './encoder.ts'
import { layerNormLayer, linearLayer, linearParameters, normalizationParameters } from './layers.ts'
import type { ExampleSpec, NetworkContext, ParameterSpec } from './network.ts'
import { type RelationsConfig, relationsBias, relationsParameters } from './relations.ts'

export interface PlayerEncoderConfig extends EncoderConfig {
  /** Places for players. */
  readonly players: number
  /** How the features of the training set are distributed: they are brought to mean 0 and deviation 1.
   *  One number a feature; deviations above 0. */
  readonly standardization: { readonly mean: readonly number[]; readonly deviation: readonly number[] }
  readonly layers: number
  /** Every player alike, or weighted by a learned attention, which begins as the mean. */
  readonly pooling: 'mean' | 'attention'
  /** Attention that knows how players stand to each other; left out, it must learn that from where each of them is. */
  readonly relations?: RelationsConfig
}

/** What every such network is fed: `tokens` [batch, players, features] and `present` [batch, players], 1 or 0. */
export function playerInputs({ players, standardization }: PlayerEncoderConfig): ExampleSpec[] {
  return [
    { name: 'tokens', shape: [players, standardization.mean.length] },
    { name: 'present', shape: [players] },
  ]
}

/** Of `embeddedPlayers`, for the first `features` numbers of a token. */
export function embeddingParameters({ width }: PlayerEncoderConfig, features: number): ParameterSpec[] {
  return [
    ...linearParameters('embedding.0', { from: features, to: width }),
    ...normalizationParameters('embedding.2', width),
  ]
}

/** Of `encodedPlayers` and `pooledPlayers`. */
export function playerParameters(config: PlayerEncoderConfig): ParameterSpec[] {
  const { width, heads, normalization, pooling, relations } = config
  return [
    ...(relations === undefined ? [] : relationsParameters('relations', relations, heads)),
    ...layerNames(config).flatMap((name) => encoderParameters(name, config)),
    ...(normalization === 'before' ? normalizationParameters('encoder.norm', width) : []),
    ...(pooling === 'attention'
      ? [{ name: 'pooling.weight', shape: [1, width], initial: { kind: 'constant', value: 0 } } as const]
      : []),
  ]
}

/** Each player by himself. x: [batch·players, features], standardized; result: [batch·players, width]. */
export function embeddedPlayers(context: NetworkContext, x: Tensor): Tensor {
  return layerNormLayer(context, 'embedding.2', relu(linearLayer(context, 'embedding.0', x)))
}

/** Players who know of each other: missing ones attend to nobody, and nobody attends to them.
 *  embedded: [batch·players, width]; result: [batch, players, width], meaningless where a player is missing. */
export function encodedPlayers(context: NetworkContext, config: PlayerEncoderConfig, embedded: Tensor): Tensor {
  const { players, width, heads, normalization, relations } = config
  const hidden = presenceBias(context.input('present'))
  const tokens = context.input('tokens')
  const pairs = { asking: tokens, asked: tokens }
  const bias =
    relations === undefined
      ? hidden
      : add(relationsBias(context, 'relations', { pairs, config: relations, heads }), hidden)
  const positions = { count: players, bias }
  let x = embedded
  for (const name of layerNames(config)) x = encoderLayer(context, name, { x, positions, config })
  const encoded = normalization === 'before' ? layerNormLayer(context, 'encoder.norm', x) : x
  return reshape(encoded, [context.batch, players, width])
}

/** [batch·players, features], mean 0 and deviation 1; whatever stands in a missing player's place is 0. */
export function standardizedTokens(
  context: NetworkContext,
  { players, standardization: { mean, deviation } }: PlayerEncoderConfig,
): Tensor {
  const rows = elementCount([context.batch, players])
  const constant = (numbers: number[]) => floatConstant(context.graph, numbers, [numbers.length])
  const scale = constant(deviation.map((value) => 1 / value))
  const shift = constant(mean.map((value, feature) => -value / (deviation[feature] as number)))
  const tokens = reshape(context.input('tokens'), [rows, mean.length])
  const isPresent = compare('Greater', reshape(context.input('present'), [rows, 1]), 0)
  return where(isPresent, add(multiply(tokens, scale), shift), 0)
}

/** One vector for the frame, of the players who are there. x: [batch, players, width]; result: [batch, width]. */
export function pooledPlayers(context: NetworkContext, { players, pooling }: PlayerEncoderConfig, x: Tensor): Tensor {
  const present = context.input('present')
  if (pooling === 'mean') return meanPool({ x, present })
  const scores = reshape(linear(x, context.parameter('pooling.weight')), [context.batch, players])
  return weightedPool(x, softmax(add(scores, reshape(presenceBias(present), [context.batch, players]))))
}

/** Numbers that a network gives, by name. */
export interface Head {
  readonly name: string
  readonly size: number
}

/** Of `headOutput`. */
export function headParameters({ name, size }: Head, width: number): ParameterSpec[] {
  return [
    ...linearParameters(`heads.${name}.0`, { from: width, to: width }),
    ...linearParameters(`heads.${name}.3`, { from: width, to: size }),
  ]
}

/** x: [..., width]; result: [..., size]. */
export function headOutput(context: NetworkContext, name: string, { x, dropout }: { x: Tensor; dropout: number }) {
  const hidden = context.dropout(relu(linearLayer(context, `heads.${name}.0`, x)), dropout)
  return linearLayer(context, `heads.${name}.3`, hidden)
}

function layerNames({ layers }: PlayerEncoderConfig): string[] {
  return Array.from({ length: layers }, (_, layer) => `encoder.layers.${layer}`)
}
