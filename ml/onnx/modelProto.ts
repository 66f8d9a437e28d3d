/** The bytes of an ONNX model file: the few protobuf messages that a computation graph needs. */
import { unreachable } from '../base/brand.ts'
import {
  type ByteWriter,
  byteWriter,
  writeBytes,
  writeFloat,
  writeInteger,
  writeMessage,
  writeText,
  writtenBytes,
} from './protobuf.ts'

/** Element types, with their numbers in TensorProto.DataType. */
export const ELEMENT_TYPES = { float32: 1, uint8: 2, int64: 7, bool: 9 } as const
export type ElementType = keyof typeof ELEMENT_TYPES

export type Attribute =
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'ints'; readonly value: readonly number[] }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }

/** The numbers of these kinds in AttributeProto.AttributeType. */
const ATTRIBUTE_KINDS = { float: 1, int: 2, text: 3, ints: 7 } as const

/** One operator. An empty input name is an input left out. */
export interface ModelNode {
  readonly operator: string
  /** The operator set; '' is ONNX's own. */
  readonly domain: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: Readonly<Record<string, Attribute>>
}

/** A constant: its elements row-major and little-endian. */
export interface ModelConstant {
  readonly name: string
  readonly type: ElementType
  readonly shape: readonly number[]
  readonly bytes: Uint8Array
}

/** An input or output; a dimension that is text is free (the batch). */
export interface ModelValue {
  readonly name: string
  readonly type: ElementType
  readonly shape: readonly (number | string)[]
}

export interface ModelGraph {
  readonly name: string
  readonly nodes: readonly ModelNode[]
  readonly constants: readonly ModelConstant[]
  readonly inputs: readonly ModelValue[]
  readonly outputs: readonly ModelValue[]
}

/** Reductions take their axes as an input from set 18 on, and every bundled provider implements 18. */
const OPERATOR_SET = 18
/** The file format that belongs to operator set 18. */
const FORMAT_VERSION = 8
/** Operators of ONNX Runtime's own, where it has a faster kernel. */
export const RUNTIME_DOMAIN = 'com.microsoft'

/** A model file that ONNX Runtime opens. Names that are not printable ASCII throw a RangeError. */
export function encodeModel(graph: ModelGraph): Uint8Array {
  const writer = byteWriter()
  writeInteger(writer, 1, FORMAT_VERSION)
  writeText(writer, 2, 'presnap')
  writeMessage(writer, 7, (body) => writeGraph(body, graph))
  writeMessage(writer, 8, (set) => writeOperatorSet(set, '', OPERATOR_SET))
  writeMessage(writer, 8, (set) => writeOperatorSet(set, RUNTIME_DOMAIN, 1))
  return writtenBytes(writer)
}

function writeOperatorSet(writer: ByteWriter, domain: string, version: number): void {
  writeText(writer, 1, domain)
  writeInteger(writer, 2, version)
}

function writeGraph(writer: ByteWriter, graph: ModelGraph): void {
  for (const node of graph.nodes) writeMessage(writer, 1, (body) => writeNode(body, node))
  writeText(writer, 2, graph.name)
  for (const constant of graph.constants) writeMessage(writer, 5, (body) => writeConstant(body, constant))
  for (const input of graph.inputs) writeMessage(writer, 11, (body) => writeValue(body, input))
  for (const output of graph.outputs) writeMessage(writer, 12, (body) => writeValue(body, output))
}

function writeNode(writer: ByteWriter, node: ModelNode): void {
  for (const input of node.inputs) writeText(writer, 1, input)
  for (const output of node.outputs) writeText(writer, 2, output)
  // profiles and error messages show the node's name, and its first output tells where it stands
  writeText(writer, 3, node.outputs.find((output) => output !== '') ?? node.operator)
  writeText(writer, 4, node.operator)
  for (const [name, attribute] of Object.entries(node.attributes)) {
    writeMessage(writer, 5, (body) => writeAttribute(body, name, attribute))
  }
  writeText(writer, 7, node.domain)
}

function writeAttribute(writer: ByteWriter, name: string, attribute: Attribute): void {
  writeText(writer, 1, name)
  switch (attribute.kind) {
    case 'float':
      writeFloat(writer, 2, attribute.value)
      break
    case 'int':
      writeInteger(writer, 3, attribute.value)
      break
    case 'text':
      writeText(writer, 4, attribute.value)
      break
    case 'ints':
      for (const value of attribute.value) writeInteger(writer, 8, value)
      break
    default:
      unreachable(attribute)
  }
  writeInteger(writer, 20, ATTRIBUTE_KINDS[attribute.kind])
}

function writeConstant(writer: ByteWriter, constant: ModelConstant): void {
  for (const dimension of constant.shape) writeInteger(writer, 1, dimension)
  writeInteger(writer, 2, ELEMENT_TYPES[constant.type])
  writeText(writer, 8, constant.name)
  writeBytes(writer, 9, constant.bytes)
}

function writeValue(writer: ByteWriter, value: ModelValue): void {
  writeText(writer, 1, value.name)
  writeMessage(writer, 2, (type) =>
    writeMessage(type, 1, (tensor) => {
      writeInteger(tensor, 1, ELEMENT_TYPES[value.type])
      writeMessage(tensor, 2, (shape) => {
        for (const dimension of value.shape) writeMessage(shape, 1, (body) => writeDimension(body, dimension))
      })
    }),
  )
}

function writeDimension(writer: ByteWriter, dimension: number | string): void {
  if (typeof dimension === 'number') writeInteger(writer, 1, dimension)
  else writeText(writer, 2, dimension)
}
