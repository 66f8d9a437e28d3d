/** Everything that crosses between the page and the main process: the one closed table of calls, events and packets.
 *  Both ends are made from it: main must serve every name and no other, and the page can say no other. */
import type { Fault } from '../ml/base/fault.ts'
import type { Result } from '../ml/base/result.ts'
import type { Flag } from '../ml/football/flag.ts'
import type { GameId, PlayKey } from '../ml/football/ids.ts'
import type { Game, Play, PlayerPlay } from '../ml/football/play.ts'
import type { Tracking } from '../ml/football/tracking.ts'
import type { Disguise, Tell } from '../ml/model/disguise.ts'
import type { ModelCard } from '../ml/model/modelCard.ts'
import type { CommandId } from './commands.ts'
import type { Settings } from './settings.ts'

// ---------------------------------------------------------------- values

/** A game with what the library holds of it. */
export interface GameSummary extends Game {
  readonly plays: number
  /** Plays that can be replayed. */
  readonly trackedPlays: number
  /** Plays with a man/zone label. */
  readonly labelledPlays: number
}

/** The read of a play in numbers: all of `Disguise` that does not depend on the threshold and needs no frames. */
export interface ReadSummary extends Omit<Disguise, 'kind' | 'tells'> {
  /** The last look minus the lowest P(man) after the snap. */
  readonly fall: number
}

/** A play as the list shows it. */
export interface PlayRow {
  readonly play: Play
  /** 0 where the play cannot be replayed. */
  readonly frameCount: number
  readonly snapFrame: number | null
  readonly isSnapEstimated: boolean
  /** Somebody of the offense was in motion shortly before the snap; null where nobody knows. */
  readonly isInMotion: boolean | null
  /** Null until the play is read, and where there is nothing to tell (no snap; neither label nor a frame at +1.5 s). */
  readonly read: ReadSummary | null
  /** The play has been read by the model in use, whether or not there was something to tell. */
  readonly isRead: boolean
}

/** A tell with the players whose removal undoes most of it, the greatest first. */
export interface PlayTell extends Tell {
  readonly players: readonly { readonly track: number; readonly undone: number }[]
}

/** Every defender's share of every frame: P(man) with him minus P(man) without him. */
export interface ReadShares {
  /** The defenders' tracks. */
  readonly tracks: readonly number[]
  /** [frameCount, tracks.length] row-major; NaN where he is not there. */
  readonly shares: Float32Array
}

/** The model's read of one play, all of it. */
export interface PlayReading {
  readonly modelId: string
  /** Calibrated P(man), [frameCount] in [0, 1]. */
  readonly manProbability: Float32Array
  /** The uncertainty band around it, [frameCount] each; null where the model gives none. */
  readonly band: { readonly low: Float32Array; readonly high: Float32Array } | null
  readonly summary: ReadSummary | null
  readonly tells: readonly PlayTell[]
  /** Null until they are worked out, shortly after the rest. */
  readonly shares: ReadShares | null
}

/** Packet `play`: what the film room needs of one play. */
export interface OpenedPlay {
  readonly row: PlayRow
  readonly isSimulated: boolean
  /** Null where the play cannot be replayed. */
  readonly tracking: Tracking | null
  /** What each player did, where a source says. */
  readonly playerPlays: readonly PlayerPlay[]
  /** Null until the play is read: `playRead` brings it. */
  readonly reading: PlayReading | null
}

export interface ModelSummary {
  /** Folder name: what `Settings.model` holds; null for the one that ships. */
  readonly name: string | null
  readonly modelId: string
  readonly card: ModelCard
  /** Which processor it runs on, and why. */
  readonly processor: string
}

/** A model that can be chosen. */
export interface ModelChoice {
  readonly name: string | null
  readonly title: string
  readonly trainedOn: string
}

/** Where the coach was, so that he is there again. */
export interface ViewState {
  readonly game: GameId | null
  readonly play: PlayKey | null
  /** Filters, sorts and panels: the page's own business, kept as it gave them. */
  readonly page: Readonly<Record<string, unknown>>
}

export interface RecentSource {
  readonly id: number
  /** The last part of its path, for the list. */
  readonly name: string
  /** The folder it lies in. */
  readonly folder: string
}

