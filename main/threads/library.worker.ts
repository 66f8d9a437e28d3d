/** The library thread: what the film room asks of the library file, and writes to it by hand. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { Flag } from '../../ml/football/flag.ts'
import { type GameId, type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import type { NoReadBand } from '../../ml/model/noRead.ts'
import { packed, packedPlain } from '../../preload/packet.ts'
import type { GameSummary, ModelChoice } from '../../preload/values.ts'
import {
  type FoundChoice,
  type FoundModel,
  findModelIn,
  findNamedModel,
  listModels,
  type ModelPlaces,
  type NamedModel,
} from '../filmRoom/models.ts'
import { openedPlay } from '../filmRoom/openedPlay.ts'
import { listUnread, type Unread } from '../filmRoom/unread.ts'
import { attempt, type LibraryReader, type LibraryWriter, openLibraryAsAllowed } from '../library/database.ts'
import { listFlags, putFlag, removeFlag } from '../library/flags.ts'
import { listGames } from '../library/games.ts'
import { filePlace, goneFault, readOnlyReason } from '../library/libraryFile.ts'
import { listPlayRows } from '../library/playRows.ts'
import { findPlay } from '../library/plays.ts'
import type { ModelKey } from '../library/predictions.ts'
import { flagTable } from '../reports/flagTable.ts'
import { serve } from './host.ts'

let library: LibraryReader | null = null

export const libraryHandlers = {
  async open({ path, lockTimeout_ms }: OpenLibraryRequest): Promise<Result<OpenedLibrary>> {
    const opened = openLibraryAsAllowed(path, { lockTimeout_ms })
    if (!opened.ok) return opened
    library = opened.value
    const { copy, readOnly } = filePlace(opened.value)
    return ok({ path: copy ?? path, readOnly })
  },
  async listGames(_: null): Promise<Result<GameSummary[]>> {
    return asked(listGames)
  },
  async listFlags(_: null): Promise<Result<Flag[]>> {
    return asked((library) => listFlags(library, null))
  },
  async putFlag(flag: Flag): Promise<Result<null>> {
    const play = asked((library) => findPlay(library, flag))
    if (!play.ok) return play
    if (play.value === null) return failed(missingPlay(flag))
    return written((library) => putFlag(library, flag))
  },
  async removeFlag(flagId: string): Promise<Result<null>> {
    return written((library) => removeFlag(library, flagId))
  },
  /** Packet `plays`. */
  async packPlays(model: ModelKey | null): Promise<Result<Uint8Array>> {
    return asked((library) => packedPlain(listPlayRows(library, model, null)))
  },
  /** Packet `play`. */
  async packPlay({ key, model }: PackPlayRequest): Promise<Result<PackedPlay>> {
    const play = asked((library) => openedPlay(library, model, key))
    if (!play.ok) return play
    if (play.value === null) return failed(missingPlay(key))
    const { tracking, reading } = play.value
    return ok({ bytes: packed(play.value), needsReading: tracking !== null && (reading?.shares ?? null) === null })
  },
  async listUnread({ model, game }: UnreadRequest): Promise<Result<Unread>> {
    return asked((library) => listUnread(library, model, game))
  },
  async tableFlags({ model, noRead }: TableFlagsRequest): Promise<Result<Uint8Array>> {
    return asked((library) => flagTable(library, model, noRead))
  },
  async findModel(named: NamedModel): Promise<Result<FoundModel>> {
    return findNamedModel(named)
  },
  async findModelIn({ folder, ...places }: ModelPlaces & { readonly folder: string }): Promise<Result<FoundChoice>> {
    return findModelIn(folder, places)
  },
  async listModels(places: ModelPlaces): Promise<ModelChoice[]> {
    return listModels(places)
  },
}

export interface OpenLibraryRequest {
  readonly path: string
  /** How long to wait for another connection that is writing. */
  readonly lockTimeout_ms: number
}

export interface OpenedLibrary {
  /** The file that is open: the library, or a copy of one that cannot be opened where it lies. */
  readonly path: string
  /** Why flags cannot be stored; null where they can. */
  readonly readOnly: Fault | null
}

export interface TableFlagsRequest {
  readonly model: ModelKey | null
  readonly noRead: NoReadBand
}

export interface PackPlayRequest {
  readonly key: PlayKey
  readonly model: ModelKey | null
}

export interface PackedPlay {
  readonly bytes: Uint8Array
  /** It can be read, and is not wholly. */
  readonly needsReading: boolean
}

export interface UnreadRequest {
  readonly model: ModelKey
  /** One game, or all. */
  readonly game: GameId | null
}

function asked<Value>(work: (library: LibraryReader) => Value): Result<Value> {
  const open = library
  if (open === null) throw new Error('no library is open')
  return attempt(open, () => work(open))
}

function written(work: (library: LibraryWriter) => void): Result<null> {
  const refusal = asked((library) => readOnlyReason(library) ?? goneFault(library))
  if (!refusal.ok) return refusal
  if (refusal.value !== null) return failed(refusal.value)
  const done = asked((library) => work(library as LibraryWriter))
  return done.ok ? ok(null) : done
}

function missingPlay(key: PlayKey) {
  return {
    kind: 'play-missing',
    where: `play ${playKeyText(key)}`,
    what: 'This play is not in the library.',
    next: 'Import its game again.',
  }
}

serve(libraryHandlers, async () => void library?.close())
