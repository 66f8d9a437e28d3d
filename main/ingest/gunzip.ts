/** Gzip unpacked member by member (RFC 1952), so that each member's checksum vouches for its own bytes. */
import { crc32, createInflateRaw } from 'node:zlib'
import { CutOff, Damaged, type PackedBytes, type Unpacked, VERIFIED } from './packedBytes.ts'
import { ZlibStream } from './zlibStream.ts'

const MAGIC = [0x1f, 0x8b]
const DEFLATE = 8
const [HAS_HEADER_CRC, HAS_EXTRA, HAS_NAME, HAS_COMMENT, RESERVED] = [0x02, 0x04, 0x08, 0x10, 0xe0]
const OUTPUT_BYTES = 1 << 18

export async function* gunzipped(packed: PackedBytes): AsyncGenerator<Unpacked> {
  do {
    await skipHeader(packed)
    yield* inflatedMember(packed)
    yield VERIFIED
  } while (await isFollowedByMember(packed))
}

async function skipHeader(packed: PackedBytes): Promise<void> {
  const header = await packed.take(10)
  const flags = header.readUInt8(3)
  if (!startsMember(header) || header.readUInt8(2) !== DEFLATE || (flags & RESERVED) !== 0) {
    throw new Damaged('the header is no gzip header')
  }
  if ((flags & HAS_EXTRA) !== 0) await packed.take((await packed.take(2)).readUInt16LE())
  if ((flags & HAS_NAME) !== 0) await skipText(packed)
  if ((flags & HAS_COMMENT) !== 0) await skipText(packed)
  if ((flags & HAS_HEADER_CRC) !== 0) await packed.take(2)
}

async function skipText(packed: PackedBytes): Promise<void> {
  while ((await packed.take(1)).readUInt8() !== 0);
}

async function* inflatedMember(packed: PackedBytes): AsyncGenerator<Uint8Array> {
  const inflate = new ZlibStream(createInflateRaw({ chunkSize: OUTPUT_BYTES }))
  const unpacked = { checksum: 0, size: 0 }
  try {
    while (!inflate.isDone) {
      const piece = await packed.piece()
      if (piece === null) throw endsLikeAWholeFile(packed.tail, unpacked.size) ? new Damaged(WRONG) : new CutOff()
      for await (const bytes of inflate.feed(piece)) {
        unpacked.checksum = crc32(bytes, unpacked.checksum)
        unpacked.size += bytes.length
        yield bytes
      }
      if (inflate.isDone) packed.putBack(piece.subarray(piece.length - inflate.unusedBytes))
    }
  } finally {
    inflate.dispose()
  }
  const checksum = (await packed.take(4)).readUInt32LE()
  if (checksum !== unpacked.checksum) throw new Damaged(WRONG)
  const size = (await packed.take(4)).readUInt32LE()
  if (size !== unpacked.size % SIZE_RANGE) throw new Damaged(WRONG)
}

const WRONG = 'the checksum is wrong'

/** Sizes are stored without what is above 32 bits. */
const SIZE_RANGE = 2 ** 32
/** Damage changes how much is unpacked, but not by much: code words fall into step again after some symbols. */
const SIZE_SLACK_BYTES = 1 << 16
const SIZE_SLACK_SHARE = 1 / 16

/** Whether input that ended within a member is whole all the same: damage can hide the end of the packed bytes, so that
 *  the size stored behind them was taken for more of them. The last bytes of a cut file look like that by chance once in
 *  30,000 times for small files, once in 70 for a gigabyte. */
function endsLikeAWholeFile(tail: Uint8Array, unpackedSize: number): boolean {
  if (tail.length < 4) return false
  const stored = Buffer.from(tail).readUInt32LE(tail.length - 4)
  const apart = Math.abs(stored - (unpackedSize % SIZE_RANGE))
  return apart <= Math.max(SIZE_SLACK_BYTES, unpackedSize * SIZE_SLACK_SHARE)
}

/** Whether another member follows. Zeros fill the rest of a tape, and are no damage. */
async function isFollowedByMember(packed: PackedBytes): Promise<boolean> {
  for (;;) {
    const piece = await packed.piece()
    if (piece === null) return false
    const start = piece.findIndex((byte) => byte !== 0)
    if (start < 0) continue
    packed.putBack(piece.subarray(start))
    if (piece[start] === MAGIC[0]) return true
    throw new Damaged('something else follows the packed bytes')
  }
}

function startsMember(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte)
}
