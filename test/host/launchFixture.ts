/** The fixture app on the stand-in, driven as any Electron app is. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { STATE_MS } from '../builders/patience.ts'

// Electron's own way to name another program
process.env.ELECTRON_OVERRIDE_DIST_PATH = import.meta.dirname

export interface Fixture {
  readonly app: ElectronApplication
  readonly page: Page
  /** Its user data. */
  readonly profile: string
}

/** What the fixture's page has from its preload script. */
export interface Bridge {
  echo<Value>(value: Value): Promise<Value>
  fail(): Promise<never>
  unknown(): Promise<never>
  sender(): Promise<{ isMainFrame: boolean; url: string; origin: string }>
  note(value: unknown): void
  heard(): unknown[][]
  point: { x: number; double?: unknown }
  nested: { list: number[] }
  call(callback: (value: object) => unknown): unknown
  paths(files: File[]): Promise<string[]>
  isBeforePage: boolean
}

declare global {
  var bridge: Bridge
  /** In the fixture's main: what happened there. */
  var happened: unknown[][]
}

export const FIXTURE = join(import.meta.dirname, 'fixture')

/** Starts it with a profile of its own, and ends it with the test. */
export async function launchFixture(args: readonly string[] = []): Promise<Fixture> {
  const { end, ...fixture } = await startFixture(args)
  onTestFinished(end)
  return fixture
}

/** Starts it once for all tests of a file, none of which may leave it changed. */
export function sharedFixture(): () => Fixture {
  let started: (Fixture & { end(): Promise<void> }) | null = null
  beforeAll(async () => {
    started = await startFixture([])
  })
  afterAll(() => started?.end())
  return () => {
    if (started === null) throw new Error('the fixture did not start')
    return started
  }
}

/** What happened in the fixture's main with this name. */
export function happenedIn({ app }: Fixture, name: string): Promise<unknown[][]> {
  return app.evaluate((_electron, wanted) => globalThis.happened.filter(([what]) => what === wanted), name)
}

async function startFixture(args: readonly string[]): Promise<Fixture & { end(): Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'presnap-fixture-'))
  const app = await _electron.launch({
    args: [FIXTURE, `--user-data-dir=${profile}`, ...args],
    colorScheme: null,
    timeout: STATE_MS,
  })
  app.context().setDefaultTimeout(STATE_MS)
  const end = async () => {
    await app.close().catch(() => {})
    rmSync(profile, { recursive: true, force: true })
  }
  const page = await app.firstWindow({ timeout: STATE_MS })
  // a window is there before its page
  await page.waitForURL(/page.html/)
  return { app, page, profile, end }
}
