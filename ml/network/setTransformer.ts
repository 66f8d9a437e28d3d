/** A transformer over the players of one frame, as a set: any features, any outputs, of the frame or of each player. */
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
import type { ExampleSpec, NamedTensors, Network, NetworkContext, ParameterSpec } from './network.ts'
import { type RelationsConfig, relationsBias, relationsParameters } from './relations.ts'

/** Numbers that a network gives, by name. */
export interface OutputHead {
  readonly name: string
  readonly size: number
  /** Once for the frame, or once for each player. */
  readonly of: 'frame' | 'player'
}

export interface SetTransformerConfig extends EncoderConfig {
  /** Places for players. */
  readonly players: number
  /** How the features of the training set are distributed: they are brought to mean 0 and deviation 1.
   *  One number a feature; deviations above 0. */
  readonly standardization: { readonly mean: readonly number[]; readonly deviation: readonly number[] }
  readonly layers: number
  /** Every player alike, or weighted by a learned attention. */
  readonly pooling: 'mean' | 'attention'
  /** Attention that knows how players stand to each other; left out, it must learn that from where each of them is. */
  readonly relations?: RelationsConfig
  readonly outputs: readonly OutputHead[]
}

/** What ships first, but for features and outputs. */
export const SET_TRANSFORMER = {
  players: 22,
  width: 64,
  heads: 4,
  layers: 3,
  feedForward: 128,
  normalization: 'before',
  activation: 'gelu',
  dropout: 0.1,
  pooling: 'mean',
} as const

/** Inputs: `tokens` [batch, players, features], `present` [batch, players], 1 or 0: missing players attend to nobody,
 *  nobody attends to them, and no output of the frame knows them.
 *  Outputs: [batch, size] for the frame and [batch, players, size] for players, meaningless where a player is missing. */
export function setTransformer(config: SetTransformerConfig): Network {
  const features = config.standardization.mean.length
  const inputs: ExampleSpec[] = [
    { name: 'tokens', shape: [config.players, features] },
    { name: 'present', shape: [config.players] },
  ]
  return {
    name: 'setTransformer',
    inputs,
    parameters: setParameters(config),
    buffers: [],
    forward: (context) => setOutputs(context, config),
  }
}

function setParameters(config: SetTransformerConfig): ParameterSpec[] {
  const { width, heads, normalization, pooling, outputs, relations } = config
  return [
    ...linearParameters('embedding.0', { from: config.standardization.mean.length, to: width }),
    ...normalizationParameters('embedding.2', width),
    ...(relations === undefined ? [] : relationsParameters(relations, heads)),
    ...layerNames(config).flatMap((name) => encoderParameters(name, config)),
    ...(normalization === 'before' ? normalizationParameters('encoder.norm', width) : []),
    ...(pooling === 'attention' ? linearParameters('pooling', { from: width, to: 1 }).slice(0, 1) : []),
    ...outputs.flatMap(({ name, size }) => [
      ...linearParameters(`heads.${name}.0`, { from: width, to: width }),
      ...linearParameters(`heads.${name}.3`, { from: width, to: size }),
    ]),
  ]
}

function setOutputs(context: NetworkContext, config: SetTransformerConfig): NamedTensors {
  const { players, width, outputs } = config
  const present = context.input('present')
  const encoded = reshape(encodedPlayers(context, config, present), [context.batch, players, width])
  const frame = pooled(context, config, { x: encoded, present })
  return Object.fromEntries(
    outputs.map(({ name, of }) => [name, outputHead(context, name, { x: of === 'frame' ? frame : encoded, config })]),
  )
}

/** [batch·players, width] */
function encodedPlayers(context: NetworkContext, config: SetTransformerConfig, present: Tensor): Tensor {
  const { players, heads, normalization, relations } = config
  const hidden = presenceBias(present)
  const bias =
    relations === undefined ? hidden : add(relationsBias(context, context.input('tokens'), relations, heads), hidden)
  const positions = { count: players, bias }
  let x = layerNormLayer(
    context,
    'embedding.2',
    relu(linearLayer(context, 'embedding.0', standardizedTokens(context, config, present))),
  )
  for (const name of layerNames(config)) x = encoderLayer(context, name, { x, positions, config })
  return normalization === 'before' ? layerNormLayer(context, 'encoder.norm', x) : x
}

/** [batch·players, features]; whatever stands in a missing player's place is 0. */
function standardizedTokens(context: NetworkContext, config: SetTransformerConfig, present: Tensor): Tensor {
  const { mean, deviation } = config.standardization
  const rows = elementCount([context.batch, config.players])
  const constant = (numbers: number[]) => floatConstant(context.graph, numbers, [numbers.length])
  const scale = constant(deviation.map((value) => 1 / value))
  const shift = constant(mean.map((value, feature) => -value / (deviation[feature] as number)))
  const tokens = reshape(context.input('tokens'), [rows, mean.length])
  return where(compare('Greater', reshape(present, [rows, 1]), 0), add(multiply(tokens, scale), shift), 0)
}

/** [batch, width] */
function pooled(
  context: NetworkContext,
  { players, pooling }: SetTransformerConfig,
  { x, present }: { x: Tensor; present: Tensor },
): Tensor {
  if (pooling === 'mean') return meanPool({ x, present })
  const scores = reshape(linear(x, context.parameter('pooling.weight')), [context.batch, players])
  return weightedPool(x, softmax(add(scores, reshape(presenceBias(present), [context.batch, players]))))
}

function outputHead(
  context: NetworkContext,
  name: string,
  { x, config }: { x: Tensor; config: SetTransformerConfig },
): Tensor {
  const hidden = context.dropout(relu(linearLayer(context, `heads.${name}.0`, x)), config.dropout)
  return linearLayer(context, `heads.${name}.3`, hidden)
}

function layerNames({ layers }: SetTransformerConfig): string[] {
  return Array.from({ length: layers }, (_, layer) => `encoder.layers.${layer}`)
}
