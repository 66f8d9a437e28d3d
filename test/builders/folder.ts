/** Folders for tests, gone when they are done. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** A folder for one test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'presnap-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A folder for all tests of a file. */
export function suiteFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'presnap-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
