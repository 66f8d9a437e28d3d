/** Zips made byte by byte, so that tests know what lies where. */
import { crc32, deflateRawSync } from 'node:zlib'

/** A zip of some files. Each has a local header of 30 bytes and its name before its data, and one of 46 bytes before
 *  its name in the directory; the end record has 22. */
export function zipOf(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  how: 'stored' | 'deflated',
): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of files) {
    const data = how === 'stored' ? Buffer.from(bytes) : deflateRawSync(bytes)
    const shared = sharedFields({
      method: how === 'stored' ? 0 : 8,
      checksum: crc32(bytes),
      packed: data.length,
      size: bytes.length,
      name,
    })
    parts.push(Buffer.concat([Buffer.from('PK\x03\x04'), shared, u16(0), Buffer.from(name), data]))
    directory.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02'),
        u16(20),
        shared,
        u16(0),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(offset),
        Buffer.from(name),
      ]),
    )
    offset += parts.at(-1)?.length ?? 0
  }
  const entries = Buffer.concat(directory)
  const end = [u16(0), u16(0), u16(files.length), u16(files.length), u32(entries.length), u32(offset), u16(0)]
  return Buffer.concat([...parts, entries, Buffer.from('PK\x05\x06'), ...end])
}

interface EntryFields {
  readonly method: number
  readonly checksum: number
  readonly packed: number
  readonly size: number
  readonly name: string
}

/** From the version that is needed to the length of the name: the same in both headers. */
function sharedFields({ method, checksum, packed, size, name }: EntryFields): Buffer {
  const [flags, time, date] = [0, 0, 33]
  return Buffer.concat([
    ...[20, flags, method, time, date].map(u16),
    ...[checksum, packed, size].map(u32),
    u16(Buffer.byteLength(name)),
  ])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
