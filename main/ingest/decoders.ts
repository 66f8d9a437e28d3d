/** How each packing is unpacked. Every decoder says which of its bytes have been verified. */
import { crc32 } from 'node:zlib'
import unbzip2 from 'unbzip2-stream'
import xz from 'xz-decompress'
import { gunzipped } from './gunzip.ts'
import type { Packing } from './inputFiles.ts'
import { CutOff, Damaged, type PackedBytes, UnknownPacking, type Unpacked, VERIFIED } from './packedBytes.ts'
import { unzstd } from './unzstd.ts'

export function unpacked(packed: PackedBytes, packing: Exclude<Packing, 'plain'>): AsyncGenerator<Unpacked> {
  switch (packing) {
    case 'gz':
      return gunzipped(packed)
    case 'zst':
      return unzstd(packed)
    case 'bz2':
      return bunzipped(packed)
    case 'xz':
      return unxz(packed)
  }
}

/** A block leaves the decoder when its checksum has been found right. */
async function* bunzipped(packed: PackedBytes): AsyncGenerator<Unpacked> {
  const stream = unbzip2()
  const blocks: Uint8Array[] = []
  let error: Error | null = null
  stream
    .on('data', (block: Uint8Array) => blocks.push(block))
    .on('error', (first: Error) => {
      error ??= first
    })
  for (let isAtEnd = false; !isAtEnd; ) {
    const piece = await packed.piece()
    isAtEnd = piece === null
    if (piece === null) stream.end()
    else stream.write(Buffer.from(piece))
    for (const block of blocks.splice(0)) {
      yield block
      yield VERIFIED
    }
    if (error !== null) throw bzip2Error(error)
  }
}

/** The library runs out of bytes with whatever error comes of that, and has its own for bytes that cannot be right. */
function bzip2Error(error: Error): Error {
  return error.name === 'Bzip2Error' ? new Damaged(error.message) : new CutOff()
}

/** The checks of the blocks are the library's to see to; it does not say where a block ends. */
async function* unxz(packed: PackedBytes): AsyncGenerator<Unpacked> {
  const input = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const piece = await packed.piece()
      if (piece === null) controller.close()
      // the library keeps what it is given
      else controller.enqueue(Uint8Array.from(piece))
    },
  })
  try {
    yield* new xz.XzReadableStream(input)
  } catch (error) {
    throw xzError(error, packed.tail)
  }
  yield VERIFIED
}

/** Numbers of XZ Embedded: checks (2) and options (6) that it does not know, and input that ends too early (8). */
function xzError(error: unknown, tail: Uint8Array): Error {
  const code = /error code (\d+)/.exec(String(error))?.[1]
  if (code === '2' || code === '6') return new UnknownPacking('its kind of xz cannot be read')
  return code === '8' && !isXzFooter(tail) ? new CutOff() : new Damaged('the xz stream is damaged')
}

const XZ_FOOTER_BYTES = 12

/** Whether these bytes end a stream: then nothing was cut off it. */
function isXzFooter(tail: Uint8Array): boolean {
  const footer = Buffer.from(tail.subarray(-XZ_FOOTER_BYTES))
  if (footer.length < XZ_FOOTER_BYTES || footer.toString('latin1', 10) !== 'YZ') return false
  return footer.readUInt32LE() === crc32(footer.subarray(4, 10))
}