export type ImportStage = 'simulating' | 'reading' | 'storing'

export interface ImportProgress {
  /** What is imported, as the user knows it. */
  readonly name: string
  readonly stage: ImportStage
  /** Of all the work, from 0 to 1. */
  readonly share: number
  readonly games: number
  readonly plays: number
  /** Seconds left, about; null while it cannot be told. */
  readonly secondsLeft: number | null
}

/** One thing that was wrong with the input, or that two sources do not agree on. */
export interface ImportProblem {
  /** For programs: "bad-number", "missing-column", "no-snap", ... */
  readonly kind: string
  /** The file as the user knows it. */
  readonly file: string
  /** Line of a CSV (the header is line 1) or row of a Parquet file (from 1); null where it is about more. */
  readonly line: number | null
  readonly column: string | null
  /** What is wrong and what to do about it, for a coach. */
  readonly problem: string
  /** What of it was kept all the same. */
  readonly kept: string
}

/** The numbers of one import. */
export interface ImportReport {
  readonly games: number
  /** Plays that are in the library now and came in this time, unchanged ones too. */
  readonly plays: number
  readonly frames: number
  /** Of `plays`, those that the library had already, just so. */
  readonly unchanged: number
  readonly problems: readonly ImportProblem[]
  /** What was done differently from what one might expect, without anything being wrong. */
  readonly notes: readonly string[]
}

export type ImportEnd =
  | { readonly kind: 'done'; readonly name: string; readonly report: ImportReport }
  | { readonly kind: 'cancelled'; readonly name: string; readonly games: number }
  | { readonly kind: 'failed'; readonly name: string; readonly fault: Fault }

export interface ReadingProgress {
  /** Plays with tracks that are read, and all of them. */
  readonly done: number
  readonly total: number
  readonly secondsLeft: number | null
  readonly isStopped: boolean
}

/** What the page needs before it can show anything. */
export interface Start {
  readonly version: string
  readonly platform: string
  readonly library: { readonly name: string; readonly isEmpty: boolean }
  readonly settings: Settings
  readonly view: ViewState | null
  readonly recent: readonly RecentSource[]
  readonly games: readonly GameSummary[]
  readonly flags: readonly Flag[]
  /** An import that runs already, as when the program was started with a folder. */
  readonly importing: ImportProgress | null
  /** A play to open, as when the program was started with one. */
  readonly open: PlayKey | null
}

export type SaveKind = 'gif' | 'png' | 'csv'

/** A place that the user chose to save to. The page knows it by number, never by path. */
export interface SaveTicket {
  readonly ticket: number
  /** The chosen file's or folder's name, to say where it went. */
  readonly name: string
}

// ---------------------------------------------------------------- the table

/** What the page can ask of main. Every answer is a `Result`; null where the user closed a dialog. */
export const CALLS = {
  start: call<null, Start>(),
  listGames: call<null, readonly GameSummary[]>(),
  listFlags: call<null, readonly Flag[]>(),
  /** Adds a flag, or changes the one with its id. It is on the disk when the answer comes. */
  putFlag: call<Flag, null>(),
  removeFlag: call<string, null>(),

  /** Opens the dialog; the import then tells of itself in events. False where the user chose nothing. */
  importByDialog: call<'files' | 'folder', boolean>(),
  importRecent: call<number, boolean>(),
  importDemo: call<null, boolean>(),
  cancelImport: call<null, null>(),
  openLibrary: call<'there' | 'new', boolean>(),

  /** The model in use; waits until it is open. */
  model: call<null, ModelSummary>(),
  listModels: call<null, readonly ModelChoice[]>(),
  /** These plays are wanted first, in this order. */
  readFirst: call<readonly PlayKey[], null>(),
  /** True to stop reading plays that nobody waits for, false to go on. */
  stopReading: call<boolean, null>(),

  saveSettings: call<Settings, null>(),
  saveView: call<ViewState, null>(),

  chooseSaveFile: call<{ readonly kind: SaveKind; readonly suggestedName: string }, SaveTicket | null>(),
  chooseSaveFolder: call<null, SaveTicket | null>(),
  /** Saves the flags of the library as CSV, asking where. Null where the user closed the dialog. */
  saveFlags: call<null, SaveTicket | null>(),
  /** Shows what was saved in the system's file manager. */
  showSaved: call<number, null>(),
  /** Copies text, as a fault's details. */
  copyText: call<string, null>(),
  /** The menus show which of these switches are on. */
  setChecked: call<readonly CommandId[], null>(),
} as const

