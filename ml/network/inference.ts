/** Inference models: a network with its trained weights built in, for batches of any size. */
import { addInput, addOutput, floatConstant, type Graph, modelBytes, newGraph, type Tensor } from '../onnx/graph.ts'
import { KERNELS, type Kernels } from '../onnx/kernels.ts'
import { add, multiply } from '../onnx/operators/arithmetic.ts'
import { NORMALIZATION_EPSILON } from '../onnx/operators/normalization.ts'
import type { Dimension } from '../onnx/shape.ts'
import { type Network, type NetworkContext, tensorNamed } from './network.ts'
import { namedParts, placed, type TrainedState } from './parameters.ts'

export interface InferenceOptions {
  /** The processor's when left out. */
  readonly kernels?: Kernels
  /** Examples in every run; any number when left out. */
  readonly batch?: number
}

/** A model file. Its inputs are the network's, [batch, ...]; its outputs are what `forward` names (logits, no softmax). */
export function inferenceModel(network: Network, trained: TrainedState, options: InferenceOptions = {}): Uint8Array {
  const graph = newGraph(network.name, options.kernels ?? KERNELS.cpu)
  const batch = options.batch ?? { symbol: 'batch', factor: 1 }
  for (const [name, tensor] of Object.entries(network.forward(inferenceContext(graph, { network, trained, batch })))) {
    addOutput(name, tensor)
  }
  return modelBytes(graph)
}

interface Trained {
  readonly network: Network
  readonly trained: TrainedState
  readonly batch: Dimension
}

function inferenceContext(graph: Graph, { network, trained, batch }: Trained): NetworkContext {
  const inputs = Object.fromEntries(
    network.inputs.map(({ name, type = 'float32', shape }) => [
      name,
      addInput(graph, name, { type, shape: [batch, ...shape] }),
    ]),
  )
  const values = namedParts(network.parameters, trained.weights)
  const parameters = Object.fromEntries(
    placed(network.parameters).map(({ name, shape }) => [
      name,
      floatConstant(graph, values.get(name) as Float32Array, shape),
    ]),
  )
  return {
    graph,
    batch,
    purpose: 'inference',
    input: (name) => tensorNamed(inputs, name),
    parameter: (name) => tensorNamed(parameters, name),
    dropout: (x) => x,
    normalizeBatch: (name, x) => normalizedByRunning(x, name, { network, trained, batch }),
  }
}

/** Batch normalization by running statistics: one scale and one shift a feature, worked out in double precision. */
function normalizedByRunning(x: Tensor, name: string, { network, trained }: Trained): Tensor {
  const parameters = namedParts(network.parameters, trained.weights)
  const buffers = namedParts(network.buffers, trained.buffers)
  const [weight, bias, mean, variance] = [
    parameters.get(`${name}.weight`),
    parameters.get(`${name}.bias`),
    buffers.get(`${name}.running_mean`),
    buffers.get(`${name}.running_var`),
  ] as [Float32Array, Float32Array, Float32Array, Float32Array]
  const scale = Array.from(weight, (w, i) => w / Math.sqrt((variance[i] as number) + NORMALIZATION_EPSILON))
  const shift = Array.from(bias, (b, i) => b - (mean[i] as number) * (scale[i] as number))
  const constant = (numbers: number[]) => floatConstant(x.graph, numbers, [numbers.length])
  return add(multiply(x, constant(scale)), constant(shift))
}
