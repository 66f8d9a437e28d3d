/** A film room of its own for each test, with an empty profile or a library that is ready, and hands to work it. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test'
import type { CommandId } from '../../preload/commands.ts'
import { type PreparedLibrary, preparedLibrary } from './prepareLibraries.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface LaunchOptions {
  /** A profile to go on with; a new one by default, gone when the test is done. */
  readonly profile?: string
  /** The library in a new profile; without one this is a first run. */
  readonly library?: PreparedLibrary
  readonly args?: readonly string[]
  readonly size?: { readonly width: number; readonly height: number }
  readonly theme?: 'dark' | 'light'
}

export interface FilmRoomWindow {
  readonly app: ElectronApplication
  readonly page: Page
  readonly profile: string
  /** What the page complained of: nothing, at the end of every test. */
  readonly complaints: readonly string[]
}

interface Fixtures {
  /** Opens the film room; it is closed with the test. */
  readonly launch: (options?: LaunchOptions) => Promise<FilmRoomWindow>
  /** A folder of the test's own. */
  readonly folder: string
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'presnap-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  launch: async ({ folder }, use) => {
    const opened: FilmRoomWindow[] = []
    await use(async (options = {}) => {
      const room = await open(options, folder)
      opened.push(room)
      return room
    })
    await Promise.all(opened.map(({ app }) => app.close().catch(() => undefined)))
    for (const { complaints } of opened) expect(complaints).toEqual([])
  },
})

export { expect } from '@playwright/test'

/** The library that a profile starts with. */
export function libraryIn(profile: string): string {
  return join(profile, 'library.presnap')
}

/** Answers the next dialogs that ask for files or folders to open; null for "Cancel". */
export async function answerOpenDialogs({ app }: FilmRoomWindow, paths: readonly string[] | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: chosen === null, filePaths: [...(chosen ?? [])] })
  }, paths)
}

/** Answers the next dialogs that ask where to save; null for "Cancel". */
export async function answerSaveDialogs({ app }: FilmRoomWindow, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' })
  }, path)
}

/** Chooses an item of the native menus. */
export async function chooseMenu({ app }: FilmRoomWindow, id: CommandId): Promise<void> {
  await app.evaluate(({ Menu }, item) => {
    const found = Menu.getApplicationMenu()?.getMenuItemById(item)
    if (found == null) throw new Error(`the menus have no item "${item}"`)
    found.click()
  }, id)
}

/** The film room's list once it has plays, and a play on the field. */
export async function withPlayOpen({ page }: FilmRoomWindow): Promise<void> {
  await expect(page.getByRole('slider', { name: 'Time in the play' })).toBeVisible()
}

async function open(options: LaunchOptions, folder: string): Promise<FilmRoomWindow> {
  const profile = options.profile ?? mkdtempSync(join(folder, 'profile-'))
  if (options.library !== undefined && !existsSync(libraryIn(profile))) {
    mkdirSync(profile, { recursive: true })
    copyFileSync(preparedLibrary(options.library), libraryIn(profile))
  }
  const app = await _electron.launch({
    args: [ROOT, `--user-data-dir=${profile}`, ...(options.args ?? [])],
    colorScheme: options.theme ?? 'dark',
  })
  const page = await app.firstWindow()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await resize(app, options.size ?? { width: 1280, height: 720 })
  await page.getByRole('heading', { name: 'Presnap film room' }).waitFor({ state: 'attached' })
  return { app, page, profile, complaints }
}

async function resize(app: ElectronApplication, size: { readonly width: number; readonly height: number }) {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
}
