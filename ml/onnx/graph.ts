/** A computation graph under construction: tensors with shapes, nodes in the order they run, and the tape of gradients. */
import type { Kernels } from './kernels.ts'
import {
  type Attribute,
  type ElementType,
  encodeModel,
  type ModelConstant,
  type ModelNode,
  type ModelValue,
} from './modelProto.ts'
import { dimensionText, isKnown, type Shape } from './shape.ts'

/** A value in a graph: what one node writes and others read. */
export interface Tensor {
  readonly graph: Graph
  readonly id: string
  readonly type: ElementType
  readonly shape: Shape
}

/** One differentiable step: how the gradients of its outputs become those of its inputs. */
export interface TapeEntry {
  readonly inputs: readonly Tensor[]
  readonly outputs: readonly Tensor[]
  /** One gradient an input, undefined where none flows. An output that the loss does not reach has none. */
  readonly backward: (gradients: readonly (Tensor | undefined)[]) => readonly (Tensor | undefined)[]
}

export interface Graph {
  readonly name: string
  readonly kernels: Kernels
  readonly nodes: ModelNode[]
  readonly constants: ModelConstant[]
  readonly inputs: ModelValue[]
  readonly outputs: { readonly name: string; readonly tensor: Tensor }[]
  readonly tape: TapeEntry[]
  /** Constants and other values that are worth making once. */
  readonly shared: Map<string, Tensor>
}

export function newGraph(name: string, kernels: Kernels): Graph {
  return { name, kernels, nodes: [], constants: [], inputs: [], outputs: [], tape: [], shared: new Map() }
}

/** What a tensor is, apart from where it stands. */
export interface TensorKind {
  readonly type?: ElementType
  readonly shape: Shape
}

export function addInput(graph: Graph, name: string, { type = 'float32', shape }: TensorKind): Tensor {
  if (graph.inputs.some((input) => input.name === name)) throw new Error(`two inputs are called ${name}`)
  graph.inputs.push(modelValue(name, { type, shape }))
  return { graph, id: name, type, shape }
}

export function addOutput(name: string, tensor: Tensor): void {
  tensor.graph.outputs.push({ name, tensor })
}

export interface NodeKind {
  /** '' (ONNX's own) when left out. */
  readonly domain?: string
  readonly attributes?: Readonly<Record<string, Attribute>>
}

/** Adds a node with one float32 output of the given shape (or another kind of tensor). No gradient is recorded. */
export function addNode(
  operator: string,
  inputs: readonly [Tensor, ...(Tensor | undefined)[]],
  output: (TensorKind & NodeKind) | Shape,
): Tensor {
  const kind = 'shape' in output ? output : { shape: output }
  return addNodeWithOutputs(operator, inputs, { ...kind, outputs: [kind] })[0] as Tensor
}

/** Adds a node with several outputs. No gradient is recorded. */
export function addNodeWithOutputs(
  operator: string,
  inputs: readonly [Tensor, ...(Tensor | undefined)[]],
  kind: NodeKind & { readonly outputs: readonly TensorKind[] },
): Tensor[] {
  const { graph } = inputs[0]
  if (inputs.some((input) => input !== undefined && input.graph !== graph)) {
    throw new Error(`${operator} joins tensors of two graphs`)
  }
  const place = graph.nodes.length
  const outputs = kind.outputs.map(({ type = 'float32', shape }, i) => ({
    graph,
    id: `${operator}_${place}${i === 0 ? '' : `_${i}`}`,
    type,
    shape,
  }))
  graph.nodes.push({
    operator,
    domain: kind.domain ?? '',
    inputs: inputs.map((input) => input?.id ?? ''),
    outputs: outputs.map((output) => output.id),
    attributes: kind.attributes ?? {},
  })
  return outputs
}

/** Notes how the gradient of a step's one output becomes those of its inputs; returns the output. */
export function record(
  inputs: readonly Tensor[],
  output: Tensor,
  backward: (gradient: Tensor) => readonly (Tensor | undefined)[],
): Tensor {
  // a step that changed nothing handed its input back, and has no gradient of its own
  if (inputs.includes(output)) return output
  recordOutputs({
    inputs,
    outputs: [output],
    backward: ([gradient]) => (gradient === undefined ? [] : backward(gradient)),
  })
  return output
}

