/** Bulk values as bytes, and back: MessagePack, with the columns of tracks and reads as they lie in memory. */
import { decode, Encoder, ExtensionCodec } from '@msgpack/msgpack'

/** Application-defined MessagePack types. */
const FLOATS = 1
const SHORTS = 2

const codec = new ExtensionCodec()
codec.register({
  type: FLOATS,
  encode: (value) => (value instanceof Float32Array ? bytesOf(value) : null),
  decode: (bytes) => new Float32Array(alignedCopy(bytes)),
})
codec.register({
  type: SHORTS,
  encode: (value) => (value instanceof Int16Array ? bytesOf(value) : null),
  decode: (bytes) => new Int16Array(alignedCopy(bytes)),
})

/** Plain values, Float32Array and Int16Array as bytes; fields that are undefined are left out. */
export function packed(value: unknown): Uint8Array<ArrayBuffer> {
  return new Encoder({ extensionCodec: codec, ignoreUndefined: true }).encode(value)
}

/** What `packed` packed. The caller knows the type: packets are named in the contract. */
export function unpacked<Value>(bytes: ArrayBuffer | Uint8Array): Value {
  return decode(bytes, { extensionCodec: codec }) as Value
}

function bytesOf(values: Float32Array | Int16Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}

/** Columns start anywhere in a packet, and typed arrays only at multiples of their width. */
function alignedCopy(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer
}
