/** The network that reads coverage: attention between the players of a frame, each of whom may remember his last
 *  seconds, and heads for the frame and for each defender. */
import type { Tensor } from '../onnx/graph.ts'
import { add } from '../onnx/operators/arithmetic.ts'
import { slice } from '../onnx/operators/layout.ts'
import { matchUpLogits, matchUpParameters } from './matchUps.ts'
import { type HistoryConfig, memoryParameters, remembered } from './memory.ts'
import { ASSIGNMENT_LOGITS, MATCH_UP_LOGITS, type NamedTensors, type Network, type NetworkContext } from './network.ts'
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

export interface CoverageTransformerConfig extends PlayerEncoderConfig {
  /** Null for a network that knows the frame alone. */
  readonly history: HistoryConfig | null
  /** What is said of the frame. */
  readonly outputs: readonly Head[]
  /** Whether each defender's job, one of so many, and his match-up are said; null if not. Half of the places are the
   *  offense's, the others the defense's. */
  readonly assignments: number | null
}

/** Inputs: `tokens` [batch, players, features], `present` [batch, players], 1 or 0: missing players attend to nobody,
 *  nobody attends to them, and no output of the frame knows them. Whatever a token says of the past was then, so that no
 *  frame after the one that is read can come in.
 *  Outputs: [batch, size] for the frame; `assignment` [batch, defenders, assignments] and `matchUp` [batch, defenders,
 *  receivers + 1], meaningless where a defender is missing. */
export function coverageTransformer(config: CoverageTransformerConfig): Network {
  const { history, outputs, assignments, width } = config
  const present = history === null ? config.standardization.mean.length : history.start
  return {
    name: 'coverageTransformer',
    inputs: playerInputs(config),
    parameters: [
      ...embeddingParameters(config, present),
      ...(history === null ? [] : memoryParameters({ width, history })),
      ...playerParameters(config),
      ...outputs.flatMap((head) => headParameters(head, width)),
      ...(assignments === null ? [] : headParameters({ name: ASSIGNMENT_LOGITS, size: assignments }, width)),
      ...(assignments === null ? [] : matchUpParameters(config)),
    ],
    buffers: [],
    forward: (context) => coverageOutputs(context, config),
  }
}

function coverageOutputs(context: NetworkContext, config: CoverageTransformerConfig): NamedTensors {
  const { outputs, dropout, assignments } = config
  const encoded = encodedPlayers(context, config, rememberingPlayers(context, config))
  const frame = pooledPlayers(context, config, encoded)
  const ofFrame = outputs.map(({ name }) => [name, headOutput(context, name, { x: frame, dropout })])
  if (assignments === null) return Object.fromEntries(ofFrame)
  const defense = slice(encoded, { axis: 1, start: config.players / 2, end: config.players })
  return {
    ...Object.fromEntries(ofFrame),
    [ASSIGNMENT_LOGITS]: headOutput(context, ASSIGNMENT_LOGITS, { x: defense, dropout }),
    [MATCH_UP_LOGITS]: matchUpLogits(context, encoded, config),
  }
}

/** [batch·players, width] */
function rememberingPlayers(context: NetworkContext, config: CoverageTransformerConfig): Tensor {
  const { history } = config
  const tokens = standardizedTokens(context, config)
  if (history === null) return embeddedPlayers(context, tokens)
  const x = embeddedPlayers(context, slice(tokens, { axis: 1, start: 0, end: history.start }))
  return add(x, remembered(context, { x, tokens }, { ...config, history }))
}
