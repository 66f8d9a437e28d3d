/** Zstandard frames with a checksum of what they hold, as the zstd program writes them. */
import { constants, zstdCompressSync } from 'node:zlib'

export function withChecksum(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, { params: { [constants.ZSTD_c_checksumFlag]: 1 } })
}
