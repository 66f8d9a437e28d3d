/** Zstandard unpacked frame by frame (RFC 8878): Node's own decoder stops after the first, and says nothing. */
import zlib from 'node:zlib'
import { Damaged, type PackedBytes, UnknownPacking, type Unpacked, VERIFIED } from './packedBytes.ts'
import { ZlibStream } from './zlibStream.ts'

const FRAME_MAGIC = 0xfd2fb528
const SKIPPABLE_MAGIC = 0x184d2a50
const SKIPPABLE_MASK = 0xfffffff0
/** Bytes of the header's fields by their flags. */
const DICTIONARY_ID_BYTES = [0, 1, 2, 4]
const CONTENT_SIZE_BYTES = [0, 2, 4, 8]
const CHECKSUM_BYTES = 4
const REPEATED_BYTE_BLOCK = 1
const RESERVED_BLOCK = 3
const LARGEST_BLOCK_BYTES = 1 << 17
const OUTPUT_BYTES = 1 << 18

export async function* unzstd(packed: PackedBytes): AsyncGenerator<Unpacked> {
  do {
    const magic = await packed.take(4)
    const number = magic.readUInt32LE()
    if ((number & SKIPPABLE_MASK) >>> 0 === SKIPPABLE_MAGIC) await skip(packed, (await packed.take(4)).readUInt32LE())
    else if (number === FRAME_MAGIC) yield* unpackedFrame(magic, packed)
    else throw new Damaged('something else follows the packed bytes')
    yield VERIFIED
  } while (!(await packed.isAtEnd()))
}

async function* unpackedFrame(magic: Uint8Array, packed: PackedBytes): AsyncGenerator<Uint8Array> {
  if (zlib.createZstdDecompress === undefined) {
    throw new UnknownPacking('this Node cannot read zstd; 22.15 and newer can')
  }
  const stream = new ZlibStream(zlib.createZstdDecompress({ chunkSize: OUTPUT_BYTES }))
  try {
    yield* stream.feed(magic)
    for await (const bytes of restOfFrame(packed)) yield* stream.feed(bytes)
    yield* stream.finish()
  } finally {
    stream.dispose()
  }
}

/** The frame's bytes behind its magic number, to its last. */
async function* restOfFrame(packed: PackedBytes): AsyncGenerator<Uint8Array> {
  const descriptor = (await packed.take(1)).readUInt8()
  const isSingleSegment = (descriptor & 0x20) !== 0
  const hasChecksum = (descriptor & 0x04) !== 0
  const contentSize = CONTENT_SIZE_BYTES[descriptor >> 6] as number
  const fields =
    (isSingleSegment ? Math.max(1, contentSize) : 1 + contentSize) + (DICTIONARY_ID_BYTES[descriptor & 3] as number)
  yield Buffer.concat([Buffer.of(descriptor), await packed.take(fields)])
  for (let isLast = false; !isLast; ) {
    const header = await packed.take(3)
    const [number, type] = [header.readUIntLE(0, 3), (header.readUInt8(0) >> 1) & 3]
    if (type === RESERVED_BLOCK || number >> 3 > LARGEST_BLOCK_BYTES) throw new Damaged('a block is none')
    isLast = (number & 1) === 1
    yield header
    yield await packed.take(type === REPEATED_BYTE_BLOCK ? 1 : number >> 3)
  }
  if (hasChecksum) yield await packed.take(CHECKSUM_BYTES)
}

async function skip(packed: PackedBytes, count: number): Promise<void> {
  let left = count
  while (left > 0) left -= (await packed.take(Math.min(left, OUTPUT_BYTES))).length
}
