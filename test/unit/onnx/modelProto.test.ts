import { expect, test } from 'vitest'
import { encodeModel, type ModelGraph } from '../../../ml/onnx/modelProto.ts'
import {
  byteWriter,
  writeFloat,
  writeInteger,
  writeMessage,
  writeText,
  writtenBytes,
} from '../../../ml/onnx/protobuf.ts'
import { runModel } from './runModel.ts'

test('whole numbers are varints, and negative ones take ten bytes', () => {
  const writer = byteWriter()
  writeInteger(writer, 1, 150)
  writeInteger(writer, 2, -1)
  // 150 is the example of protobuf's own documentation: 08 96 01
  expect([...writtenBytes(writer)]).toEqual([0x08, 0x96, 0x01, 0x10, ...new Array(9).fill(0xff), 0x01])
})

test('texts, messages and floats carry their lengths and places', () => {
  const writer = byteWriter()
  writeText(writer, 2, 'testing')
  writeMessage(writer, 3, (body) => writeInteger(body, 1, 150))
  writeFloat(writer, 20, 1)
  const testing = [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]
  expect([...writtenBytes(writer)]).toEqual([...testing, 0x1a, 0x03, 0x08, 0x96, 0x01, 0xa5, 0x01, 0, 0, 0x80, 0x3f])
})

test('a name that is not printable ASCII is refused', () => {
  expect(() => writeText(byteWriter(), 1, 'coverage 3–deep')).toThrow('characters that a model name cannot have')
})

test('the runtime opens a model with every kind of attribute and constant', async () => {
  const whole = (values: number[]) => new Uint8Array(BigInt64Array.from(values, BigInt).buffer)
  const node = { domain: '', attributes: {} }
  const graph: ModelGraph = {
    name: 'everything',
    nodes: [
      {
        ...node,
        operator: 'LeakyRelu',
        inputs: ['x'],
        outputs: ['a'],
        attributes: { alpha: { kind: 'float', value: 0.5 } },
      },
      {
        ...node,
        operator: 'Transpose',
        inputs: ['a'],
        outputs: ['b'],
        attributes: { perm: { kind: 'ints', value: [1, 0] } },
      },
      {
        ...node,
        operator: 'Concat',
        inputs: ['b', 'c'],
        outputs: ['d'],
        attributes: { axis: { kind: 'int', value: -1 } },
      },
      {
        ...node,
        operator: 'Gelu',
        domain: 'com.microsoft',
        inputs: ['d'],
        outputs: ['ignored'],
      },
      {
        ...node,
        operator: 'Pad',
        inputs: ['d', 'pads'],
        outputs: ['y'],
        attributes: { mode: { kind: 'text', value: 'edge' } },
      },
    ],
    constants: [
      { name: 'c', type: 'float32', shape: [2, 1], bytes: new Uint8Array(Float32Array.of(7, 8).buffer) },
      { name: 'pads', type: 'int64', shape: [4], bytes: whole([0, 0, 0, 1]) },
    ],
    inputs: [{ name: 'x', type: 'float32', shape: ['rows', 2] }],
    outputs: [{ name: 'y', type: 'float32', shape: [2, 'columns'] }],
  }
  const outputs = await runModel(encodeModel(graph), { x: { values: [1, -2], shape: [1, 2] } })
  expect(outputs.get('y')).toEqual({ values: Float32Array.of(1, 7, 7, -1, 8, 8), shape: [2, 3] })
})
