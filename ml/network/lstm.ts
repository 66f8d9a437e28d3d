/** A long short-term memory over the frames of a play: the players of a frame side by side, in fixed places. */
import type { Tensor } from '../onnx/graph.ts'
import { reshape } from '../onnx/operators/layout.ts'
import { lstm, stackedSteps } from '../onnx/operators/recurrent.ts'
import { compare, where } from '../onnx/operators/selection.ts'
import { linearLayer, linearParameters } from './layers.ts'
import type { Network, NetworkContext, ParameterSpec } from './network.ts'

export interface LstmConfig {
  /** Frames in an example; the graph is unrolled over them, so that some hundred are the limit. */
  readonly steps: number
  readonly players: number
  readonly features: number
  readonly hidden: number
  readonly layers: number
  readonly classes: number
  /** Between layers, and before the logits. */
  readonly dropout: number
}

/** Inputs: `frames` [batch, steps, players, features] and `present` [batch, steps], 1 or 0: a missing frame leaves the
 *  memory as it was. Output: `logits` [batch, classes], from the memory after the last step. */
export function lstmNetwork(config: LstmConfig): Network {
  const { steps, players, features, hidden, layers, classes } = config
  return {
    name: 'lstm',
    inputs: [
      { name: 'frames', shape: [steps, players, features] },
      { name: 'present', shape: [steps] },
    ],
    parameters: [
      ...Array.from({ length: layers }, (_, layer) =>
        lstmParameters(layer, { from: layer === 0 ? players * features : hidden, hidden }),
      ).flat(),
      ...linearParameters('classifier', { from: hidden, to: classes }),
    ],
    buffers: [],
    forward: (context) => ({ logits: lstmLogits(context, config) }),
  }
}

function lstmParameters(layer: number, { from, hidden }: { from: number; hidden: number }): ParameterSpec[] {
  const initial = { kind: 'uniform', bound: 1 / Math.sqrt(hidden) } as const
  return [
    { name: `lstm.weight_ih_l${layer}`, shape: [4 * hidden, from], initial },
    { name: `lstm.weight_hh_l${layer}`, shape: [4 * hidden, hidden], initial },
    { name: `lstm.bias_ih_l${layer}`, shape: [4 * hidden], initial },
    { name: `lstm.bias_hh_l${layer}`, shape: [4 * hidden], initial },
  ]
}

function lstmLogits(context: NetworkContext, config: LstmConfig): Tensor {
  const { steps, players, features, layers, dropout } = config
  const present = context.input('present')
  const frames = reshape(context.input('frames'), [context.batch, steps, players * features])
  // whatever stands in a missing frame's place is 0: times a gradient of 0, a missing number would still be missing
  let x = where(compare('Greater', reshape(present, [context.batch, steps, 1]), 0), frames, 0)
  for (let layer = 0; ; layer++) {
    const states = lstm(
      { x, present },
      {
        input: context.parameter(`lstm.weight_ih_l${layer}`),
        recurrent: context.parameter(`lstm.weight_hh_l${layer}`),
        inputBias: context.parameter(`lstm.bias_ih_l${layer}`),
        recurrentBias: context.parameter(`lstm.bias_hh_l${layer}`),
      },
    )
    if (layer === layers - 1) {
      return linearLayer(context, 'classifier', context.dropout(states.at(-1) as Tensor, dropout))
    }
    x = context.dropout(stackedSteps(states), dropout)
  }
}
