/** What the program remembers for its user from one start to the next, besides the library: one file each. */
import { join } from 'node:path'
import { z } from 'zod'
import { DEFAULT_SETTINGS, type Settings } from '../../preload/settings.ts'
import { SETTINGS_FILE } from '../valueSchemas.ts'
import { CHOSEN_MODELS, type ChosenModels, NO_MODELS } from './chosenModels.ts'
import { KeptFile, type KeptFileOptions } from './keptFile.ts'
import { NO_SOURCES, RECENT_SOURCES, type RecentSources } from './recentSources.ts'
import { LIBRARY_VIEWS, type LibraryView } from './views.ts'
import { WINDOW_STATE, type WindowState } from './windowState.ts'

export interface KeptFiles {
  readonly settings: KeptFile<Settings>
  /** Where the coach was in each library, the latest first. */
  readonly views: KeptFile<readonly LibraryView[]>
  readonly recent: KeptFile<RecentSources>
  /** Folders with models, beside the folder of models. */
  readonly models: KeptFile<ChosenModels>
  /** The library that was opened last, absolute; null for the default one. */
  readonly library: KeptFile<string | null>
  readonly window: KeptFile<WindowState | null>
}

export async function openKeptFiles(folder: string, warn: (what: string) => void): Promise<KeptFiles> {
  const open = <Value>(name: string, { schema, initial }: Pick<KeptFileOptions<Value>, 'schema' | 'initial'>) =>
    KeptFile.open<Value>({ path: join(folder, name), schema, initial, warn })
  const [settings, views, recent, models, library, window] = await Promise.all([
    open<Settings>('settings.json', { schema: SETTINGS_FILE, initial: DEFAULT_SETTINGS }),
    open<readonly LibraryView[]>('views.json', { schema: LIBRARY_VIEWS, initial: [] }),
    open<RecentSources>('recent.json', { schema: RECENT_SOURCES, initial: NO_SOURCES }),
    open<ChosenModels>('chosen-models.json', { schema: CHOSEN_MODELS, initial: NO_MODELS }),
    open<string | null>('chosen-library.json', { schema: z.string().nullable(), initial: null }),
    open<WindowState | null>('window.json', { schema: WINDOW_STATE.nullable(), initial: null }),
  ])
  return { settings, views, recent, models, library, window }
}

/** When everything that was put is on the disk. */
export async function keptFilesSettled(files: KeptFiles): Promise<void> {
  await Promise.all(Object.values(files).map((file: KeptFile<unknown>) => file.settled()))
}
