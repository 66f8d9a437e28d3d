/** What the answers to the page's calls are made of: the film room, what is kept, and the desktop around it. */
import type { PlayMoment } from '../../ml/football/playLink.ts'
import type { CommandId } from '../../preload/commands.ts'
import type { SaveKind } from '../../preload/values.ts'
import type { KeptFiles } from '../kept/keptFiles.ts'
import type { Announcer } from './announcer.ts'
import type { RoomKeeper } from './roomKeeper.ts'
import type { Saves } from './saves.ts'

/** Questions to the user; null where he closed the dialog. Paths are absolute. */
export interface Dialogs {
  sources(kind: 'files' | 'folder'): Promise<readonly string[] | null>
  library(kind: 'there' | 'new'): Promise<string | null>
  modelFolder(): Promise<string | null>
  saveFile(kind: SaveKind, suggestedName: string): Promise<string | null>
  saveFolder(what: 'clips' | 'report'): Promise<string | null>
}

/** The desktop that the window stands on. */
export interface Desktop {
  copyText(text: string): void
  showInFolder(path: string): void
  /** The system's own list of recent files. */
  addRecentDocument(path: string): void
  /** Theme and menus follow. */
  settingsChanged(): void
  recentChanged(): void
  setChecked(commands: readonly CommandId[]): void
}

export interface Shell {
  readonly version: string
  readonly platform: string
  /** The library that is used when none was chosen. */
  readonly defaultLibrary: string
  readonly rooms: RoomKeeper
  readonly kept: KeptFiles
  readonly saves: Saves
  readonly announcer: Announcer
  readonly dialogs: Dialogs
  readonly desktop: Desktop
  /** The play that the program was started with, once. */
  takeRequestedPlay(): PlayMoment | null
}
