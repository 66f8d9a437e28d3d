/** `Menu` and `MenuItem`: nothing is drawn, but every item is there and can be clicked. */
import { app } from './app.ts'
import { BrowserWindow } from './browserWindow.ts'
import { NotImplemented, preventable, StrictEmitter, strict } from './strict.ts'

type Options = Electron.MenuItemConstructorOptions
type Window = BrowserWindow | undefined

/** What Electron itself does for a role; the label that it gives. */
const ROLES: Readonly<Record<string, readonly [string, ((window: Window) => void)?]>> = {
  quit: ['Quit', () => app.quit()],
  close: ['Close Window', (window) => window?.close()],
  minimize: ['Minimize', (window) => window?.minimize()],
  zoom: ['Zoom', (window) => window?.maximize()],
  reload: ['Reload', (window) => window?.reload()],
  forcereload: ['Force Reload', (window) => window?.reload()],
  toggledevtools: ['Toggle Developer Tools', (window) => window?.webContents.toggleDevTools()],
  togglefullscreen: ['Toggle Full Screen', (window) => window?.setFullScreen(!window.isFullScreen())],
  undo: ['Undo', edit('undo')],
  redo: ['Redo', edit('redo')],
  cut: ['Cut', edit('cut')],
  copy: ['Copy', edit('copy')],
  paste: ['Paste', edit('paste')],
  delete: ['Delete', edit('delete')],
  selectall: ['Select All', edit('selectAll')],
  resetzoom: ['Actual Size', (window) => window?.webContents.setZoomFactor(1)],
  zoomin: ['Zoom In', (window) => window?.webContents.setZoomFactor(window.webContents.getZoomFactor() * 1.2)],
  zoomout: ['Zoom Out', (window) => window?.webContents.setZoomFactor(window.webContents.getZoomFactor() / 1.2)],
  about: ['About', () => app.showAboutPanel()],
  // submenus, and what only a Mac has
  ...{ appmenu: ['Electron'], filemenu: ['File'], editmenu: ['Edit'], viewmenu: ['View'], windowmenu: ['Window'] },
  ...{ window: ['Window'], help: ['Help'], services: ['Services'], front: ['Bring All to Front'], hide: ['Hide'] },
  ...{ hideothers: ['Hide Others'], unhide: ['Show All'], recentdocuments: ['Open Recent'] },
  clearrecentdocuments: ['Clear Menu', () => app.clearRecentDocuments()],
}

/** Submenus that come with a role. */
const SUBMENUS: Readonly<Record<string, readonly string[]>> = {
  editmenu: ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'],
  viewmenu: ['reload', 'forceReload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
  windowmenu: ['minimize', 'zoom', 'close'],
  filemenu: ['quit'],
}

let applicationMenu: Menu | null = null
let lastCommandId = 0

export class Menu extends StrictEmitter implements Pick<Electron.Menu, 'popup' | 'closePopup'> {
  protected override readonly events = ['menu-will-show', 'menu-will-close']
  items: MenuItem[] = []

  static buildFromTemplate(template: readonly (Options | MenuItem)[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array')
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: MenuItem): void {
    this.insert(this.items.length, item)
  }

  insert(place: number, item: MenuItem): void {
    item.menu = this
    this.items.splice(place, 0, item)
  }

  /** Looks into submenus, too. */
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }

  popup(): void {
    this.emit('menu-will-show', preventable({}))
  }

  closePopup(): void {
    this.emit('menu-will-close', preventable({}))
  }
}

export class MenuItemClass {
  readonly commandId = ++lastCommandId
  readonly id: string
  readonly type: Electron.MenuItem['type']
  readonly role: string | undefined
  readonly accelerator: string | null
  readonly registerAccelerator: boolean
  readonly userAccelerator = null
  readonly submenu: Menu | undefined
  readonly toolTip: string
  readonly icon: Options['icon']
  sublabel: string
  label: string
  enabled: boolean
  visible: boolean
  menu: Menu | undefined
  /** As the user's own click: a checkbox flips first. */
  readonly click: (event?: object, window?: BrowserWindow, contents?: object) => void
  #isChecked: boolean

  constructor(options: Options) {
    refuseUnknown(options)
    this.role = options.role?.toLowerCase()
    const role = this.role === undefined ? undefined : ROLES[this.role]
    if (this.role !== undefined && role === undefined) throw new NotImplemented(`MenuItem role ${options.role}`)
    this.submenu = submenuOf(options.submenu ?? SUBMENUS[this.role ?? '']?.map((role) => ({ role }) as Options))
    this.type = options.type ?? (this.submenu === undefined ? 'normal' : 'submenu')
    if (this.type === 'submenu' && this.submenu === undefined) throw new Error('Invalid submenu')
    this.label = options.label ?? role?.[0] ?? ''
    this.id = options.id ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.icon = options.icon
    this.accelerator = options.accelerator ?? null
    this.registerAccelerator = options.registerAccelerator ?? true
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.#isChecked = options.checked ?? false
    this.click = (event, window, _contents) => {
      if (this.type === 'checkbox' || this.type === 'radio') this.checked = this.type === 'radio' || !this.checked
      if (role?.[1] !== undefined) role[1](window ?? BrowserWindow.getFocusedWindow() ?? undefined)
      else options.click?.(this as never, window as never, event as never)
    }
  }

  get checked(): boolean {
    return this.#isChecked
  }

  /** One radio item of a group is on; a group ends at a separator. */
  set checked(isChecked: boolean) {
    if (this.type === 'radio' && isChecked) for (const other of this.#group()) other.#isChecked = false
    this.#isChecked = isChecked
  }

  #group(): MenuItemClass[] {
    const items = (this.menu?.items ?? []) as unknown as MenuItemClass[]
    const place = items.indexOf(this)
    const before = items.findLastIndex(({ type }, index) => index < place && type === 'separator')
    const after = items.findIndex(({ type }, index) => index > place && type === 'separator')
    return items.slice(before + 1, after < 0 ? items.length : after).filter(({ type }) => type === 'radio')
  }
}

function refuseUnknown(options: Options): void {
  const { label, role, type } = options
  if (label === undefined && role === undefined && type === undefined)
    throw new Error('Invalid template for MenuItem: must have at least one of label, role or type')
  for (const key of ['before', 'after', 'beforeGroupContaining', 'afterGroupContaining'] as const)
    if (key in options) throw new NotImplemented(`MenuItem option ${key}`)
}

function submenuOf(submenu: Options['submenu']): Menu | undefined {
  if (submenu === undefined) return undefined
  return submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu as Options[])
}

function edit(command: string): (window: Window) => void {
  return (window) => void window?.webContents.executeJavaScript(`document.execCommand('${command}')`)
}

Object.setPrototypeOf(MenuItemClass.prototype, strict('MenuItem', {}))
export const MenuItem = MenuItemClass
export type MenuItem = MenuItemClass
