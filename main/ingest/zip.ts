/** Zips as Kaggle gives them: what is inside, and one entry as a stream. */
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { type Entry, type Options, open, type ZipFile } from 'yauzl'

export interface ZipEntry {
  /** The path inside the zip. */
  readonly name: string
  /** Bytes once unpacked. */
  readonly size: number
  /** The first bytes of the entry; null where they cannot be read: damaged, encrypted, or packed in some other way. */
  readonly head: Uint8Array | null
}

/** The files in a zip, without its folders. Throws what yauzl says of a damaged zip. */
export async function listZip(path: string): Promise<ZipEntry[]> {
  const zip = await openZip(path)
  try {
    const listed: ZipEntry[] = []
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith('/')) continue
      listed.push({ name: entry.fileName, size: entry.uncompressedSize, head: await firstChunk(zip, entry) })
    }
    return listed
  } finally {
    zip.close()
  }
}

/** The bytes of one entry. The stream holds the zip open until it ends or is destroyed. */
export async function openZipEntry(path: string, name: string): Promise<Readable> {
  const zip = await openZip(path)
  for await (const entry of entriesOf(zip)) {
    if (entry.fileName !== name) continue
    const stream = await streamOf(zip, entry)
    return stream.on('close', () => zip.close())
  }
  zip.close()
  throw new Error(`${path} has no entry ${name}`)
}

const openZip = (path: string): Promise<ZipFile> =>
  promisify<string, Options, ZipFile>(open)(path, { lazyEntries: true, autoClose: false })

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  promisify<Entry, Readable>(zip.openReadStream.bind(zip))(entry)

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const next = new Promise<Entry | null>((resolve, reject) => {
      zip
        .once('entry', resolve)
        .once('end', () => resolve(null))
        .once('error', reject)
    })
    zip.readEntry()
    const entry = await next
    zip.removeAllListeners()
    if (entry === null) return
    yield entry
  }
}

async function firstChunk(zip: ZipFile, entry: Entry): Promise<Uint8Array | null> {
  try {
    const stream = await streamOf(zip, entry)
    for await (const chunk of stream) return chunk as Uint8Array
    return new Uint8Array()
  } catch {
    return null
  }
}
