/** The seed's man/zone network, shape for shape: players of one frame in, two logits out. */
import type { Tensor } from '../onnx/graph.ts'
import { presenceBias } from '../onnx/operators/attention.ts'
import { relu } from '../onnx/operators/functions.ts'
import { reshape } from '../onnx/operators/layout.ts'
import { meanPool } from '../onnx/operators/pooling.ts'
import { compare, where } from '../onnx/operators/selection.ts'
import { elementCount } from '../onnx/shape.ts'
import { type EncoderConfig, encoderLayer, encoderParameters } from './encoder.ts'
import { batchNormBuffers, layerNormLayer, linearLayer, linearParameters, normalizationParameters } from './layers.ts'
import type { Network, NetworkContext, ParameterSpec } from './network.ts'

export interface SeedTransformerConfig {
  readonly players: number
  readonly features: number
  readonly width: number
  readonly heads: number
  readonly layers: number
  readonly feedForward: number
  readonly classes: number
  readonly dropout: number
  /** Whether a second input says who is present; without it everybody is. */
  readonly masked: boolean
}

/** What the seed chose in its search: 162,084 parameters; class 0 is zone and class 1 man. */
export const SEED_TRANSFORMER: SeedTransformerConfig = {
  players: 22,
  features: 5,
  width: 96,
  heads: 2,
  layers: 2,
  feedForward: 192,
  classes: 2,
  dropout: 0,
  masked: false,
}

/** Inputs: `tokens` [batch, players, features] and, when masked, `present` [batch, players], 1 or 0: missing players
 *  attend to nobody, nobody attends to them, and neither the mean nor the batch statistics know them.
 *  Output: `logits` [batch, classes]. */
export function seedTransformer(config: SeedTransformerConfig = SEED_TRANSFORMER): Network {
  const { players, features, masked } = config
  return {
    name: 'seedTransformer',
    inputs: [
      { name: 'tokens', shape: [players, features] },
      ...(masked ? [{ name: 'present', shape: [players] }] : []),
    ],
    parameters: seedParameters(config),
    buffers: batchNormBuffers('feature_norm_layer', features),
    forward: (context) => ({ logits: seedLogits(context, config) }),
  }
}

function seedParameters(config: SeedTransformerConfig): ParameterSpec[] {
  const { features, width, layers, classes } = config
  const narrow = Math.floor(width / 4)
  return [
    ...normalizationParameters('feature_norm_layer', features),
    ...linearParameters('feature_embedding_layer.0', { from: features, to: width }),
    ...normalizationParameters('feature_embedding_layer.2', width),
    ...layerNames(layers).flatMap((name) => encoderParameters(name, encoderConfig(config))),
    ...linearParameters('decoder.0', { from: width, to: width }),
    ...linearParameters('decoder.3', { from: width, to: narrow }),
    ...normalizationParameters('decoder.5', narrow),
    ...linearParameters('decoder.6', { from: narrow, to: classes }),
  ]
}

function seedLogits(context: NetworkContext, config: SeedTransformerConfig): Tensor {
  const { players, width, layers, dropout, masked } = config
  const present = masked ? context.input('present') : undefined
  const positions = { count: players, bias: present === undefined ? undefined : presenceBias(present) }
  let x = embeddedPlayers(context, config, present)
  for (const name of layerNames(layers))
    x = encoderLayer(context, name, { x, positions, config: encoderConfig(config) })
  const pooled = meanPool({ x: reshape(x, [context.batch, players, width]), present })
  const wide = context.dropout(relu(linearLayer(context, 'decoder.0', pooled)), dropout)
  const narrow = relu(linearLayer(context, 'decoder.3', wide))
  return linearLayer(context, 'decoder.6', layerNormLayer(context, 'decoder.5', narrow))
}

/** [batch·players, width] */
function embeddedPlayers(context: NetworkContext, config: SeedTransformerConfig, present: Tensor | undefined): Tensor {
  const rows = elementCount([context.batch, config.players])
  const tokens = reshape(context.input('tokens'), [rows, config.features])
  const isPresent = present === undefined ? undefined : reshape(present, [rows, 1])
  // whatever stands in a missing player's place, a missing number too, is 0 from here on
  const known = isPresent === undefined ? tokens : where(compare('Greater', isPresent, 0), tokens, 0)
  const normalized = context.normalizeBatch('feature_norm_layer', known, isPresent)
  const embedded = relu(linearLayer(context, 'feature_embedding_layer.0', normalized))
  return context.dropout(layerNormLayer(context, 'feature_embedding_layer.2', embedded), config.dropout)
}

function layerNames(layers: number): string[] {
  return Array.from({ length: layers }, (_, layer) => `transformer_encoder.layers.${layer}`)
}

function encoderConfig({ width, heads, feedForward, dropout }: SeedTransformerConfig): EncoderConfig {
  return { width, heads, feedForward, dropout, normalization: 'after', activation: 'relu' }
}
