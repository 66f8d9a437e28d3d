/** Several trained networks as one: their outputs are averaged, so that what one of them learned by chance counts less. */
import type { Tensor } from '../onnx/graph.ts'
import { add, multiply } from '../onnx/operators/arithmetic.ts'
import { concatenate, reshape } from '../onnx/operators/layout.ts'
import { sizeOf } from '../onnx/shape.ts'
import { type NamedTensors, type Network, type NetworkContext, tensorNamed } from './network.ts'
import type { TrainedState } from './parameters.ts'

export interface EnsembleMember {
  readonly network: Network
  readonly state: TrainedState
}

/** What each member says by itself, [batch, members, 2], zone before man: an output of ensembles whose members have
 *  `logits`. */
export const MEMBER_LOGITS = 'memberLogits'

/** The mean of the members' outputs, for inputs that all of them take, and beside it the logits of each. One member is
 *  itself. Members may differ in everything but inputs and outputs; those are the first one's. */
export function ensembleOf(members: readonly [EnsembleMember, ...EnsembleMember[]]): EnsembleMember {
  const [first] = members
  if (members.length === 1) return first
  const networks = members.map(({ network }) => network)
  const network: Network = {
    name: `${first.network.name}, ${members.length} members`,
    inputs: first.network.inputs,
    parameters: networks.flatMap(({ parameters }, i) =>
      parameters.map((spec) => ({ ...spec, name: inMember(i, spec.name) })),
    ),
    buffers: networks.flatMap(({ buffers }, i) => buffers.map((spec) => ({ ...spec, name: inMember(i, spec.name) }))),
    forward: (context) => {
      const outputs = networks.map((member, i) => member.forward(memberContext(context, i)))
      return { ...meanOutputs(outputs), ...memberLogits(outputs) }
    },
  }
  const state = {
    weights: concatenated(members.map((member) => member.state.weights)),
    buffers: concatenated(members.map((member) => member.state.buffers)),
  }
  return { network, state }
}

function inMember(member: number, name: string): string {
  return `members.${member}.${name}`
}

function memberContext(context: NetworkContext, member: number): NetworkContext {
  return {
    ...context,
    parameter: (name) => context.parameter(inMember(member, name)),
    normalizeBatch: (name, x, present) => context.normalizeBatch(inMember(member, name), x, present),
  }
}

function meanOutputs(outputs: readonly NamedTensors[]): NamedTensors {
  const names = Object.keys(outputs[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, mean(outputs.map((one) => tensorNamed(one, name)))]))
}

function memberLogits(outputs: readonly NamedTensors[]): NamedTensors {
  const logits = outputs.flatMap(({ logits }) => (logits === undefined ? [] : [logits]))
  if (logits.length === 0) return {}
  const rows = logits.map((one) => reshape(one, [sizeOf(one.shape, 0), 1, sizeOf(one.shape, 1)]))
  return { [MEMBER_LOGITS]: concatenate(rows, 1) }
}

function mean(tensors: readonly Tensor[]): Tensor {
  return multiply(
    tensors.reduce((sum, one) => add(sum, one)),
    1 / tensors.length,
  )
}

function concatenated(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0))
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.length
  }
  return whole
}
