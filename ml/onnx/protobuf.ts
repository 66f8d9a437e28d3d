/** Protobuf's wire format, as far as writing a model file needs it. */

/** Bytes written so far; grows as fields are added. */
export interface ByteWriter {
  buffer: Uint8Array
  length: number
}

export function byteWriter(): ByteWriter {
  return { buffer: new Uint8Array(256), length: 0 }
}

export function writtenBytes(writer: ByteWriter): Uint8Array {
  return writer.buffer.slice(0, writer.length)
}

/** A whole number as a varint; negative ones take ten bytes, as int64 does. */
export function writeInteger(writer: ByteWriter, field: number, value: number): void {
  writeTag(writer, field, 0)
  writeVarint(writer, BigInt.asUintN(64, BigInt(value)))
}

export function writeFloat(writer: ByteWriter, field: number, value: number): void {
  writeTag(writer, field, 5)
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  append(writer, bytes)
}

export function writeBytes(writer: ByteWriter, field: number, value: Uint8Array): void {
  writeTag(writer, field, 2)
  writeVarint(writer, BigInt(value.length))
  append(writer, value)
}

/** Printable ASCII, which names in a model are; other characters throw a RangeError. */
export function writeText(writer: ByteWriter, field: number, value: string): void {
  const bytes = new Uint8Array(value.length)
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code < 32 || code > 126) throw new RangeError(`"${value}" has characters that a model name cannot have`)
    bytes[i] = code
  }
  writeBytes(writer, field, bytes)
}

/** A message inside this one: `write` fills it. */
export function writeMessage(writer: ByteWriter, field: number, write: (body: ByteWriter) => void): void {
  const body = byteWriter()
  write(body)
  writeBytes(writer, field, body.buffer.subarray(0, body.length))
}

function writeTag(writer: ByteWriter, field: number, wireType: number): void {
  writeVarint(writer, BigInt(field * 8 + wireType))
}

function writeVarint(writer: ByteWriter, value: bigint): void {
  const bytes: number[] = []
  let rest = value
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  append(writer, Uint8Array.from(bytes))
}

function append(writer: ByteWriter, bytes: Uint8Array): void {
  const needed = writer.length + bytes.length
  if (needed > writer.buffer.length) {
    const larger = new Uint8Array(Math.max(2 * writer.buffer.length, needed))
    larger.set(writer.buffer.subarray(0, writer.length))
    writer.buffer = larger
  }
  writer.buffer.set(bytes, writer.length)
  writer.length = needed
}
