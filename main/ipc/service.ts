/** What a film room does for the window: the library, imports, and the model's reads, without anything of Electron. */
import type { Fault } from '../../ml/base/fault.ts'
import type { Result } from '../../ml/base/result.ts'
import type { Flag } from '../../ml/football/flag.ts'
import type { PlayKey } from '../../ml/football/ids.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import type { EventName, EventOf } from '../../preload/contract.ts'
import type { GameSummary, ImportProgress, ModelChoice, ModelSummary, PlaysKind } from '../../preload/values.ts'
import type { ChosenModel, FoundChoice } from '../filmRoom/models.ts'

/** Hears what there is to tell the page. */
export type Tell = <Name extends EventName>(name: Name, value: EventOf<Name>) => void

export interface FilmRoomOptions {
  readonly library: string
  readonly model: string | null
  readonly userFolder: string
  /** Folders with models that the user chose. */
  chosenModels(): readonly ChosenModel[]
  readonly tell: Tell
  /** Hears of mistakes of the program itself. */
  onBug?(error: unknown, step: string): void
}

export type ImportSource = { readonly kind: 'paths'; readonly paths: readonly string[] } | { readonly kind: 'demo' }

export interface FilmRoomService {
  /** Why nothing can be written to the library; null where it can. */
  readonly readOnly: Fault | null
  listGames(): Promise<Result<readonly GameSummary[]>>
  listFlags(): Promise<Result<readonly Flag[]>>
  putFlag(flag: Flag): Promise<Result<null>>
  removeFlag(flagId: string): Promise<Result<null>>

  /** The packets of the contract, packed. */
  playsPacket(): Promise<Result<Uint8Array>>
  playPacket(key: PlayKey): Promise<Result<Uint8Array>>
  glancePacket(key: PlayKey): Promise<Result<Uint8Array>>

  readonly importing: ImportProgress | null
  startImport(source: ImportSource): Result<null>
  cancelImport(): void

  readFirst(keys: readonly PlayKey[]): void
  stopReading(stop: boolean): void
  model(): Promise<Result<ModelSummary>>
  listModels(): Promise<Result<readonly ModelChoice[]>>
  /** The model in a folder; without a name where it is none of those that are listed. */
  findModelIn(folder: string): Promise<Result<FoundChoice>>
  useModel(name: string | null): Promise<Result<null>>
  /** The report of the model in use on the labelled plays of the library; null where it was cancelled. */
  evaluate(plays: PlaysKind): Promise<Result<EvaluationReport | null>>
  cancelEvaluation(): void
  /** Writes that report into a folder, which is made. */
  saveEvaluation(plays: PlaysKind, folder: string): Promise<Result<null>>
  flagsCsv(): Promise<Result<Uint8Array>>
  dispose(): Promise<void>
}

export type OpenFilmRoom = (options: FilmRoomOptions) => Promise<Result<FilmRoomService>>
