/** Files as DuckDB can read them: packed ones are unpacked as a stream into a scratch folder, one at a time. */
import { createReadStream } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import { unpacked } from './decoders.ts'
import type { InputFile } from './inputFiles.ts'
import { CutOff, PackedBytes, UnknownPacking, type Unpacked, VERIFIED } from './packedBytes.ts'
import { nameAgain, type ScratchFiles } from './scratchFiles.ts'
import { keepWholeRecords } from './wholeRecords.ts'

export interface PlainFile {
  readonly path: string
  readonly size: number
  /** The rest of the file is lost: `path` holds the whole rows before. Null for a file that is whole. */
  readonly loss: Loss | null
  /** Had to be unpacked. */
  readonly isUnpacked: boolean
}

export interface Loss {
  /** Cut off, or damaged: what follows damage cannot be trusted. */
  readonly kind: 'cut-off' | 'damaged-file'
  /** The line (from 1) from which on rows are lost. */
  readonly line: number
}

/** The file unpacked, under a name in the scratch folder: a link to it when it is plain, else a copy. It is there until
 *  the next one is opened. Of a file that is cut off this is what came before the cut; of one that is damaged, what a
 *  checksum before the damage vouches for. Errors: `unreadable`, `damaged-file`, `packing-unknown`. */
export async function plainFile(file: InputFile, files: ScratchFiles, signal: AbortSignal): Promise<Result<PlainFile>> {
  const path = await files.next(file.format)
  if (file.packing === 'plain' && file.entry === null) {
    await nameAgain(file.path, path)
    return ok({ path, size: file.size, loss: null, isUnpacked: false })
  }
  const end = await unpackTo(path, file, signal)
  if (end.error === null) return ok({ path, size: await sizeOf(path), loss: null, isUnpacked: true })
  // a Parquet file tells at its end what lies where
  if (end.size === 0 || file.format === 'parquet') return failed(unpackingFault(file, end.error))
  const { size, nextLine } = await keepWholeRecords(path)
  if (size === 0) return failed(unpackingFault(file, end.error))
  const kind = end.error instanceof CutOff ? 'cut-off' : 'damaged-file'
  return ok({ path, size, loss: { kind, line: nextLine }, isUnpacked: true })
}

/** The first bytes of the file, unpacked; fewer than `count` where the file ends or breaks off before. They may be
 *  damaged: what vouches for them comes later in the file. Errors: those of `plainFile`. */
export async function firstUnpackedBytes(file: InputFile, count: number): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of unpackedBytes(file)) {
      if (chunk === VERIFIED) continue
      chunks.push(chunk)
      size += chunk.length
      if (size >= count) break
    }
  } catch (error) {
    if (size === 0) return failed(unpackingFault(file, error as Error))
  }
  return ok(Buffer.concat(chunks).subarray(0, count))
}

/** Unpacks into `path` as far as it goes: all of it, or what came before an error and is right. */
async function unpackTo(
  path: string,
  file: InputFile,
  signal: AbortSignal,
): Promise<{ readonly error: Error | null; readonly size: number }> {
  const copy = await open(path, 'w')
  const size = { written: 0, verified: 0 }
  try {
    for await (const chunk of unpackedBytes(file)) {
      signal.throwIfAborted()
      if (chunk === VERIFIED) size.verified = size.written
      else size.written += await written(copy, chunk, path)
    }
    return { error: null, size: size.written }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof NotWritten) throw error.cause
    const kept = error instanceof CutOff ? size.written : size.verified
    await copy.truncate(kept)
    return { error: error as Error, size: kept }
  } finally {
    await copy.close()
  }
}

/** The copy cannot be written: that is no fault of the file. */
class NotWritten extends Error {}

async function written(copy: FileHandle, bytes: Uint8Array, path: string): Promise<number> {
  try {
    await copy.writeFile(bytes)
    return bytes.length
  } catch (cause) {
    // Node does not say which file was being written
    throw new NotWritten('', { cause: cause instanceof Error ? Object.assign(cause, { path }) : cause })
  }
}

async function* unpackedBytes(file: InputFile): AsyncGenerator<Unpacked> {
  const bytes = file.entry === null ? fileBytes(file.path) : zipEntryBytes(file.path, file.entry)
  if (file.packing === 'plain') return yield* bytes
  const packed = new PackedBytes(bytes)
  try {
    yield* unpacked(packed, file.packing)
  } finally {
    await packed.close()
  }
}

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: 1 << 20 })
}

async function* zipEntryBytes(path: string, entry: string): AsyncGenerator<Unpacked> {
  // yauzl is loaded only where there is a zip
  const zip = await import('./zip.ts')
  yield* zip.zipEntryBytes(path, entry)
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size
}

function unpackingFault(file: InputFile, error: Error): Fault {
  const where = file.name
  const next = 'Download or pack it again and import it again.'
  if (error instanceof UnknownPacking) {
    const what = `The file is packed in a way that Presnap cannot unpack (${error.message}).`
    return { kind: 'packing-unknown', where, what, next: 'Unpack it and import it again.' }
  }
  if (error instanceof CutOff) {
    return { kind: 'unreadable', where, what: 'The file is cut off before its first whole row.', next }
  }
  if ('syscall' in error) {
    const what = `The file cannot be read (${error.message}).`
    return { kind: 'unreadable', where, what, next: 'Check the disk it lies on and import it again.' }
  }
  const what = 'The file is damaged: what it unpacks to is not what was packed, and none of it can be trusted.'
  return { kind: 'damaged-file', where, what, next: 'Download it again and import it again.' }
}
