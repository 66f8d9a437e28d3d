/** Stories in the window: Playwright's ordinary Electron specs, on the stand-in or on Electron itself. */
import { defineConfig } from '@playwright/test'
import { STATE_MS, TEST_MS } from '../builders/patience.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../out/e2e',
  // a film room takes all the processors it finds
  workers: 1,
  // a window on a shared machine: a story that fails once is told again, and the report says that it was flaky
  retries: 2,
  timeout: TEST_MS,
  expect: { timeout: STATE_MS },
  reporter: 'list',
  use: { trace: 'off' },
})
