/** The film room's service: a library, the import into it, and the model that reads it, each in a thread of its own.
 *  The thread that this runs in only passes messages on: it must never keep a window waiting. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { Flag } from '../../ml/football/flag.ts'
import type { GameId, PlayKey } from '../../ml/football/ids.ts'
import { saysOfDefenders } from '../../ml/model/defenderReads.ts'
import { featureVersionOf } from '../../ml/model/modelCard.ts'
import type { NoReadBand } from '../../ml/model/noRead.ts'
import type { EventName, EventOf } from '../../preload/contract.ts'
import type { GameSummary, ImportProgress, ModelChoice, ModelSummary, PlaysKind } from '../../preload/values.ts'
import { bugFault } from '../bugFault.ts'
import type { ModelKey } from '../library/predictions.ts'
import { threadEntry } from '../places.ts'
import { ThreadClient } from '../threads/client.ts'
import type { libraryHandlers } from '../threads/library.worker.ts'
import type { readingHandlers } from '../threads/reading.worker.ts'
import { demoSource } from './importInto.ts'
import { Importing, importInHand } from './importing.ts'
import { type ChosenModel, type FoundModel, type ModelPlaces, noModel } from './models.ts'
import { Pace } from './pace.ts'
import { Reading } from './reading.ts'
import { Reporting } from './reporting.ts'
import { keysOf } from './unread.ts'

export interface FilmRoomOptions {
  /** The library's file; made where there is none. */
  readonly library: string
  /** Folder name of a model, as in `Settings.model`; null for the one that ships. */
  readonly model: string | null
  /** Models trained by the user lie in its folder `models`. */
  readonly userFolder: string
  /** Models of the user's that lie elsewhere; none by default. */
  chosenModels?(): readonly ChosenModel[]
  /** Where the demo lies while it is imported; the user's folder by default. */
  readonly scratch?: string
  /** Hears of mistakes of the program itself, which are then told of as faults. */
  onBug?(error: unknown, step: string): void
  /** Hears of events: importProgress, importEnded, libraryChanged, playsRead, playRead, readingProgress,
   *  evaluationProgress, modelChanged, fault. */
  tell<Name extends EventName>(name: Name, value: EventOf<Name>): void
}

/** A game of an import is stored in much less; so is what a command in a terminal stores. */
const LOCK_TIMEOUT_MS = 10_000
/** While games come in one after the other, lists are asked for anew no oftener than this. */
const LIBRARY_CHANGED_MS = 2_000
/** The window's plays are short batches; asking for an accelerator takes longer than it saves, and a driver that breaks
 *  would take the window with it. */
const PROVIDER = 'cpu'
/** ONNX Runtime gains little from more than two on networks of this size, and one core is the window's. */
const THREADS = Math.max(1, Math.min(2, availableParallelism() - 1))

interface Opened {
  readonly library: ThreadClient<typeof libraryHandlers>
  readonly readOnly: Fault | null
}

export class FilmRoom {
  /** Opens the library, to read only where the disk or the user's rights allow no more; the model opens meanwhile.
   *  Errors: those of `openLibrary`. */
  static async open(options: FilmRoomOptions): Promise<Result<FilmRoom>> {
    // alone at first: it brings an older library up to date, and threads that start together slow each other down
    const library = new ThreadClient<typeof libraryHandlers>(threadEntry('library.worker'))
    const opened = await library.call('open', { path: options.library, lockTimeout_ms: LOCK_TIMEOUT_MS })
    if (!opened.ok) {
      await library.dispose()
      return opened
    }
    const room = new FilmRoom({ ...options, library: opened.value.path }, { library, readOnly: opened.value.readOnly })
    await room.#begin()
    return ok(room)
  }

  /** Why nothing can be written to the library; null where it can. */
  readonly readOnly: Fault | null
  readonly #options: FilmRoomOptions
  /** What takes a moment: games, flags, one play. */
  readonly #library: ThreadClient<typeof libraryHandlers>
  /** What takes longer the more there is in the library: a play that is opened does not wait for it. */
  readonly #lists = new ThreadClient<typeof libraryHandlers>(threadEntry('library.worker'))
  readonly #thread = new ThreadClient<typeof readingHandlers>(threadEntry('reading.worker'))
  readonly #reading: Reading
  readonly #changed: Pace
  readonly #reporting: Reporting
  #key: ModelKey | null = null
  /** What it says of the defenders is not kept: it is read whenever a play is opened. */
  #saysOfDefenders = false
  #noRead: NoReadBand = null
  #isModelOpen = false
  #model: Promise<Result<ModelSummary>> | null = null
  #found: Result<FoundModel> = failed(noModel())
  #switching: Promise<unknown> = Promise.resolve()
  #importing: Importing | null = null

