/** `webContents`: what a window shows, and how main and the page talk. */
import { randomUUID } from 'node:crypto'
import { IS_HEADED } from './chromium.ts'
import { browser, host, hostEvents } from './host.ts'
import { ipcMain } from './ipcMain.ts'
import { emulatedTheme } from './nativeTheme.ts'
import { Navigation } from './navigation.ts'
import { decoded, encoded } from './page/codec.ts'
import { FILE_MARK, type FromPage, type ToPage } from './page/renderer.ts'
import { Page } from './page.ts'
import { listenToConsole } from './pageConsole.ts'
import { pageScript } from './pageScript.ts'
import { appUrl, schemes } from './schemes.ts'
import { defaultSession } from './session.ts'
import { NotImplemented, preventable, StrictEmitter } from './strict.ts'
import { WebFrameMain } from './webFrameMain.ts'

/** A window opened by a page asks this first. */
type WindowOpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse

const bytes = {
  toBase64: (array: Uint8Array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64'),
  fromBase64: (text: string) => new Uint8Array(Buffer.from(text, 'base64')),
}
/** The window around it. */
interface Owner {
  readonly id: number
  getBounds(): Electron.Rectangle
  takeSize(size: { readonly width: number; readonly height: number }): void
  close(): void
  destroy(): void
}

const all = new Map<number, WebContents>()

export class WebContents
  extends StrictEmitter
  implements
    Pick<
      Electron.WebContents,
      | ('id' | 'send' | 'loadURL' | 'reload' | 'getURL' | 'getTitle' | 'isDestroyed' | 'close' | 'executeJavaScript')
      | ('setWindowOpenHandler' | 'openDevTools' | 'closeDevTools' | 'isDevToolsOpened' | 'toggleDevTools' | 'focus')
      | ('isLoading' | 'isCrashed' | 'getType' | 'setZoomFactor' | 'setVisualZoomLevelLimits' | 'getUserAgent')
      | ('setBackgroundThrottling' | 'setIgnoreMenuShortcuts' | 'getZoomFactor' | 'getOSProcessId')
    >
{
  protected override readonly events = [
    ...['did-start-loading', 'did-stop-loading', 'dom-ready', 'did-finish-load', 'did-fail-load', 'did-navigate'],
    ...['did-navigate-in-page', 'will-navigate', 'will-frame-navigate', 'will-redirect', 'page-title-updated'],
    ...['console-message', 'render-process-gone', 'destroyed', 'preload-error', 'unresponsive', 'responsive'],
    ...['will-attach-webview', 'context-menu', 'before-input-event', 'will-prevent-unload', 'did-create-window'],
    ...['devtools-opened', 'devtools-closed', 'zoom-changed', 'focus', 'blur'],
  ]
  readonly id: number
  readonly session = defaultSession
  readonly mainFrame: WebFrameMain
  readonly page: Promise<Page>
  /** Null until it is open. */
  targetId: string | null = null
  readonly #wire = `stand-in-${randomUUID()}`
  readonly #owner: Owner
  readonly #navigation: Navigation
  #incoming = Promise.resolve()
  #openHandler: WindowOpenHandler | null = null
  #isDestroyed = false
  #isCrashed = false
  #zoom = 1

  constructor(owner: Owner, preload: string | null) {
    super()
    const { id } = owner
    this.id = id
    this.#owner = owner
    all.set(id, this)
    this.#navigation = new Navigation(this)
    this.mainFrame = new WebFrameMain(this)
    this.page = this.#open(owner.getBounds(), preload)
    this.page.catch((error: Error) => {
      if (!this.#isDestroyed) throw error
    })
  }

  static getAllWebContents(): WebContents[] {
    return [...all.values()]
  }

  static fromId(id: number): WebContents | undefined {
    return all.get(id)
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all.values()].find((contents) => contents.targetId === targetId)
  }

  static getFocusedWebContents(): WebContents | null {
    return [...all.values()].at(-1) ?? null
  }

  async #open(bounds: Electron.Rectangle, preload: string | null): Promise<Page> {
    const page = await Page.open(browser(), bounds)
    this.targetId = page.targetId
    page.on<{ payload: string }>('Runtime.bindingCalled', ({ payload }) => {
      this.#incoming = this.#incoming.then(() => this.#receive(page, payload))
    })
    page.on('Inspector.targetCrashed', () => {
      this.#isCrashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    listenToConsole(page, this)
    const { chrome = '', electron = '', node = '' } = process.versions as Record<string, string>
    const options = {
      wire: this.#wire,
      versions: { chrome, electron, node },
      schemes: [...schemes],
      isHeaded: IS_HEADED,
    }
    await Promise.all([
      page.send('Runtime.enable'),
      page.send('Page.enable'),
      page.send('Runtime.addBinding', { name: this.#wire }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(options, preload) }),
      page.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
      page.setSize(bounds),
      this.#navigation.watch(page),
      defaultSession.applyTo(this),
    ])
    const onTheme = () => page.tell('Emulation.setEmulatedMedia', emulatedTheme())
    hostEvents.on('theme', onTheme)
    this.once('destroyed', () => hostEvents.off('theme', onTheme))
    return page
  }

  /** What the page sent. Files in it become their paths, which takes a question back. */
  async #receive(page: Page, payload: string): Promise<void> {
    const text = payload.includes(FILE_MARK) ? await this.#withPaths(page, payload) : payload
    const message = decoded(text, bytes) as FromPage
    if (this.#isDestroyed) return
    const event = {
      ...{ type: 'frame', sender: this, senderFrame: this.mainFrame, frameId: 1, processId: this.id, ports: [] },
      reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
    }
    if (message.kind === 'send') ipcMain.emit(message.channel, event, ...message.args)
    else if (message.kind === 'open') this.#askToOpen(message)
    else if (message.kind === 'resize') this.#owner.takeSize(message)
    else {
      const { id, channel } = message
      ipcMain
        .answer(channel, event, message.args)
        .then((value) => this.#say({ kind: 'answer', id, value }))
        .catch((error: unknown) =>
          this.#say({ kind: 'failure', id, message: `Error invoking remote method '${channel}': ${error}` }),
        )
    }
  }

  async #withPaths(page: Page, payload: string): Promise<string> {
    const marks = [...new Set(payload.match(new RegExp(`"${FILE_MARK}\\d+"`, 'g')))]
    let text = payload
    for (const mark of marks) {
      const index = Number(JSON.parse(mark).slice(FILE_MARK.length))
      const expression = `globalThis[Symbol.for('${this.#wire}')].file(${index})`
      const { result } = await page.send<{ result: { objectId: string } }>('Runtime.evaluate', { expression })
      const { objectId } = result
      const info = await page.send<{ path: string }>('DOM.getFileInfo', { objectId }).catch(() => ({ path: '' }))
      text = text.replaceAll(mark, JSON.stringify(info.path))
    }
    return text
  }

  #askToOpen({ url, frameName, features }: Extract<FromPage, { kind: 'open' }>): void {
    const disposition = 'foreground-tab'
    const referrer = { url: this.getURL(), policy: 'strict-origin-when-cross-origin' } as const
    const details = { url: appUrl(url), frameName, features, disposition, referrer } as const
    if (this.#openHandler?.(details).action !== 'deny') throw new NotImplemented('opening windows from a page')
  }

  #say(message: ToPage): void {
    const text = JSON.stringify(encoded(message, bytes))
    const expression = `globalThis[Symbol.for('${this.#wire}')]?.hear(${text})`
    this.page.then((page) => page.tell('Runtime.evaluate', { expression })).catch(() => {})
  }

  send(channel: string, ...args: unknown[]): void {
    this.#say({ kind: 'send', channel, args })
  }

  loadURL(url: string): Promise<void> {
    return this.#navigation.load(url)
  }

  reload(): void {
    this.#navigation.reload()
  }

  getURL(): string {
    return this.#navigation.url
  }

  getTitle(): string {
    return this.#navigation.title
  }

  isLoading(): boolean {
    return this.#navigation.isLoading
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const params = { expression: code, awaitPromise: true, returnByValue: true, userGesture: true }
    const answer = await (await this.page).send<Evaluated>('Runtime.evaluate', params)
    if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.exception?.description ?? '')
    return answer.result.value
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  isCrashed(): boolean {
    return this.#isCrashed
  }

  getType(): 'window' {
    return 'window'
  }

  getUserAgent(): string {
    return `Electron/${process.versions.electron} ${host.version}`
  }

  getOSProcessId(): number {
    return process.pid
  }

  getZoomFactor(): number {
    return this.#zoom
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor
    this.page.then((page) => page.tell('Emulation.setPageScaleFactor', { pageScaleFactor: factor })).catch(() => {})
  }

  async setVisualZoomLevelLimits(): Promise<void> {}
  setBackgroundThrottling(): void {}
  setIgnoreMenuShortcuts(): void {}
  openDevTools(): void {}
  closeDevTools(): void {}
  toggleDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false
  }
  focus(): void {}

  /** Closes the window around it. */
  close(): void {
    this.#owner.close()
  }

  /** The window is gone. */
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    all.delete(this.id)
    this.page.then((page) => page.close()).catch(() => {})
    this.emit('destroyed')
  }

  /** The page's title may have changed. */
  readTitle(): void {
    this.page.then((page) => this.#navigation.readTitle(page)).catch(() => {})
  }

  /** Somebody else closed the page, and cannot be refused. */
  closedFromOutside(): void {
    this.#owner.destroy()
  }

  /** Asks main whether the page may go elsewhere. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    const event = preventable({
      url,
      isMainFrame,
      isSameDocument: false,
      frame: this.mainFrame,
      initiator: this.mainFrame,
    })
    this.emit('will-frame-navigate', event, url)
    if (isMainFrame) this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }
}

interface Evaluated {
  readonly result: { readonly value: unknown }
  readonly exceptionDetails?: { readonly exception?: { readonly description: string } }
}
