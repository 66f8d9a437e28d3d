/** The part that all training graphs share: inputs, the forward pass over flat weights, the loss and its gradient. */
import { gradients } from '../onnx/autodiff.ts'
import { addInput, addOutput, type Graph, type Tensor } from '../onnx/graph.ts'
import type { Kernels } from '../onnx/kernels.ts'
import { concatenateNode, reshapeNode, splitNode } from '../onnx/nodes/layout.ts'
import { multiply } from '../onnx/operators/arithmetic.ts'
import type { AdamWOptions } from '../onnx/optimizer.ts'
import { knownShape } from '../onnx/shape.ts'
import type { Loss } from './loss.ts'
import { type ExampleSpec, type NamedTensors, type Network, type ParameterSpec, tensorNamed } from './network.ts'
import { placed, totalSize } from './parameters.ts'

/** What is trained, and how. */
export interface TrainingPlan {
  readonly network: Network
  readonly loss: Loss
  readonly optimizer: AdamWOptions
  /** Examples in a step, or in a part of one. */
  readonly batch: number
  /** The processor's when left out. */
  readonly kernels?: Kernels
  /** Which parameters weight decay pulls to 0; all when left out. */
  readonly decays?: (parameter: ParameterSpec) => boolean
}

/** A mask that has to be fed: each element is 0 with probability `rate`, else 1 / (1 - rate). */
export interface DropoutMask {
  readonly input: string
  readonly shape: readonly number[]
  readonly rate: number
}

/** One place where a network normalizes over the batch. */
export interface NormalizationSite {
  readonly name: string
  /** [rows, features] */
  readonly x: Tensor
  /** [rows, 1]; all rows are present when left out. */
  readonly present: Tensor | undefined
  /** [features] */
  readonly scale: Tensor
  /** [features] */
  readonly shift: Tensor
}

/** What batch normalization does in a graph; the result is [rows, features]. */
export type Normalize = (site: NormalizationSite) => Tensor

export interface ForwardPass {
  /** All parameters, the flat input `weights`. */
  readonly weights: Tensor
  readonly parameters: NamedTensors
  readonly outputs: NamedTensors
  readonly dropoutMasks: readonly DropoutMask[]
}

/** Adds the inputs and builds the network's pass over them. */
export function buildForwardPass(graph: Graph, plan: TrainingPlan, normalize: Normalize): ForwardPass {
  const { network, batch } = plan
  const weights = addInput(graph, 'weights', { shape: [totalSize(network.parameters)] })
  const parameters = unflattened(weights, network.parameters)
  const inputs = addExampleInputs(graph, network.inputs, batch)
  const parameter = (name: string) => tensorNamed(parameters, name)
  const dropoutMasks: DropoutMask[] = []
  const outputs = network.forward({
    graph,
    batch,
    purpose: 'training',
    input: (name) => tensorNamed(inputs, name),
    parameter,
    dropout: (x, rate) => {
      if (rate === 0) return x
      const mask = { input: `dropout_${dropoutMasks.length}`, shape: knownShape(x.shape), rate }
      dropoutMasks.push(mask)
      return multiply(x, addInput(graph, mask.input, mask))
    },
    normalizeBatch: (name, x, present) =>
      normalize({ name, x, present, scale: parameter(`${name}.weight`), shift: parameter(`${name}.bias`) }),
  })
  return { weights, parameters, outputs, dropoutMasks }
}

export interface TrainingPass extends ForwardPass {
  /** By the flat weights: [weights]. */
  readonly gradient: Tensor
}

/** Builds forward and backward pass. The loss becomes the output `loss`; the network's outputs keep their names. */
export function buildTrainingPass(graph: Graph, plan: TrainingPlan, normalize: Normalize): TrainingPass {
  const pass = buildForwardPass(graph, plan, normalize)
  const labels = addExampleInputs(graph, [...plan.loss.labels, ...plan.loss.weights], plan.batch)
  const loss = plan.loss.value(pass.outputs, labels)
  addOutput('loss', loss)
  for (const [name, tensor] of Object.entries(pass.outputs)) addOutput(name, tensor)
  const wanted = placed(plan.network.parameters)
  const each = gradients(
    loss,
    wanted.map(({ name }) => ({ name, tensor: tensorNamed(pass.parameters, name) })),
  )
  const flat = each.map((gradient, i) => reshapeNode(gradient, [wanted[i]?.size ?? 0]))
  return { ...pass, gradient: concatenateNode(flat, 0) }
}

/** Inputs with the batch before the shape of one example. */
export function addExampleInputs(graph: Graph, specs: readonly ExampleSpec[], batch: number): NamedTensors {
  return Object.fromEntries(
    specs.map(({ name, type = 'float32', shape }) => [name, addInput(graph, name, { type, shape: [batch, ...shape] })]),
  )
}

/** Each parameter cut out of the flat vector. */
function unflattened(flat: Tensor, parameters: readonly ParameterSpec[]): NamedTensors {
  const parts = placed(parameters)
  const pieces = splitNode(flat, { axis: 0, sizes: parts.map(({ size }) => size) })
  return Object.fromEntries(parts.map(({ name, shape }, i) => [name, reshapeNode(pieces[i] as Tensor, shape)]))
}
