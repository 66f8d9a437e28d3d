/** A page in the system's Chromium that holds the built stage, for tests and benches that look at what it draws. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { ensureChromium } from '../../scripts/browser.ts'
import type {} from '../harness/stage.ts'
import { openedPlay } from './openedPlay.ts'
import { STATE_MS } from './patience.ts'
import { track, trackingOf } from './tracking.ts'

const HARNESS = join(import.meta.dirname, '../harness')
/** No such host is ever asked: every request is answered from the built folder. */
const ORIGIN = 'http://stage.invalid'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** The size of its field. */
export const VIEW = { width: 700, height: 520 }
/** A guard, a corner and the ball, which moves by a yard downfield in the frame after the snap. */
export const PLAY = openedPlay(
  trackingOf(
    [track(), track({ side: 'defense', jersey: 2 }), track({ side: 'ball' })],
    [65, 66].map((x) => [
      { x: 50, y: 20, speed: 0 },
      { x: 70, y: 40, speed: 0 },
      { x, y: 32, speed: 10, heading: 0 },
    ]),
    { snapFrame: 0 },
  ),
  { direction: 'left' },
)

export interface StagePage {
  readonly page: Page
  /** What the page complained of. */
  readonly complaints: readonly string[]
  dispose(): Promise<void>
}

export function openStagePage(): Promise<StagePage> {
  return openHarness('stage', 'harness')
}

/** Opens a page of the harness; it is ready once it has set a global. */
export async function openHarness(name: string, global: string): Promise<StagePage> {
  const folder = mkdtempSync(join(tmpdir(), 'presnap-stage-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: HARNESS,
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome150',
      rollupOptions: { input: join(HARNESS, `${name}.html`) },
    },
  })
  const found = ensureChromium()
  if ('missing' in found) throw new Error(found.missing)
  const browser: Browser = await chromium.launch({
    timeout: STATE_MS,
    executablePath: found.path,
    args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking'],
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  page.setDefaultTimeout(STATE_MS)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.route(`${ORIGIN}/**`, (route) => {
    const path = new URL(route.request().url()).pathname
    return route.fulfill({ body: readFileSync(join(folder, path)), contentType: TYPES[extname(path)] ?? 'text/plain' })
  })
  await page.goto(`${ORIGIN}/${name}.html`)
  await page.waitForFunction((wanted) => wanted in globalThis, global)
  const dispose = async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { page, complaints, dispose }
}
