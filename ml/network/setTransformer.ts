/** A transformer over the players of one frame, as a set: any features, any outputs, of the frame or of each player. */
import type { NamedTensors, Network, NetworkContext } from './network.ts'
import {
  embeddedPlayers,
  embeddingParameters,
  encodedPlayers,
  type Head,
  headOutput,
  headParameters,
  type PlayerEncoderConfig,
  playerInputs,
  playerParameters,
  pooledPlayers,
  standardizedTokens,
} from './playerEncoder.ts'

export interface OutputHead extends Head {
  /** Once for the frame, or once for each player. */
  readonly of: 'frame' | 'player'
}

export interface SetTransformerConfig extends PlayerEncoderConfig {
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
  return {
    name: 'setTransformer',
    inputs: playerInputs(config),
    parameters: [
      ...embeddingParameters(config, config.standardization.mean.length),
      ...playerParameters(config),
      ...config.outputs.flatMap((head) => headParameters(head, config.width)),
    ],
    buffers: [],
    forward: (context) => setOutputs(context, config),
  }
}

function setOutputs(context: NetworkContext, config: SetTransformerConfig): NamedTensors {
  const encoded = encodedPlayers(context, config, embeddedPlayers(context, standardizedTokens(context, config)))
  const frame = pooledPlayers(context, config, encoded)
  const { dropout } = config
  return Object.fromEntries(
    config.outputs.map(({ name, of }) => {
      const x = of === 'frame' ? frame : encoded
      return [name, headOutput(context, name, { x, dropout })]
    }),
  )
}
