/** `app`: the program's life, its places, and its one instance. */
import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readArguments } from './arguments.ts'
import { startChromium } from './chromium.ts'
import { host, hostEvents } from './host.ts'
import { serveSchemes } from './protocol.ts'
import { measureDisplay } from './screen.ts'
import { SingleInstance } from './singleInstance.ts'
import { preventable, StrictEmitter, strict } from './strict.ts'
import { watchTargets } from './targets.ts'
import { closeAll } from './windows.ts'

/** Switches that Chromium must not get: the stand-in sets its own. */
const WITHHELD = /^(inspect.*|user-data-dir|remote-debugging-pipe|headless|app|version|user-agent)$/
/** Of the command line; all others there may be the app's own. */
const PASSED_ON = /^(lang|force-.*|use-gl|use-angle|js-flags|no-sandbox|remote-debugging-port|window-.*|disable-gpu)$/

const ready = Promise.withResolvers<void>()

class App
  extends StrictEmitter
  implements
    Pick<
      Electron.App,
      | (
          | 'whenReady'
          | 'isReady'
          | 'quit'
          | 'exit'
          | 'relaunch'
          | 'focus'
          | 'isPackaged'
          | 'name'
          | 'getName'
          | 'setName'
        )
      | (
          | 'getVersion'
          | 'getAppPath'
          | 'getPath'
          | 'setPath'
          | 'getLocale'
          | 'requestSingleInstanceLock'
          | 'enableSandbox'
        )
      | ('hasSingleInstanceLock' | 'releaseSingleInstanceLock' | 'addRecentDocument' | 'clearRecentDocuments' | 'dock')
      | ('setAppUserModelId' | 'setAboutPanelOptions' | 'showAboutPanel' | 'disableHardwareAcceleration')
    >
{
  protected override readonly events = [
    ...['ready', 'will-finish-launching', 'window-all-closed', 'before-quit', 'will-quit', 'quit', 'activate'],
    ...['second-instance', 'open-file', 'open-url', 'browser-window-created', 'web-contents-created'],
    ...['browser-window-focus', 'browser-window-blur', 'render-process-gone', 'child-process-gone', 'gpu-info-update'],
  ]
  readonly isPackaged = false
  readonly dock = undefined
  name = 'Electron'
  readonly commandLine = commandLine
  readonly #paths = new Map<string, string>()
  #instance: SingleInstance | null = null
  #isReady = false
  #isQuitting = false

  whenReady(): Promise<void> {
    return ready.promise
  }

  isReady(): boolean {
    return this.#isReady
  }

  becomeReady(): void {
    this.#isReady = true
    this.emit('ready', {}, {})
    ready.resolve()
  }

  /** Closes every window, each of which may refuse, and ends the program. */
  quit(): void {
    if (this.#isQuitting) return
    const before = preventable({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.#isQuitting = true
    void closeAll().then((areClosed) => {
      const last = preventable({})
      if (areClosed) this.emit('will-quit', last)
      this.#isQuitting = false
      if (areClosed && !last.defaultPrevented) this.exit(0)
    })
  }

  exit(code = 0): void {
    this.emit('quit', {}, code)
    process.exit(code)
  }

  /** The last window is gone. */
  onAllClosed(): void {
    if (this.#isQuitting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  relaunch(): void {}
  focus(): void {}
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  addRecentDocument(): void {}
  clearRecentDocuments(): void {}
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  showAboutPanel(): void {}

  getName(): string {
    return this.name
  }

  setName(name: string): void {
    this.name = name
  }

  getVersion(): string {
    return host.version
  }

  getAppPath(): string {
    return process.env.HOST_APP ?? process.cwd()
  }

  getLocale(): string {
    return commandLine.getSwitchValue('lang') || 'en-US'
  }

  getPath(name: string): string {
    const set = this.#paths.get(name)
    if (set !== undefined) return set
    const place = PLACES[name]?.()
    if (place === undefined) throw new Error(`Failed to get '${name}' path`)
    if (name === 'userData') mkdirSync(place, { recursive: true })
    return place
  }

  setPath(name: string, path: string): void {
    if (!(name in PLACES)) throw new Error(`Failed to set path`)
    this.#paths.set(name, path)
  }

  requestSingleInstanceLock(data: Record<string, unknown> = {}): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'), ({ argv, cwd, data: sent }) =>
      this.emit('second-instance', {}, [...argv], cwd, sent),
    )
    const isFirst = this.#instance.request({ argv: process.argv, cwd: process.cwd(), data })
    if (isFirst) process.once('exit', () => this.releaseSingleInstanceLock())
    return isFirst
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance?.isHeld ?? false
  }

  releaseSingleInstanceLock(): void {
    this.#instance?.release()
  }
}

const { switches } = readArguments(process.argv.slice(1))
const appended = new Map<string, string>()

const commandLine = strict('app.commandLine', {
  appendSwitch: (name: string, value = '') => void appended.set(name, value),
  appendArgument: (_value: string): void => {},
  hasSwitch: (name: string) => appended.has(name) || switches.has(name),
  getSwitchValue: (name: string) => appended.get(name) ?? switches.get(name) ?? '',
  removeSwitch: (name: string) => {
    appended.delete(name)
    ;(switches as Map<string, string>).delete(name)
  },
} satisfies Electron.CommandLine)

const PLACES: Readonly<Record<string, () => string>> = {
  home: homedir,
  appData: () => process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'),
  userData: () => {
    const named = commandLine.getSwitchValue('user-data-dir')
    return named === '' ? join(app.getPath('appData'), app.getName()) : resolve(named)
  },
  sessionData: () => app.getPath('userData'),
  logs: () => join(app.getPath('userData'), 'logs'),
  crashDumps: () => join(app.getPath('userData'), 'Crashpad'),
  temp: tmpdir,
  exe: () => process.argv[0] ?? process.execPath,
  module: () => process.argv[0] ?? process.execPath,
  desktop: () => join(homedir(), 'Desktop'),
  documents: () => join(homedir(), 'Documents'),
  downloads: () => join(homedir(), 'Downloads'),
  music: () => join(homedir(), 'Music'),
  pictures: () => join(homedir(), 'Pictures'),
  videos: () => join(homedir(), 'Videos'),
}

export const app = new App()
hostEvents.on('all-closed', () => app.onAllClosed())
hostEvents.on('window-created', (window: { webContents: object }) => {
  app.emit('browser-window-created', {}, window)
  app.emit('web-contents-created', {}, window.webContents)
})

/** Brings the browser up while the app's script is loaded, and makes the app ready when both are there. As in Electron,
 *  a script that waits for that at its top level waits for ever. */
export function startApp(version: string, loaded: Promise<unknown>): void {
  host.version = version
  const passed = new Map([...switches].filter(([name]) => PASSED_ON.test(name)))
  for (const [name, value] of appended) if (!WITHHELD.test(name)) passed.set(name, value)
  const { chrome = '156.0.0.0', electron = '' } = process.versions as Record<string, string>
  const system = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)'
  const product = `${system} ${app.getName()}/${version} Chrome/${chrome} Electron/${electron} Safari/537.36`
  serveSchemes(product)
    .then((served) => startChromium({ ...served, switches: passed }))
    .then(async (devTools) => {
      await watchTargets(devTools)
      await measureDisplay(devTools)
      await loaded
      host.devTools = devTools
      app.becomeReady()
    })
    .catch((error: Error) => {
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    })
}
