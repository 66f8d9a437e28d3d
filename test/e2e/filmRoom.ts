/** The film room under test: `launchFilmRoom` starts it with a profile of its own, and ends it with the test;
 *  `sharedFilmRoom` starts one for all tests of a file. */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  type Page,
  type TestInfo,
} from '@playwright/test'
import type { CommandId } from '../../preload/commands.ts'
import { devData } from '../builders/devData.ts'
import { STATE_MS, TEST_MS } from '../builders/patience.ts'
import { type Asked, answerDialogs, type DialogAnswers, queueAnswers } from './desktop.ts'

const ROOT = join(import.meta.dirname, '../..')
const CLI = join(ROOT, 'out', 'main', 'cli', 'index.js')

// Electron's own way to name another program than the one in its package
if (process.env.PRESNAP_E2E_ELECTRON !== 'real') process.env.ELECTRON_OVERRIDE_DIST_PATH = join(ROOT, 'test', 'host')

export interface LaunchOptions {
  /** Folder of the app; this checkout by default. */
  readonly appFolder?: string
  /** Folder of the user's data; by default a new one, gone when the test is done. */
  readonly userData?: string
  /** A library to begin with, copied into the user's data. Without one the first run makes the demo game. */
  readonly library?: string
  /** Files and folders to open, `--play ...`. */
  readonly args?: readonly string[]
  /** Size of the page in pixels. */
  readonly size?: { readonly width: number; readonly height: number }
  readonly dialogs?: DialogAnswers
  /** The system's theme; light by default. */
  readonly theme?: 'light' | 'dark'
  readonly reducedMotion?: boolean
  /** Laid over the environment of the tests; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Errors of the page that the test provokes. */
  readonly provoked?: RegExp
}

export interface FilmRoom {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** Puts answers behind those that are waiting. */
  answer(dialogs: DialogAnswers): Promise<void>
  /** Dialogs that were shown and what the file manager was asked to show, in order. */
  asked(): Promise<readonly Asked[]>
  /** Chooses a menu item, as a click does. */
  clickMenu(id: CommandId): Promise<void>
  /** Drops files and folders from outside onto the middle of the page. */
  drop(...paths: string[]): Promise<void>
  /** Ends the program with kill -9. */
  kill(): Promise<void>
  /** Ends the program as a user does. */
  close(): Promise<void>
}

interface Fixtures {
  launchFilmRoom(options?: LaunchOptions): Promise<FilmRoom>
}

interface WorkerFixtures {
  /** A library with the demo game in it, imported and read; made once. Pass it as `library`. */
  demoLibrary: string
  /** The same of the two real games. Only for tests that are left out where there are none. */
  realLibrary: string
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads the fixtures that one needs from its first argument
  // biome-ignore lint/correctness/noEmptyPattern: this one needs none
  launchFilmRoom: async ({}, use, testInfo) => {
    const launched: Launched[] = []
    await use(async (options = {}) => {
      const room = await launch(options)
      launched.push(room)
      return room
    })
    for (const room of launched) await explainFailure(room, testInfo)
    for (const room of launched) await end(room)
  },
  demoLibrary: [
    // biome-ignore lint/correctness/noEmptyPattern: this one needs none
    async ({}, use) =>
      process.env.DEVDEMO
        ? use(process.env.DEVDEMO)
        : withLibrary((library, folder) => [['demo', '--library', library, '--out', folder]], use),
    { scope: 'worker', timeout: TEST_MS },
  ],
  realLibrary: [
    // biome-ignore lint/correctness/noEmptyPattern: this one needs none
    async ({}, use) =>
      withLibrary(
        (library, folder) => [
          ['import', devData('bdb-2018-games'), '--library', library],
          ['predict', '--library', library, '--out', join(folder, 'reads.csv')],
        ],
        use,
      ),
    { scope: 'worker', timeout: TEST_MS },
  ],
})
export { expect } from '@playwright/test'

/** One film room for all tests of a file, begun before its first test and ended after its last. A test that fails has
 *  the next one begin with a new film room. */
export function sharedFilmRoom(optionsWith: (demoLibrary: string) => LaunchOptions): () => FilmRoom {
  let room: Launched | undefined
  test.beforeAll(async ({ demoLibrary }) => {
    room = await launch(optionsWith(demoLibrary))
  })
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from it
  test.afterEach(async ({}, testInfo) => {
    if (room !== undefined) await explainFailure(room, testInfo)
  })
  test.afterAll(async () => {
    if (room !== undefined) await end(room)
  })
  return () => room as FilmRoom
}

