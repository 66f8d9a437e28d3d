/** The system's dialogs: what to open, and where to save. */
import { type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { SaveKind } from '../../preload/values.ts'
import { LIBRARY_ENDING } from '../ipc/opening.ts'
import type { Dialogs } from '../ipc/shell.ts'

const TRACKING_FILES = {
  name: 'Tracking data',
  extensions: ['zip', 'csv', 'parquet', 'gz', 'zst', 'bz2', 'xz'],
}
const ALL_FILES = { name: 'All files', extensions: ['*'] }
const LIBRARIES = { name: 'Presnap library', extensions: [LIBRARY_ENDING.slice(1)] }
const SAVE_KINDS: Readonly<Record<SaveKind, { name: string; extensions: string[] }>> = {
  gif: { name: 'GIF', extensions: ['gif'] },
  png: { name: 'PNG image', extensions: ['png'] },
  csv: { name: 'CSV table', extensions: ['csv'] },
}

/** Dialogs over the window. */
export function dialogsOver(window: () => BrowserWindow | null): Dialogs {
  const open = async (options: OpenDialogOptions) => {
    const parent = window()
    const { canceled, filePaths } = await (parent === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options))
    return canceled || filePaths.length === 0 ? null : filePaths
  }
  const save = async (options: SaveDialogOptions) => {
    const parent = window()
    const { canceled, filePath } = await (parent === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(parent, options))
    return canceled || filePath === '' ? null : filePath
  }
  return {
    sources: (kind) => open(SOURCES[kind]),
    library: async (kind) => {
      if (kind === 'new') return withEnding(await save(NEW_LIBRARY))
      return (await open(LIBRARY_THERE))?.[0] ?? null
    },
    modelFolder: async () => (await open(MODEL_FOLDER))?.[0] ?? null,
    saveFile: (kind, suggestedName) =>
      save({ defaultPath: suggestedName, filters: [SAVE_KINDS[kind]], properties: ['createDirectory'] }),
    saveFolder: async (what) => (await open({ ...SAVE_FOLDER, title: FOLDER_TITLES[what] }))?.[0] ?? null,
  }
}

const SOURCES: Readonly<Record<'files' | 'folder', OpenDialogOptions>> = {
  files: {
    title: 'Import Tracking Data',
    buttonLabel: 'Import',
    filters: [TRACKING_FILES, ALL_FILES],
    properties: ['openFile', 'multiSelections'],
  },
  folder: {
    title: 'Import a Folder of Tracking Data',
    buttonLabel: 'Import',
    properties: ['openDirectory', 'multiSelections'],
  },
}
const LIBRARY_THERE: OpenDialogOptions = {
  title: 'Open Library',
  filters: [LIBRARIES, ALL_FILES],
  properties: ['openFile'],
}
const MODEL_FOLDER: OpenDialogOptions = {
  title: 'Choose the Folder of a Model',
  buttonLabel: 'Choose',
  properties: ['openDirectory'],
}
const NEW_LIBRARY: SaveDialogOptions = {
  title: 'New Library',
  defaultPath: `season${LIBRARY_ENDING}`,
  filters: [LIBRARIES],
  properties: ['createDirectory'],
}
const FOLDER_TITLES = { clips: 'Save GIFs to a Folder', report: 'Save the Report to a Folder' } as const
const SAVE_FOLDER: OpenDialogOptions = {
  buttonLabel: 'Save Here',
  properties: ['openDirectory', 'createDirectory'],
}

/** Some systems give the name as it was typed. */
function withEnding(path: string | null): string | null {
  return path === null || path.toLowerCase().endsWith(LIBRARY_ENDING) ? path : `${path}${LIBRARY_ENDING}`
}
