/** The system's Chromium as a child of this process, whose end is its end too. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { DevTools } from './devTools.ts'

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET = [
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions'],
  ...['--no-first-run', '--no-default-browser-check', '--mute-audio', '--password-store=basic', '--use-mock-keychain'],
]
/** No processor for graphics, real or emulated: the same pixels on every machine, and in half the time of an emulated one. */
const HEADLESS = ['--headless=new', '--no-startup-window', '--disable-gpu', '--disable-software-rasterizer']
/** A window without tabs and address; the first BrowserWindow takes it. */
const HEADED = ['--app=data:text/html,']
/** Waits for Chromium, however its parent ends, and then takes its profile away, from which helpers may still go. */
const KEEPER = `profile=$1; shift; "$@"; rm -rf "$profile" 2>/dev/null || { sleep 1; rm -rf "$profile"; }`

export const IS_HEADED = process.env.HOST_HEADED === '1'

export interface ChromiumOptions {
  /** Port of the server that answers for every host below localhost. */
  readonly port: number
  readonly userAgent: string
  readonly switches: ReadonlyMap<string, string>
}

/** Starts it. Its pipe closes when this process ends, even by kill -9, and without its pipe it ends. */
export async function startChromium({ port, userAgent, switches }: ChromiumOptions): Promise<DevTools> {
  const named = process.env.PRESNAP_CHROMIUM
  const program = [...(named === undefined ? [] : [named]), ...CANDIDATES].find((path) => existsSync(path))
  if (program === undefined) throw new Error('The stand-in needs Chromium. Install it, or name it in PRESNAP_CHROMIUM.')
  const profile = mkdtempSync(join(tmpdir(), 'electron-stand-in-'))
  const isRoot = process.getuid?.() === 0
  const args = [
    ...QUIET,
    ...(IS_HEADED ? HEADED : HEADLESS),
    ...(isRoot && !switches.has('no-sandbox') ? ['--no-sandbox'] : []),
    ...[...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    ...['--remote-debugging-pipe', `--user-data-dir=${profile}`, `--user-agent=${userAgent}`],
    `--host-resolver-rules=MAP *.localhost 127.0.0.1:${port}`,
  ]
  const child = spawn('/bin/sh', ['-c', KEEPER, 'sh', profile, program, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // whoever kills the whole group of the program leaves the keeper to its work
    detached: true,
  })
  let said = ''
  child.stderr?.on('data', (data: Buffer) => {
    said = `${said}${data}`.slice(-4000)
    const [line] = /DevTools listening on ws:\S+\n/.exec(said) ?? []
    // whoever drives the app looks for this line, as in Electron's own output
    if (line !== undefined) process.stderr.write(line)
    if (line !== undefined) said = ''
  })
  const [, , , commands, answers] = child.stdio as unknown as Duplex[]
  if (commands === undefined || answers === undefined) throw new Error('Chromium was started without its pipes')
  const devTools = new DevTools(answers, commands)
  const gone = new Promise<never>((_resolve, reject) =>
    child.on('exit', (code) => reject(new Error(`Chromium ended with ${code}: ${said}`))),
  )
  gone.catch(() => {})
  await Promise.race([devTools.send('Browser.getVersion'), gone])
  return devTools
}
