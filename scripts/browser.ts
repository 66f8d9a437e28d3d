/** The system's Chromium for tests that need a page: found, or installed where that needs no question. */
import { existsSync } from 'node:fs'
import { installDebianPackages } from './debianPackages.ts'

const PACKAGES = ['chromium', 'fonts-dejavu-core']
const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The path of a Chromium, or a sentence that says what to install. */
export function ensureChromium(): { path: string } | { missing: string } {
  const found = findChromium()
  if (found !== null) return { path: found }
  const { command, ran } = installDebianPackages(PACKAGES, 'The browser tests need Chromium, and there is none here.')
  if (!ran) {
    return {
      missing: `The browser tests need Chromium, and there is none here. Install it and run the tests again: sudo ${command}`,
    }
  }
  const installed = findChromium()
  return installed === null
    ? { missing: `Chromium could not be installed; the messages are above. Type: ${command}` }
    : { path: installed }
}

export function findChromium(): string | null {
  const named = process.env.PRESNAP_CHROMIUM
  return [...(named === undefined ? [] : [named]), ...CANDIDATES].find((path) => existsSync(path)) ?? null
}
