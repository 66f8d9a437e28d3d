/** Everything that crosses between the page and the main process: the one closed table of calls, events and packets.
 *  Both ends are made from it: main must serve every name and no other, and the page can say no other. */
import type { Fault } from '../ml/base/fault.ts'
import type { Result } from '../ml/base/result.ts'
import type { Flag } from '../ml/football/flag.ts'
import type { PlayKey } from '../ml/football/ids.ts'
import type { PlayMoment } from '../ml/football/playLink.ts'
import type { EvaluationReport } from '../ml/model/evaluationReport.ts'
import type { CommandId } from './commands.ts'
import type { Settings } from './settings.ts'
import type {
  EvaluationProgress,
  GameSummary,
  ImportEnd,
  ImportProgress,
  ModelChoice,
  ModelSummary,
  OpenedPlay,
  PlayReading,
  PlayRow,
  PlaysKind,
  ReadingProgress,
  ReadSummary,
  RecentSource,
  SaveKind,
  SaveTicket,
  Start,
  ViewState,
} from './values.ts'

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
  /** Opens the dialog, and has the folder among those models from then on. */
  chooseModel: call<null, ModelChoice | null>(),
  /** These plays are wanted first, in this order; of the first of them, which is looked at, the shares, too. */
  readFirst: call<readonly PlayKey[], null>(),
  /** True to stop reading plays that nobody waits for, false to go on. */
  stopReading: call<boolean, null>(),

  saveSettings: call<Settings, null>(),
  saveView: call<ViewState, null>(),

  chooseSaveFile: call<{ readonly kind: SaveKind; readonly suggestedName: string }, SaveTicket | null>(),
  chooseSaveFolder: call<null, SaveTicket | null>(),
  /** How good the model in use is on the labelled plays of the library that it has read. One report at a time: whoever
   *  asks for another does not want the one before. Null where that was cancelled. */
  evaluate: call<PlaysKind, EvaluationReport | null>(),
  cancelEvaluation: call<null, null>(),
  /** Saves that report as a folder with figures, tables and a page, asking where. Null where the user closed the dialog. */
  saveEvaluation: call<PlaysKind, SaveTicket | null>(),
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
  /** Of the report that was asked for last. */
  evaluationProgress: event<EvaluationProgress>(),
  /** Another model is in use: every read so far is another's. */
  modelChanged: event<ModelSummary>(),
  recentChanged: event<readonly RecentSource[]>(),
  /** The program was asked, from outside, to show a play. */
  openPlay: event<PlayMoment>(),
  /** Something failed that nobody had asked for just then. */
  fault: event<Fault>(),
} as const

/** Bulk bytes, fetched from `packetUrl`; see preload/packet for how they are packed. */
export const PACKETS = {
  /** Rows of all plays of the library, games by date, plays in order. */
  plays: packet<null, readonly PlayRow[]>(),
  /** One play. Asking for it asks for its read, too. */
  play: packet<PlayKey, OpenedPlay>(),
  /** One play as it is known now: nothing is read for it. */
  glance: packet<PlayKey, OpenedPlay>(),
} as const

/** The app's own scheme: the page, and packets. */
export const SCHEME = 'presnap'
export const ORIGIN = `${SCHEME}://film-room`

/** Where a packet lies. A fault comes with status 422 and, packed, the `Fault`. */
export function packetUrl(name: 'plays', key: null): string
export function packetUrl(name: 'play' | 'glance', key: PlayKey): string
export function packetUrl(name: PacketName, key: PlayKey | null): string {
  return key === null ? `${ORIGIN}/packets/${name}` : `${ORIGIN}/packets/${name}/${key.gameId}_${key.playId}`
}

/** Where the bytes of a file go that the user chose to save (POST); `name` for a file in a chosen folder. */
export function saveUrl(ticket: number, name: string | null): string {
  return `${ORIGIN}/saves/${ticket}${name === null ? '' : `/${encodeURIComponent(name)}`}`
}

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