/** What the command line is told, one call after the other. */
export type Commands = (library: string, folder: string) => readonly (readonly string[])[]

/** Makes a library with the command line, lends it, and clears it away. */
export async function withLibrary(commands: Commands, use: (library: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'presnap-library-'))
  const library = join(folder, 'library.presnap')
  for (const args of commands(library, folder)) await promisify(execFile)(process.execPath, [CLI, ...args])
  await use(library)
  rmSync(folder, { recursive: true, force: true })
}

export interface Launched extends FilmRoom {
  /** What main printed. */
  readonly output: () => string
  readonly isOwnData: boolean
  /** Errors of the page and of its console: there are none in a good test. */
  readonly complaints: readonly string[]
}

/** Starts it; whoever calls this ends it. Specs use `launchFilmRoom`. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'presnap-e2e-'))
  if (options.library !== undefined) copyFileSync(options.library, join(userData, 'library.presnap'))
  const app = await electron.launch({
    args: [options.appFolder ?? '.', `--user-data-dir=${userData}`, ...(options.args ?? [])],
    cwd: ROOT,
    env: definedOf({ ...process.env, ...options.env }),
    colorScheme: options.theme ?? 'light',
    timeout: STATE_MS,
  })
  const program = app.process()
  let output = ''
  for (const stream of [program.stdout, program.stderr])
    stream?.on('data', (data) => {
      output += data
    })
  await answerDialogs(app, options.dialogs ?? {})
  app.context().setDefaultTimeout(STATE_MS)
  const page = await app.firstWindow({ timeout: STATE_MS })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  page.on('console', (message) => {
    const complaint = `${message.text()} ${message.location().url}`
    if (message.type() === 'error' && options.provoked?.test(complaint) !== true) complaints.push(complaint)
  })
  if (options.reducedMotion === true) await page.emulateMedia({ reducedMotion: 'reduce' })
  if (options.size !== undefined) await setSize(app, options.size)
  // a window is there before its page
  await page.waitForURL((url) => url.href !== 'about:blank')
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()))
  return {
    ...{ app, page, userData, isOwnData: options.userData === undefined },
    ...{ complaints, output: () => output },
    answer: (dialogs) => queueAnswers(app, dialogs),
    asked: () => app.evaluate(() => globalThis.desktopOfTest.asked),
    clickMenu: (id) => clickMenu(app, id),
    drop: (...paths) => drop(page, paths),
    kill: async () => {
      program.kill('SIGKILL')
      await ended
    },
    close: async () => {
      await app.close()
      await ended
    },
  }
}

function definedOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Leaves what helps to see why a test failed. */
async function explainFailure(room: Launched, testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return
  await testInfo.attach('main', { body: room.output(), contentType: 'text/plain' })
  const picture = await room.page.screenshot({ timeout: 10_000 }).catch(() => null)
  if (picture !== null) await testInfo.attach('page', { body: picture, contentType: 'image/png' })
}

/** Ends it, however the tests went. */
async function end(room: Launched): Promise<void> {
  const unanswered = await room.app.evaluate(() => globalThis.desktopOfTest.unanswered).catch(() => [])
  await room.app.close().catch(() => {})
  if (room.isOwnData) rmSync(room.userData, { recursive: true, force: true, maxRetries: 10 })
  if (room.complaints.length > 0) throw new Error(`the page complained: ${room.complaints.join('\n')}`)
  if (unanswered.length > 0) throw new Error(`dialogs that the test did not expect: ${unanswered.join(', ')}`)
}

async function setSize(app: ElectronApplication, size: { width: number; height: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
}

async function clickMenu(app: ElectronApplication, wanted: string): Promise<void> {
  const state = await app.evaluate(({ BrowserWindow, Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id)
    if (item === undefined || item === null) return 'missing'
    if (!item.enabled || !item.visible) return 'disabled'
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
    item.click({}, window, window?.webContents)
    return 'clicked'
  }, wanted)
  if (state !== 'clicked') throw new Error(`menu item "${wanted}" is ${state}`)
}

async function drop(page: Page, files: string[]): Promise<void> {
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const client = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data })
  await client.detach()
}
