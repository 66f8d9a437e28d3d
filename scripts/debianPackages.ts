/** Programs of the system that tests need: installed where that needs no question. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Installs packages where the system is like Debian and this user may do that. Returns the command that does it, and
 *  whether it was run: whether it succeeded shows in what is there now. */
export function installDebianPackages(packages: readonly string[], reason: string): { command: string; ran: boolean } {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!isDebianLike() || process.getuid?.() !== 0) return { command, ran: false }
  process.stderr.write(`${reason} Installing Debian's: ${command}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'ignore', 2], env })
  spawnSync(command, { stdio: ['ignore', 'ignore', 2], env, shell: true })
  return { command, ran: true }
}

function isDebianLike(): boolean {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
}