/** Notes how the gradients of a step's several outputs become those of its inputs. */
export function recordOutputs(entry: TapeEntry): void {
  entry.outputs[0]?.graph.tape.push(entry)
}

/** The value under a key, made the first time it is asked for. */
export function sharedTensor(graph: Graph, key: string, make: () => Tensor): Tensor {
  const known = graph.shared.get(key)
  if (known !== undefined) return known
  const made = make()
  graph.shared.set(key, made)
  return made
}

/** Short constants are shared, so that a graph carries each number once. */
const LONGEST_SHARED_CONSTANT = 16

export function floatConstant(graph: Graph, values: ArrayLike<number>, shape: readonly number[]): Tensor {
  const make = () => addConstant(graph, Float32Array.from(values), { type: 'float32', shape })
  if (values.length > LONGEST_SHARED_CONSTANT) return make()
  return sharedTensor(graph, `float32 ${shape.join('x')}: ${Array.from(values).join(' ')}`, make)
}

/** One float32 number without axes. */
export function scalar(graph: Graph, value: number): Tensor {
  return floatConstant(graph, [value], [])
}

/** Whole numbers, by default along one axis. */
export function integerConstant(graph: Graph, values: readonly number[], shape: readonly number[] = [values.length]) {
  const make = () => addConstant(graph, BigInt64Array.from(values, BigInt), { type: 'int64', shape })
  if (values.length > LONGEST_SHARED_CONSTANT) return make()
  return sharedTensor(graph, `int64 ${shape.join('x')}: ${values.join(' ')}`, make)
}

function addConstant(
  graph: Graph,
  values: Float32Array | BigInt64Array,
  { type, shape }: { type: ElementType; shape: readonly number[] },
): Tensor {
  const id = `constant_${graph.constants.length}`
  graph.constants.push({ name: id, type, shape, bytes: new Uint8Array(values.buffer) })
  return { graph, id, type, shape }
}

/** The model file, with only the inputs, constants and nodes that the outputs depend on. */
export function modelBytes(graph: Graph): Uint8Array {
  const nodes = neededNodes(nodesWithNamedOutputs(graph), new Set(graph.outputs.map((output) => output.name)))
  const read = new Set(nodes.flatMap((node) => node.inputs))
  return encodeModel({
    name: graph.name,
    nodes,
    constants: graph.constants.filter((constant) => read.has(constant.name)),
    inputs: graph.inputs.filter((input) => read.has(input.name)),
    outputs: graph.outputs.map(({ name, tensor: { type, shape } }) => modelValue(name, { type, shape })),
  })
}

/** The nodes, writing each output under its public name: renamed where a node makes it, else copied. */
function nodesWithNamedOutputs(graph: Graph): ModelNode[] {
  const made = new Set(graph.nodes.flatMap((node) => node.outputs))
  const publicNames = new Map<string, string>()
  const copies: ModelNode[] = []
  for (const { name, tensor } of graph.outputs) {
    if (made.has(tensor.id) && !publicNames.has(tensor.id)) publicNames.set(tensor.id, name)
    else copies.push({ operator: 'Identity', domain: '', inputs: [tensor.id], outputs: [name], attributes: {} })
  }
  const publicName = (id: string) => publicNames.get(id) ?? id
  return [...graph.nodes, ...copies].map((node) => ({
    ...node,
    inputs: node.inputs.map(publicName),
    outputs: node.outputs.map(publicName),
  }))
}

/** The nodes that lead to the needed names, in their order. Adds to `needed` what they read. */
function neededNodes(nodes: readonly ModelNode[], needed: Set<string>): ModelNode[] {
  const kept: ModelNode[] = []
  for (const node of nodes.toReversed()) {
    if (!node.outputs.some((output) => needed.has(output))) continue
    for (const input of node.inputs) needed.add(input)
    kept.push(node)
  }
  return kept.reverse()
}

function modelValue(name: string, { type, shape }: { type: ElementType; shape: Shape }): ModelValue {
  return { name, type, shape: shape.map((size) => (isKnown(size) ? size : dimensionText(size))) }
}
