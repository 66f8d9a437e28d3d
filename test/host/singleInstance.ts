/** One instance a profile: the first holds a lock in it, later ones hand their arguments over to the first. */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

export interface Handover {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly data: unknown
}

export class SingleInstance {
  readonly #lock: string
  readonly #inbox: string
  readonly #onHandover: (handover: Handover) => void
  #isHeld = false

  constructor(profile: string, onHandover: (handover: Handover) => void) {
    this.#lock = join(profile, 'SingletonLock')
    this.#inbox = join(profile, 'SingletonInbox')
    this.#onHandover = onHandover
    mkdirSync(this.#inbox, { recursive: true })
  }

  get isHeld(): boolean {
    return this.#isHeld
  }

  /** Takes the lock, or hands over to whoever has it. */
  request(handover: Handover): boolean {
    if (this.#isHeld) return true
    try {
      symlinkSync(`${hostname()}-${process.pid}`, this.#lock)
    } catch {
      const holder = Number(readlinkSync(this.#lock).split('-').at(-1))
      if (isRunning(holder)) {
        const letter = join(this.#inbox, `${process.pid}-${performance.now()}`)
        writeFileSync(`${letter}.part`, JSON.stringify(handover))
        renameSync(`${letter}.part`, `${letter}.json`)
        return false
      }
      rmSync(this.#lock, { force: true })
      return this.request(handover)
    }
    this.#isHeld = true
    this.#readInbox()
    return true
  }

  release(): void {
    if (!this.#isHeld) return
    this.#isHeld = false
    rmSync(this.#lock, { force: true })
  }

  #readInbox(): void {
    for (const name of readdirSync(this.#inbox)) rmSync(join(this.#inbox, name))
    const watcher = watch(this.#inbox, () => {
      if (!this.#isHeld) return watcher.close()
      for (const name of readdirSync(this.#inbox).filter((name) => name.endsWith('.json'))) {
        const letter = join(this.#inbox, name)
        const handover = JSON.parse(readFileSync(letter, 'utf8')) as Handover
        rmSync(letter)
        this.#onHandover(handover)
      }
    })
    watcher.unref()
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
