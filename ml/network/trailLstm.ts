/** The long short-term memory as a model of one frame: each player brings his last looks, and the memory goes through
 *  them look by look, the players side by side in their places. */
import { floatConstant, type Tensor } from '../onnx/graph.ts'
import { add, multiply } from '../onnx/operators/arithmetic.ts'
import { reshape, slice, transpose } from '../onnx/operators/layout.ts'
import { max } from '../onnx/operators/reductions.ts'
import { compare, where } from '../onnx/operators/selection.ts'
import { type LstmConfig, lstmNetwork } from './lstm.ts'
import type { Network, NetworkContext } from './network.ts'

export interface TrailLstmConfig extends LstmConfig {
  /** Of each player's row of looks, one number a feature; deviations above 0. */
  readonly standardization: { readonly mean: readonly number[]; readonly deviation: readonly number[] }
}

/** Inputs: `tokens` [batch, players, steps · features], of each player one look after the other, the oldest first, the
 *  last feature of each 1 where the look is known and 0 where it is not; `present` [batch, players], 1 or 0. A look that
 *  nobody has leaves the memory as it was. Output: `logits` [batch, classes]. */
export function trailLstm(config: TrailLstmConfig): Network {
  const { players, steps, features } = config
  const memory = lstmNetwork(config)
  return {
    ...memory,
    inputs: [
      { name: 'tokens', shape: [players, steps * features] },
      { name: 'present', shape: [players] },
    ],
    forward: (context) => {
      const frames = lookByLook(context, config)
      const known = slice(frames, { axis: 3, start: features - 1 })
      const inputs = { frames, present: reshape(max(known, { axes: [2, 3] }), [context.batch, steps]) }
      return memory.forward({ ...context, input: (name) => inputs[name as keyof typeof inputs] })
    },
  }
}

/** [batch, steps, players, features], standardized; all of what is not known is 0. */
function lookByLook(context: NetworkContext, { players, steps, features, standardization }: TrailLstmConfig): Tensor {
  const { mean, deviation } = standardization
  const constant = (numbers: number[]) => floatConstant(context.graph, numbers, [numbers.length])
  const scale = constant(deviation.map((value) => 1 / value))
  const shift = constant(mean.map((value, i) => -value / (deviation[i] as number)))
  const tokens = context.input('tokens')
  const shape = [context.batch, players, steps, features] as const
  const known = slice(reshape(tokens, shape), { axis: 3, start: features - 1 })
  const standard = reshape(add(multiply(tokens, scale), shift), shape)
  const there = reshape(context.input('present'), [context.batch, players, 1, 1])
  return transpose(where(compare('Greater', multiply(known, there), 0), standard, 0), [0, 2, 1, 3])
}
