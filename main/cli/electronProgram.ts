/** Electron's program, which opens the window: where it is, and how it comes here. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { failed, ok, type Result } from '../../ml/base/result.ts'

/** Where Electron's own installer gets it, unless the variables that it knows name a mirror. */
const RELEASES = 'https://github.com/electron/electron/releases/'
/** Long enough to reach a server, short enough to wait for without one. */
const REACH_MS = 4000

/** The program's path. It is fetched where it is not here yet and the network has it; `say` tells of that. */
export async function electronProgram(say: (text: string) => void): Promise<Result<string>> {
  const folder = electronPackage()
  if (folder === null) return absent('the package electron is not installed', 'Install it with npm install electron')
  const found = programIn(folder)
  if (found !== null) return ok(found)
  if (!(await canReachReleases())) return absent('it is not on this computer and its server cannot be reached', ONLINE)
  say('Fetching Electron, which opens the window (about 120 MB) ...')
  await run(process.execPath, [join(folder, 'install.js')])
  const fetched = programIn(folder)
  return fetched === null ? absent('it could not be fetched', ONLINE) : ok(fetched)
}

/** Runs a program in the foreground and gives its exit code. */
export function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

/** Whether there is a screen for a window to be on. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)
}

/** Switches without which Electron does not start here. */
export function electronSwitches(): readonly string[] {
  // Chromium confines no process of the administrator's
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

const ONLINE = 'Start again with a network'

function electronPackage(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

function programIn(folder: string): string | null {
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron'
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
  return existsSync(program) ? program : null
}

async function canReachReleases(): Promise<boolean> {
  const server = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? RELEASES
  try {
    await fetch(server, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) })
    return true
  } catch {
    return false
  }
}

function absent(what: string, next: string): Result<never> {
  return failed({ kind: 'no-electron', what: `Electron opens the window, and ${what}.`, next: `${next}.` })
}
