/** One small JSON file that the program keeps for the user: read once, checked, and replaced as a whole. */
import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import type { Result } from '../../ml/base/result.ts'
import { resultOfDisk } from '../resultOfDisk.ts'
import { writeWhole } from '../writeWhole.ts'

export interface KeptFileOptions<Value> {
  readonly path: string
  readonly schema: z.ZodType<Value>
  /** What holds until something is kept, and where the file cannot be understood. */
  readonly initial: Value
  /** Hears that a file could not be used, and what became of it. */
  readonly warn: (what: string) => void
}

export class KeptFile<Value> {
  /** Reads the file. One that is broken is put aside under the name with ".broken", and `initial` holds. */
  static async open<Value>(options: KeptFileOptions<Value>): Promise<KeptFile<Value>> {
    return new KeptFile(options.path, await readValue(options))
  }

  readonly #path: string
  #value: Value
  #last: Promise<unknown> = Promise.resolve()
  #waiting: Promise<Result<null>> | null = null

  private constructor(path: string, value: Value) {
    this.#path = path
    this.#value = value
  }

  get value(): Value {
    return this.#value
  }

  /** Holds at once, and is on the disk when the promise settles. What is put while another is being written waits, and
   *  of several that wait only the last is written. Errors: what the file system refuses. */
  put(value: Value): Promise<Result<null>> {
    this.#value = value
    if (this.#waiting !== null) return this.#waiting
    const write = this.#last.then(() => {
      this.#waiting = null
      return this.#write()
    })
    this.#waiting = write
    this.#last = write.catch(() => {})
    return write
  }

  /** When all that was put is on the disk, or has failed. */
  async settled(): Promise<void> {
    await this.#last
  }

  #write(): Promise<Result<null>> {
    return resultOfDisk(async () => {
      await mkdir(dirname(this.#path), { recursive: true })
      return await writeWhole(this.#path, `${JSON.stringify(this.#value, null, 2)}\n`)
    })
  }
}

async function readValue<Value>({ path, schema, initial, warn }: KeptFileOptions<Value>): Promise<Value> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code !== 'ENOENT') warn(`${path} cannot be read (${code}); defaults hold`)
    return initial
  }
  const parsed = schema.safeParse(jsonFrom(text))
  if (parsed.success) return parsed.data
  await rename(path, `${path}.broken`).catch(() => {})
  warn(`${path} was broken and is put aside as ${path}.broken; defaults hold`)
  return initial
}

/** Undefined where the text is no JSON: no schema here takes that. */
function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
