/** The system's Chromium for tests that need a page: found, or installed where that needs no question. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const PACKAGES = ['chromium', 'fonts-dejavu-core']
const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The path of a Chromium, or a sentence that says what to install. */
export function ensureChromium(): { path: string } | { missing: string } {
  const found = findChromium()
  if (found !== null) return { path: found }
  const command = `apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`
  if (!isDebianLike() || process.getuid?.() !== 0) {
    return {
      missing: `The browser tests need Chromium, and there is none here. Install it and run the tests again: sudo ${command}`,
    }
  }
  process.stderr.write(`The browser tests need Chromium, and there is none here. Installing Debian's: ${command}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'ignore', 2], env })
  spawnSync(command, { stdio: ['ignore', 'ignore', 2], env, shell: true })
  const installed = findChromium()
  return installed === null
    ? { missing: `Chromium could not be installed; the messages are above. Type: ${command}` }
    : { path: installed }
}

export function findChromium(): string | null {
  const named = process.env.PRESNAP_CHROMIUM
  return [...(named === undefined ? [] : [named]), ...CANDIDATES].find((path) => existsSync(path)) ?? null
}

function isDebianLike(): boolean {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
}