  private constructor(options: FilmRoomOptions, { library, readOnly }: Opened) {
    const { tell } = options
    this.#options = options
    this.#library = library
    this.readOnly = readOnly
    const place = { library: options.library, lockTimeout_ms: LOCK_TIMEOUT_MS }
    this.#reporting = new Reporting(place, () => this.model(), {
      onProgress: (progress) => tell('evaluationProgress', progress),
      bug: this.#bug,
    })
    this.#changed = new Pace(LIBRARY_CHANGED_MS, () => tell('libraryChanged', null))
    this.#reading = new Reading(this.#thread, {
      onRead: (plays) => tell('playsRead', plays),
      onReading: (play) => tell('playRead', play),
      onProgress: (progress) => tell('readingProgress', progress),
      onFault: (fault) => tell('fault', fault),
      bug: this.#bug,
    })
  }

  listGames(): Promise<Result<readonly GameSummary[]>> {
    return this.#library.call('listGames', null)
  }

  listFlags(): Promise<Result<readonly Flag[]>> {
    return this.#library.call('listFlags', null)
  }

  /** Adds a flag, or changes the one with its id. It is on the disk when this resolves. Errors: `play-missing`,
   *  `library-gone`, and what the disk refuses. */
  putFlag(flag: Flag): Promise<Result<null>> {
    return this.#library.call('putFlag', flag)
  }

  removeFlag(flagId: string): Promise<Result<null>> {
    return this.#library.call('removeFlag', flagId)
  }

  /** Packet `plays`. */
  playsPacket(): Promise<Result<Uint8Array>> {
    return this.#lists.call('packPlays', this.#key)
  }

  /** Packet `play`. Where its read or its shares are missing, they are made next, and told of. */
  async playPacket(key: PlayKey): Promise<Result<Uint8Array>> {
    const play = await this.#library.call('packPlay', { key, model: this.#key })
    if (!play.ok) return play
    if (play.value.needsReading || this.#saysOfDefenders) this.#reading.open(key)
    return ok(play.value.bytes)
  }

  /** Packet `glance`. */
  async glancePacket(key: PlayKey): Promise<Result<Uint8Array>> {
    const play = await this.#library.call('packPlay', { key, model: this.#key })
    return play.ok ? ok(play.value.bytes) : play
  }

  get importing(): ImportProgress | null {
    return this.#importing?.progress ?? null
  }

  /** Starts an import; events tell of it. Errors: `import-in-hand`, and why the library can only be read. */
  startImport(
    source: { readonly kind: 'paths'; readonly paths: readonly string[] } | { readonly kind: 'demo' },
  ): Result<null> {
    if (this.readOnly !== null) return failed(this.readOnly)
    if (this.#importing !== null) return failed(importInHand(this.#importing.progress.name))
    const { library, userFolder, scratch, tell } = this.#options
    const whole = source.kind === 'paths' ? source : demoSource(scratch ?? join(userFolder, 'demo'))
    const request = { library, lockTimeout_ms: LOCK_TIMEOUT_MS, source: whole }
    this.#importing = Importing.start(request, {
      onProgress: (progress) => tell('importProgress', progress),
      onGame: (game) => {
        this.#changed.ask()
        void this.#addUnread(game)
      },
      bug: this.#bug,
      onEnd: (end) => {
        this.#importing = null
        this.#changed.flush()
        tell('importEnded', end)
      },
    })
    return ok(null)
  }

  cancelImport(): void {
    this.#importing?.cancel()
  }

  /** These plays, where they are not read, come next, in this order. The first is the one that is looked at: its shares
   *  come with its read. */
  readFirst(keys: readonly PlayKey[]): void {
    const [shown] = keys
    if (shown !== undefined) this.#reading.open(shown)
    this.#reading.first(keys)
  }

  /** True to stop reading plays that nobody opened, false to go on. */
  stopReading(stop: boolean): void {
    this.#reading.stop(stop)
  }

  /** The model in use. The first to ask has it opened, which takes a processor for a moment, and reading begin. Who asks
   *  is told why it cannot be opened, and nobody else. */
  model(): Promise<Result<ModelSummary>> {
    if (this.#model !== null) return this.#model
    const model = this.#openFirst().catch((error) => failed(this.#bug(error, 'opening the model')))
    this.#model = model
    this.#switching = model
    return model
  }

  async listModels(): Promise<Result<readonly ModelChoice[]>> {
    return ok(await this.#lists.call('listModels', this.#places))
  }

  readonly findModelIn = (folder: string) => this.#lists.call('findModelIn', { folder, ...this.#places })

  /** Reads everything with another model. The one before stays where that one cannot be opened.
   *  Errors: `model-unknown`, and those of `OnnxCoverageModel.open`. */
  useModel(name: string | null): Promise<Result<null>> {
    void this.model()
    const switching = this.#switching.then(() => this.#switchTo(name))
    this.#switching = switching.catch(() => null)
    return switching
  }

  /** How good the model in use is on the labelled plays that it has read; and that report as a folder, which is made. */
  readonly evaluate = (plays: PlaysKind) => this.#reporting.make(plays)
  readonly cancelEvaluation = () => this.#reporting.cancel()
  readonly saveEvaluation = (plays: PlaysKind, folder: string) => this.#reporting.save(plays, folder)

  /** The flags as CSV for a spreadsheet. */
  flagsCsv(): Promise<Result<Uint8Array>> {
    return this.#lists.call('tableFlags', { model: this.#key, noRead: this.#noRead })
  }

  /** Ends all threads when they are done with what they have in hand. An import is cancelled: whole games are kept. */
  async dispose(): Promise<void> {
    await this.#importing?.dispose()
    await this.#switching
    await this.#reading.dispose()
    await this.#reporting.dispose()
    await Promise.all([this.#thread, this.#lists, this.#library].map((thread) => thread.dispose()))
    this.#changed.dispose()
  }

  /** Learns which model it is, so that lists show its reads. */
  async #begin(): Promise<void> {
    const { library: path, model: name, tell } = this.#options
    const lists = this.#lists.call('open', { path, lockTimeout_ms: LOCK_TIMEOUT_MS })
    lists.then(
      (opened) => opened.ok || tell('fault', opened.fault),
      (error) => tell('fault', this.#bug(error, 'opening the library')),
    )
    this.#found = await this.#library.call('findModel', { name, ...this.#places })
    if (this.#found.ok) this.#know(this.#found.value)
  }

  get #places(): ModelPlaces {
    const { userFolder, chosenModels } = this.#options
    return { userFolder, chosen: chosenModels?.() ?? [] }
  }

  #know(found: FoundModel): void {
    this.#key = { modelId: found.modelId, featureVersion: featureVersionOf(found.card) }
    this.#saysOfDefenders = saysOfDefenders(found.card)
    this.#noRead = found.card.noRead ?? null
  }

  async #openFirst(): Promise<Result<ModelSummary>> {
    const { library: path, model: name } = this.#options
    const library = await this.#thread.call('openLibrary', { path, lockTimeout_ms: LOCK_TIMEOUT_MS })
    if (!library.ok) return library
    if (!this.#found.ok) return this.#found
    const summary = await this.#openModel(name, this.#found.value)
    await this.#readAll()
    return summary
  }

  async #openModel(name: string | null, { folder, card, modelId }: FoundModel): Promise<Result<ModelSummary>> {
    const opened = await this.#thread.call('openModel', { folder, provider: PROVIDER, threads: THREADS })
    if (!opened.ok) return opened
    this.#isModelOpen = true
    return ok({ name, modelId, card, processor: opened.value })
  }

  async #switchTo(name: string | null): Promise<Result<null>> {
    const found = await this.#library.call('findModel', { name, ...this.#places })
    if (!found.ok) return found
    await this.#reading.pause()
    const summary = await this.#openModel(name, found.value)
    if (summary.ok) {
      this.#know(found.value)
      this.#model = Promise.resolve(summary)
      this.#options.tell('modelChanged', summary.value)
    }
    await this.#readAll()
    return summary.ok ? ok(null) : summary
  }

  /** A mistake of the program itself, as a fault; it is told of to whoever keeps a log. */
  readonly #bug = (error: unknown, step: string): Fault => {
    this.#options.onBug?.(error, step)
    return bugFault(error, step)
  }

  /** Has all plays read that the model in use has not read. */
  async #readAll(): Promise<void> {
    if (!this.#isModelOpen) return
    await this.#addUnread(null)
    this.#reading.begin()
  }

  async #addUnread(game: GameId | null): Promise<void> {
    if (this.#key === null) return
    const model = this.#key
    const unread = await this.#lists
      .call('listUnread', { model, game })
      .catch((error) => failed(this.#bug(error, 'looking for plays to predict')))
    if (model !== this.#key) return
    if (!unread.ok) return this.#options.tell('fault', unread.fault)
    this.#reading.add(keysOf(unread.value), unread.value.tracked)
  }
}
