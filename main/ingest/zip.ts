/** Zips as Kaggle gives them: what is inside, and one entry as a stream. */
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import { type Entry, type LocalFileHeader, type Options, open, type ZipFile } from 'yauzl'
import { Damaged, UnknownPacking, type Unpacked, VERIFIED } from './packedBytes.ts'

export interface ZipEntry {
  /** The path inside the zip. */
  readonly name: string
  /** Bytes once unpacked. */
  readonly size: number
  /** The first bytes of the entry; null where they cannot be read. */
  readonly head: Uint8Array | null
  /** Why they cannot be read. */
  readonly obstacle: ZipObstacle | null
}

export type ZipObstacle = 'encrypted' | 'packing-unknown' | 'damaged'

/** The files in a zip, without its folders. Throws what yauzl says of a damaged zip. */
export async function listZip(path: string): Promise<ZipEntry[]> {
  const zip = await openZip(path)
  try {
    const listed: ZipEntry[] = []
    for await (const entry of entriesOf(zip)) {
      if (!entry.fileName.endsWith('/')) listed.push(...(await listedEntries(zip, entry)))
    }
    if (await hasMoreEntries(zip)) throw new Damaged('the zip has more entries than it says')
    return listed
  } finally {
    zip.close()
  }
}

/** The bytes of one entry, verified at its end. Throws `UnknownPacking`, `Damaged`, or what yauzl says of damage. */
export async function* zipEntryBytes(path: string, name: string): AsyncGenerator<Unpacked> {
  const zip = await openZip(path)
  try {
    const entry = await entryNamed(zip, name)
    let checksum = 0
    for await (const chunk of await streamOf(zip, entry)) {
      checksum = crc32(chunk as Uint8Array, checksum)
      yield chunk as Uint8Array
    }
    if (checksum !== entry.crc32) throw new Damaged('the checksum is wrong')
    yield VERIFIED
  } finally {
    zip.close()
  }
}

const openZip = (path: string): Promise<ZipFile> =>
  promisify<string, Options, ZipFile>(open)(path, { lazyEntries: true, autoClose: false })

const [STORED, DEFLATED] = [0, 8]

async function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  const obstacle = obstacleOf(entry)
  if (obstacle !== null) throw new UnknownPacking(OBSTACLES[obstacle])
  return promisify<Entry, Readable>(zip.openReadStream.bind(zip))(entry)
}

function obstacleOf(entry: Entry): keyof typeof OBSTACLES | null {
  if (entry.isEncrypted()) return 'encrypted'
  const { compressionMethod: method } = entry
  return method === STORED || method === DEFLATED ? null : 'packing-unknown'
}

const OBSTACLES = {
  encrypted: 'it takes a password',
  'packing-unknown': 'its kind of zip cannot be read',
} as const

async function entryNamed(zip: ZipFile, name: string): Promise<Entry> {
  for await (const entry of entriesOf(zip)) if (entry.fileName === name) return entry
  throw new Damaged(`the zip has no entry ${name}`)
}

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

/** An entry by its name; by both of its names where the one in the directory is not the one beside its data. */
async function listedEntries(zip: ZipFile, entry: Entry): Promise<ZipEntry[]> {
  const { fileName: name, uncompressedSize: size } = entry
  const own = await ownName(zip, entry)
  if (own !== null && own !== name) {
    return [name, own].map((name) => ({ name, size, head: null, obstacle: 'damaged' }))
  }
  const head = own === null ? null : await firstChunk(zip, entry)
  return [{ name, size, head, obstacle: head === null ? (obstacleOf(entry) ?? 'damaged') : null }]
}

/** The name that stands beside the entry's data, null where that cannot be found. */
async function ownName(zip: ZipFile, entry: Entry): Promise<string | null> {
  try {
    const readHeader = promisify<Entry, LocalFileHeader>(zip.readLocalFileHeader.bind(zip))
    const { fileName } = await readHeader(entry)
    return Buffer.compare(fileName, entry.fileNameRaw) === 0 ? entry.fileName : fileName.toString()
  } catch {
    return null
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

const ENTRY_SIGNATURE = 0x02014b50

/** Whether an entry stands in the directory behind the last that the zip says it has. */
async function hasMoreEntries(zip: ZipFile): Promise<boolean> {
  const { reader, readEntryCursor } = zip as unknown as DirectoryReading
  const signature = Buffer.alloc(4)
  const read = await new Promise<number>((resolve) => {
    reader.read(signature, 0, 4, readEntryCursor, (error, count) => resolve(error === null ? count : 0))
  })
  return read === 4 && signature.readUInt32LE() === ENTRY_SIGNATURE
}

/** What yauzl reads a directory with; its types leave these out or have them wrong. */
interface DirectoryReading {
  readonly readEntryCursor: number
  readonly reader: {
    read(
      buffer: Buffer,
      offset: number,
      length: number,
      position: number,
      onRead: (error: Error | null, count: number) => void,
    ): void
  }
}
