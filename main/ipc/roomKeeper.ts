/** Keeps the one film room that is open: opens it, changes to another library, and closes it. */
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { EventName, EventOf } from '../../preload/contract.ts'
import type { FilmRoomOptions, FilmRoomService, OpenFilmRoom, Tell } from './service.ts'
import { inWindowWords } from './windowWords.ts'

export interface RoomKeeperOptions extends Omit<FilmRoomOptions, 'model'> {
  readonly openRoom: OpenFilmRoom
  /** The model that the settings name at the time of opening. */
  readonly modelInUse: () => string | null
}

interface OpenedRoom {
  readonly library: string
  readonly service: FilmRoomService
  leave(): Promise<void>
}

export class RoomKeeper {
  readonly #options: RoomKeeperOptions
  #library: string
  #opening: Promise<Result<OpenedRoom>> | null = null
  #lastChange: Promise<unknown> = Promise.resolve()

  constructor(options: RoomKeeperOptions) {
    this.#options = options
    this.#library = options.library
  }

  /** The path of the library that is open, or to be opened. */
  get library(): string {
    return this.#library
  }

  /** The film room, when it is open. What failed is tried again by the next who asks. Errors: of opening a library. */
  async room(): Promise<Result<FilmRoomService>> {
    this.#opening ??= this.#open(this.#library)
    const opening = this.#opening
    let isOpen = false
    try {
      const opened = await opening
      isOpen = opened.ok
      return opened.ok ? ok(opened.value.service) : opened
    } finally {
      if (!isOpen && this.#opening === opening) this.#opening = null
    }
  }

  /** Opens another library in place of this one, which stays where that fails. Changes wait for each other. */
  change(library: string): Promise<Result<null>> {
    const change = this.#lastChange.then(() => this.#change(library))
    this.#lastChange = change.catch(() => {})
    return change
  }

  /** Closes the film room; a running import is cancelled. */
  async dispose(): Promise<void> {
    await this.#lastChange
    const opened = await this.#opening?.catch(() => null)
    this.#opening = null
    if (opened?.ok === true) await opened.value.leave()
  }

  async #change(library: string): Promise<Result<null>> {
    const before = await this.#opening?.catch(() => null)
    if (before?.ok === true && before.value.library === library) return ok(null)
    const opened = await this.#open(library)
    if (!opened.ok) return opened
    this.#opening = Promise.resolve(opened)
    this.#library = library
    if (before?.ok === true) await before.value.leave()
    return ok(null)
  }

  async #open(library: string): Promise<Result<OpenedRoom>> {
    const { openRoom, modelInUse, userFolder, chosenModels, onBug, tell } = this.#options
    const ear = earOf(tell)
    const options = { library, model: modelInUse(), userFolder, chosenModels, tell: ear.tell }
    const opened = await openRoom({ ...options, ...(onBug && { onBug }) })
    if (!opened.ok) return failed(inWindowWords(opened.fault))
    const leave = () => {
      ear.close()
      return opened.value.dispose()
    }
    return ok({ library, service: opened.value, leave })
  }
}

/** Hears one film room until it is left: its last words are not about the library that is on screen by then. */
function earOf(tell: Tell): { tell: Tell; close(): void } {
  let isOpen = true
  return {
    tell: <Name extends EventName>(name: Name, value: EventOf<Name>) => {
      if (isOpen) tell(name, value)
    },
    close: () => {
      isOpen = false
    },
  }
}
