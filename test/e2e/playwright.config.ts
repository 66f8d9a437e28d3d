/** The window, driven as a coach drives it. The same specs drive real Electron where PRESNAP_E2E_ELECTRON=real says so;
 *  otherwise the stand-in of test/host takes its place. */
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

if (process.env.PRESNAP_E2E_ELECTRON !== 'real') {
  process.env.ELECTRON_OVERRIDE_DIST_PATH = join(import.meta.dirname, '../host')
}

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './prepareLibraries.ts',
  outputDir: '../../out/e2e',
  // each window has a Chromium and threads of its own: two of them are what two cores carry
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
})