/** What main tells the page. */
export const EVENTS = {
  /** A menu item was chosen. */
  command: event<CommandId>(),
  importProgress: event<ImportProgress>(),
  importEnded: event<ImportEnd>(),
  /** Games came in or went: ask for the games and plays again. */
  libraryChanged: event<null>(),
  /** Plays were read: their rows' `read`. At most ten of these events a second. */
  playsRead: event<readonly (PlayKey & { readonly read: ReadSummary | null })[]>(),
  /** The read of a play that is open somewhere, whole or with its shares now. */
  playRead: event<PlayKey & { readonly reading: PlayReading }>(),
  readingProgress: event<ReadingProgress>(),
  /** Another model is in use: every read so far is another's. */
  modelChanged: event<ModelSummary>(),
  recentChanged: event<readonly RecentSource[]>(),
  /** The program was asked, from outside, to show a play. */
  openPlay: event<PlayKey>(),
  /** Something failed that nobody had asked for just then. */
  fault: event<Fault>(),
} as const

/** Bulk bytes, fetched from `packetUrl`; see preload/packet for how they are packed. */
export const PACKETS = {
  /** Rows of all plays of the library, games by date, plays in order. */
  plays: packet<null, readonly PlayRow[]>(),
  /** One play. Asking for it asks for its read, too. */
  play: packet<PlayKey, OpenedPlay>(),
} as const

/** The app's own scheme: the page, and packets. */
export const SCHEME = 'presnap'
export const ORIGIN = `${SCHEME}://film-room`

/** Where a packet lies. A fault comes with status 422 and, packed, the `Fault`. */
export function packetUrl(name: 'plays', key: null): string
export function packetUrl(name: 'play', key: PlayKey): string
export function packetUrl(name: PacketName, key: PlayKey | null): string {
  return key === null ? `${ORIGIN}/packets/${name}` : `${ORIGIN}/packets/${name}/${key.gameId}_${key.playId}`
}

/** Where the bytes of a file go that the user chose to save (POST); `name` for a file in a chosen folder. */
export function saveUrl(ticket: number, name: string | null): string {
  return `${ORIGIN}/saves/${ticket}${name === null ? '' : `/${encodeURIComponent(name)}`}`
}

// ---------------------------------------------------------------- what follows from it

export type CallName = keyof typeof CALLS
export type EventName = keyof typeof EVENTS
export type PacketName = keyof typeof PACKETS
export type ArgumentOf<Name extends CallName> =
  (typeof CALLS)[Name] extends Shape<infer Argument, unknown> ? Argument : never
export type AnswerOf<Name extends CallName> = (typeof CALLS)[Name] extends Shape<never, infer Answer> ? Answer : never
export type EventOf<Name extends EventName> = (typeof EVENTS)[Name] extends Shape<null, infer Value> ? Value : never
export type PacketOf<Name extends PacketName> = (typeof PACKETS)[Name] extends Shape<never, infer Value> ? Value : never

/** What the preload script gives the page as `window.filmRoom`. */
export type FilmRoomBridge = {
  readonly [Name in CallName]: (argument: ArgumentOf<Name>) => Promise<Result<AnswerOf<Name>>>
} & {
  /** Hears of an event until the returned function is called. */
  readonly on: <Name extends EventName>(name: Name, listener: (value: EventOf<Name>) => void) => () => void
  /** Imports files and folders that were dropped on the page: their paths stay outside of it. */
  readonly importDropped: (files: readonly File[]) => Promise<Result<boolean>>
}

/** A channel for paths that the preload script takes from dropped files; the page cannot name it. */
export const DROP_CHANNEL = 'import-dropped'

/** A name's types; there is nothing in it at run time. */
interface Shape<Argument, Value> {
  readonly types?: (argument: Argument) => Value
}

function call<Argument, Answer>(): Shape<Argument, Answer> {
  return {}
}

function event<Value>(): Shape<null, Value> {
  return {}
}

function packet<Key, Value>(): Shape<Key, Value> {
  return {}
}
