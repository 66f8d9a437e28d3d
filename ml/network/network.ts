/** What a network is: its inputs, parameters and buffers, and one forward pass, from which every graph is made. */
import type { Graph, Tensor } from '../onnx/graph.ts'
import type { ElementType } from '../onnx/modelProto.ts'
import type { Dimension } from '../onnx/shape.ts'

/** The output that says of each of the seven coverages how likely it is, [batch, 7] logits. */
export const COVERAGE_LOGITS = 'coverage'
/** The output that says of each defender what his job is, [batch, 11, classes] logits. */
export const ASSIGNMENT_LOGITS = 'assignment'
/** The output that says of each defender whom he covers, [batch, 11, 12] logits: the offense in its places, or nobody. */
export const MATCH_UP_LOGITS = 'matchUp'

export type NamedTensors = Readonly<Record<string, Tensor>>

/** A value an example: an input, a label, or a weight. */
export interface ExampleSpec {
  readonly name: string
  /** The shape of one example; the batch comes before it. */
  readonly shape: readonly number[]
  /** 'float32' when left out. */
  readonly type?: ElementType
}

/** How a parameter begins. */
export type Initial =
  | { readonly kind: 'constant'; readonly value: number }
  /** Uniform in [-bound, bound). */
  | { readonly kind: 'uniform'; readonly bound: number }
  | { readonly kind: 'normal'; readonly deviation: number }

/** A tensor that training changes. */
export interface ParameterSpec {
  readonly name: string
  readonly shape: readonly number[]
  readonly initial: Initial
}

/** A tensor that goes with the parameters but has no gradient: running statistics. */
export interface BufferSpec {
  readonly name: string
  readonly shape: readonly number[]
  readonly initial: number
}

/** A network, written once. Names and layouts are those of PyTorch's state_dict. */
export interface Network {
  readonly name: string
  readonly inputs: readonly ExampleSpec[]
  readonly parameters: readonly ParameterSpec[]
  readonly buffers: readonly BufferSpec[]
  /** Builds the pass from inputs to named outputs, each [batch, ...]. */
  readonly forward: (context: NetworkContext) => NamedTensors
}

/** What a forward pass builds with. The same pass makes training and inference graphs: they differ only in this. */
export interface NetworkContext {
  readonly graph: Graph
  readonly batch: Dimension
  readonly purpose: 'training' | 'inference'
  /** An input, [batch, ...shape]. */
  input(name: string): Tensor
  parameter(name: string): Tensor
  /** Sets a share `rate` of the elements to 0 and scales up the rest, in training; nothing in inference. */
  dropout(x: Tensor, rate: number): Tensor
  /** Batch normalization with the parameters and buffers under `name`. x: [rows, features];
   *  present: [rows, 1], 1 or 0: rows that are missing do not enter the statistics. */
  normalizeBatch(name: string, x: Tensor, present?: Tensor): Tensor
}

/** The tensor of that name; an error lists the names there are. */
export function tensorNamed(tensors: NamedTensors, name: string): Tensor {
  const tensor = tensors[name]
  if (tensor === undefined) throw new Error(`there is no "${name}" among ${Object.keys(tensors).join(', ')}`)
  return tensor
}
