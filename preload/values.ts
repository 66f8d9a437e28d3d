/** What crosses between the page and the main process: the values of the contract's calls, events and packets. */
import type { Fault } from '../ml/base/fault.ts'
import type { Flag } from '../ml/football/flag.ts'
import type { GameId, PlayKey } from '../ml/football/ids.ts'
import type { Game, Play, PlayerPlay } from '../ml/football/play.ts'
import type { PlayMoment } from '../ml/football/playLink.ts'
import type { Tracking } from '../ml/football/tracking.ts'
import type { DefenderReads } from '../ml/model/defenderReads.ts'
import type { DisguiseNumbers, Tell } from '../ml/model/disguise.ts'
import type { ModelCard } from '../ml/model/modelCard.ts'
import type { Settings } from './settings.ts'

/** A game with what the library holds of it. */
export interface GameSummary extends Game {
  readonly plays: number
  /** Plays that can be replayed. */
  readonly trackedPlays: number
  /** Plays with a man/zone label. */
  readonly labelledPlays: number
}

/** The read of a play in numbers. */
export type ReadSummary = DisguiseNumbers

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
  /** P of each of the seven coverages, [frameCount, 7]; null where the model names none. */
  readonly coverage: Float32Array | null
  /** Each defender's likeliest job and match-up; null where the model says nothing of them, and until they are read,
   *  with a play that was opened or shortly after. */
  readonly defenders: DefenderReads | null
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
  /** What `Settings.model` holds. */
  readonly name: string | null
  readonly modelId: string
  readonly card: ModelCard
  /** Which processor it runs on, and why. */
  readonly processor: string
}

/** A model that can be chosen. */
export interface ModelChoice {
  /** What `Settings.model` holds where it is chosen. */
  readonly name: string | null
  readonly title: string
  readonly trainedOn: string
  readonly isShipped: boolean
  /** False of one that is no better than its base rate on held-out plays. */
  readonly isReady: boolean
  /** The name of its folder, with as many of those above it as tell it from others; null for one that ships. */
  readonly folder: string | null
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

/** What is wrong with the input in one way, or what two sources do not agree on: all that is alike in kind, file and
 *  column is one problem. */
export interface ImportProblem {
  /** For programs: "bad-number", "missing-column", "no-snap", ... */
  readonly kind: string
  /** The file as the user knows it. */
  readonly file: string
  readonly column: string | null
  /** How often it is there, from 1. */
  readonly count: number
  /** The first lines of a CSV (the header is line 1) or rows of a Parquet file (from 1) in which it is, ascending, at most
   *  five; none where it is about more than rows. */
  readonly lines: readonly number[]
  /** What stands in the first of them, shortened; null where it is not about a value. */
  readonly value: string | null
  /** What is wrong and what to do about it, for a coach; said of the first of them. */
  readonly problem: string
  /** What was kept all the same. */
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

/** How far a report of how good the read is has come: the plays of the library first, then the moments of its curve. */
export interface EvaluationProgress {
  readonly stage: 'plays' | 'moments'
  readonly done: number
  readonly total: number
}

/** What the page needs before it can show anything. */
export interface Start {
  readonly version: string
  readonly platform: string
  /** `name` is its file's name, for people; `path` tells two of a name apart. `readOnly` is why nothing can be written to
   *  it; null where it can. */
  readonly library: {
    readonly name: string
    readonly path: string
    readonly isEmpty: boolean
    readonly readOnly: Fault | null
  }
  readonly settings: Settings
  readonly view: ViewState | null
  readonly recent: readonly RecentSource[]
  readonly games: readonly GameSummary[]
  readonly flags: readonly Flag[]
  /** An import that runs already, as when the program was started with a folder. */
  readonly importing: ImportProgress | null
  /** A play to open, as when the program was started with one. */
  readonly open: PlayMoment | null
}

/** Real and simulated plays are never judged together. */
export type PlaysKind = 'real' | 'simulated'

export type SaveKind = 'gif' | 'png' | 'csv'

/** A place that the user chose to save to. The page knows it by number, never by path. */
export interface SaveTicket {
  readonly ticket: number
  /** The chosen file's or folder's name, to say where it went. */
  readonly name: string
}
