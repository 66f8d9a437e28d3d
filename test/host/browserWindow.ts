/** `BrowserWindow`: a window's place, state and life. It has no frame and no menu bar: its bounds are its content. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from './app.ts'
import { host, hostEvents } from './host.ts'
import { preventable } from './strict.ts'
import { WebContents } from './webContents.ts'
import { WindowPlace } from './windowPlace.ts'
import { windows } from './windows.ts'

let lastId = 0
let focusedId: number | null = null

export class BrowserWindow
  extends WindowPlace
  implements
    Pick<
      Electron.BrowserWindow,
      | ('id' | 'loadURL' | 'loadFile' | 'reload' | 'show' | 'showInactive' | 'hide' | 'isVisible' | 'focus' | 'blur')
      | ('isFocused' | 'close' | 'destroy' | 'isDestroyed' | 'getTitle' | 'setTitle' | 'title' | 'setBackgroundColor')
      | ('setMenuBarVisibility' | 'isMenuBarVisible' | 'setAutoHideMenuBar' | 'isMenuBarAutoHide' | 'setMenu')
      | ('removeMenu' | 'setProgressBar' | 'flashFrame' | 'setRepresentedFilename' | 'setDocumentEdited' | 'moveTop')
      | ('setIcon' | 'setOverlayIcon' | 'setSkipTaskbar' | 'setContentProtection')
    >
{
  protected override readonly events = [
    ...['close', 'closed', 'ready-to-show', 'show', 'hide', 'focus', 'blur', 'page-title-updated', 'resize', 'resized'],
    ...['will-resize', 'move', 'moved', 'will-move', 'maximize', 'unmaximize', 'minimize', 'restore', 'session-end'],
    ...['enter-full-screen', 'leave-full-screen', 'unresponsive', 'responsive', 'app-command', 'query-session-end'],
  ]
  readonly id = ++lastId
  readonly webContents: WebContents
  /** It has agreed to close and will be gone at the next turn. */
  isClosing = false
  #title: string
  #isVisible: boolean
  #isMenuBarVisible: boolean
  #isMenuBarAutoHide: boolean
  #isDestroyed = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(options)
    if (host.devTools === null) throw new Error('Cannot create BrowserWindow before app is ready')
    this.#title = options.title ?? app.getName()
    this.#isVisible = options.show !== false
    this.#isMenuBarAutoHide = options.autoHideMenuBar ?? false
    this.#isMenuBarVisible = !this.#isMenuBarAutoHide
    windows.set(this.id, this)
    if (this.#isVisible) focusedId = this.id
    this.webContents = new WebContents(this, options.webPreferences?.preload ?? null)
    this.#listen()
    hostEvents.emit('window-created', this)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()]
  }

  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null
  }

  static fromWebContents(contents: { readonly id: number }): BrowserWindow | null {
    return windows.get(contents.id) ?? null
  }

  static getFocusedWindow(): BrowserWindow | null {
    return windows.get(focusedId ?? -1) ?? null
  }

  #listen(): void {
    const contents = this.webContents
    contents.once('did-finish-load', () => this.emit('ready-to-show'))
    contents.on('page-title-updated', (_event: object, title: string) => {
      const event = preventable({})
      this.emit('page-title-updated', event, title, true)
      if (!event.defaultPrevented) this.#title = title
    })
  }

  protected override applyBounds(bounds: Electron.Rectangle): void {
    this.webContents.page.then((page) => page.setSize(bounds)).catch(() => {})
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  loadFile(path: string): Promise<void> {
    return this.loadURL(pathToFileURL(resolve(app.getAppPath(), path)).href)
  }

  reload(): void {
    this.webContents.reload()
  }

  show(): void {
    const wasVisible = this.#isVisible
    this.#isVisible = true
    if (!wasVisible) this.emit('show')
    this.focus()
  }

  showInactive(): void {
    this.#isVisible = true
    this.emit('show')
  }

  hide(): void {
    this.#isVisible = false
    this.emit('hide')
  }

  isVisible(): boolean {
    return this.#isVisible && !this.isMinimized()
  }

  focus(): void {
    if (focusedId === this.id) return
    const before = BrowserWindow.getFocusedWindow()
    focusedId = this.id
    before?.emit('blur')
    this.emit('focus')
  }

  blur(): void {
    if (focusedId !== this.id) return
    focusedId = null
    this.emit('blur')
  }

  isFocused(): boolean {
    return focusedId === this.id
  }

  /** Closes it unless a listener of `close` prevents that. */
  close(): void {
    if (this.#isDestroyed || this.isClosing) return
    const event = preventable({})
    this.emit('close', event)
    if (event.defaultPrevented) return
    this.isClosing = true
    setImmediate(() => this.destroy())
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    windows.delete(this.id)
    if (focusedId === this.id) focusedId = null
    this.webContents.destroy()
    this.emit('closed')
    if (windows.size === 0) hostEvents.emit('all-closed')
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  get title(): string {
    return this.#title
  }

  set title(title: string) {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
  }

  setMenuBarVisibility(isVisible: boolean): void {
    this.#isMenuBarVisible = isVisible
  }

  isMenuBarVisible(): boolean {
    return this.#isMenuBarVisible
  }

  setAutoHideMenuBar(isHidden: boolean): void {
    this.#isMenuBarAutoHide = isHidden
  }

  isMenuBarAutoHide(): boolean {
    return this.#isMenuBarAutoHide
  }

  setMenu(): void {}
  removeMenu(): void {}
  setBackgroundColor(): void {}
  setProgressBar(): void {}
  flashFrame(): void {}
  setRepresentedFilename(): void {}
  setDocumentEdited(): void {}
  moveTop(): void {}
  setIcon(): void {}
  setOverlayIcon(): void {}
  setSkipTaskbar(): void {}
  setContentProtection(): void {}
}
