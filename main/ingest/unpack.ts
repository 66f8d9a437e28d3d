/** Files as DuckDB can read them: packed ones are unpacked as a stream into a scratch folder, one at a time. */
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { PassThrough, Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib, { constants, createGunzip } from 'node:zlib'
import unbzip2 from 'unbzip2-stream'
import xz from 'xz-decompress'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { InputFile } from './inputFiles.ts'
import { nameAgain, type ScratchFiles } from './scratchFiles.ts'

export interface PlainFile {
  readonly path: string
  readonly size: number
  /** The packed bytes ended early: `path` holds what came before. */
  readonly isCut: boolean
  /** Had to be unpacked. */
  readonly isUnpacked: boolean
}

/** The file unpacked, under a name in the scratch folder: a link to it when it is plain, else a copy. It is there until
 *  the next one is opened. A file that is cut off gives what came before the cut. Error: `unreadable`. */
export async function plainFile(file: InputFile, files: ScratchFiles, signal: AbortSignal): Promise<Result<PlainFile>> {
  const path = await files.next(file.format)
  if (file.packing === 'plain' && file.entry === null) {
    await nameAgain(file.path, path)
    return ok({ path, size: file.size, isCut: false, isUnpacked: false })
  }
  const whole = await unpackTo(file, path, { signal, acceptCut: false })
  if (whole === null) return ok({ path, size: await sizeOf(path), isCut: false, isUnpacked: true })
  if (signal.aborted) throw signal.reason
  if (isDiskFull(whole)) throw whole
  const cut = await unpackTo(file, path, { signal, acceptCut: true })
  const size = await sizeOf(path)
  if (size === 0 || cut instanceof UnknownPacking) return failed(unreadable(file, whole))
  return ok({ path, size, isCut: true, isUnpacked: true })
}

/** The first bytes of the file, unpacked; fewer than `count` where the file ends or breaks off before. */
export async function firstUnpackedBytes(file: InputFile, count: number): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of unpacked(await packedBytes(file), file.packing, true)) {
      chunks.push(chunk as Uint8Array)
      size += (chunk as Uint8Array).length
      if (size >= count) break
    }
  } catch (error) {
    if (size === 0) return failed(unreadable(file, error as Error))
  }
  return ok(Buffer.concat(chunks).subarray(0, count))
}

class UnknownPacking extends Error {}

interface UnpackOptions {
  readonly signal: AbortSignal
  /** Take what comes before a cut instead of failing at it. */
  readonly acceptCut: boolean
}

/** Null when all went well, else what went wrong; what was unpacked before that is in the file. */
async function unpackTo(file: InputFile, path: string, { signal, acceptCut }: UnpackOptions): Promise<Error | null> {
  try {
    const stream = unpacked(await packedBytes(file), file.packing, acceptCut)
    await pipeline(stream, createWriteStream(path), { signal })
    return null
  } catch (error) {
    return error as Error
  }
}

async function packedBytes(file: InputFile): Promise<Readable> {
  if (file.entry === null) return createReadStream(file.path, { highWaterMark: 1 << 20 })
  // yauzl is loaded only where there is a zip
  const { openZipEntry } = await import('./zip.ts')
  return openZipEntry(file.path, file.entry)
}

function unpacked(packed: Readable, packing: InputFile['packing'], acceptCut: boolean): Readable {
  switch (packing) {
    case 'plain':
      return packed
    case 'gz':
      return through(packed, createGunzip(acceptCut ? { finishFlush: constants.Z_SYNC_FLUSH } : {}), acceptCut)
    case 'zst':
      if (zlib.createZstdDecompress === undefined)
        throw new UnknownPacking('this Node cannot read zstd; 22.15 and newer can')
      return through(
        packed,
        zlib.createZstdDecompress(acceptCut ? { finishFlush: constants.ZSTD_e_flush } : {}),
        acceptCut,
      )
    case 'bz2':
      return through(packed, unbzip2() as unknown as Transform, acceptCut)
    case 'xz':
      return Readable.fromWeb(new xz.XzReadableStream(Readable.toWeb(packed) as ReadableStream<Uint8Array>) as never)
  }
}

/** The unpacked bytes; an error destroys the stream, or with `acceptCut` ends it after what came before. */
function through(packed: Readable, transform: Transform, acceptCut: boolean): Readable {
  const out = new PassThrough({ highWaterMark: 1 << 20 })
  const stop = (error: Error) => (acceptCut ? out.end() : out.destroy(error))
  packed.on('error', stop).pipe(transform).on('error', stop).pipe(out)
  out.on('close', () => packed.destroy())
  return out
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0
}

function isDiskFull(error: Error): boolean {
  return 'code' in error && error.code === 'ENOSPC'
}

function unreadable(file: InputFile, error: Error): Fault {
  return {
    kind: 'unreadable',
    where: file.name,
    what: `The file cannot be unpacked (${error.message}).`,
    next: 'Download or pack it again and import it again.',
  }
}
