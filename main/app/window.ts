/** The one window: how it is made, where it stands, and what becomes of it when its page fails. */
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { KeptFile } from '../kept/keptFile.ts'
import { placementOn, SMALLEST, type WindowState } from '../kept/windowState.ts'
import type { Log } from '../log.ts'
import { PACKAGE } from '../places.ts'
import { PAGE_URL } from './protocol.ts'

/** The page's ground, so that nothing flashes before it is drawn. */
const GROUND = { dark: '#0d1014', light: '#e9edf1' } as const
/** A window that is being dragged is noted this long after its last move. */
const SETTLED_AFTER_MS = 400
/** A page that crashes again sooner than this will not be mended by another reload. */
const HOPELESS_WITHIN_MS = 60_000

export interface WindowParts {
  readonly state: KeptFile<WindowState | null>
  readonly log: Log
  /** The page is gone or loaded anew. */
  readonly onPageGone: () => void
  /** Its process ended by itself; it is loaded anew. */
  readonly onCrash: () => void
  /** It ended again at once. */
  readonly onHopeless: () => void
}

export function openWindow(parts: WindowParts): BrowserWindow {
  const window = makeWindow(parts.state.value)
  followTheme(window)
  keepState(window, parts.state)
  watchPage(window, parts)
  window.once('ready-to-show', () => {
    if (parts.state.value?.isMaximized === true) window.maximize()
    window.show()
  })
  void window.loadURL(PAGE_URL).catch((error) => parts.log.error('the page did not load', error))
  return window
}

function makeWindow(state: WindowState | null): BrowserWindow {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  const screens = [main, ...others].map(({ workArea }) => workArea)
  return new BrowserWindow({
    ...placementOn(screens, state),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    fullscreen: state?.isFullScreen === true,
    title: 'Presnap',
    backgroundColor: ground(),
    webPreferences: {
      preload: join(PACKAGE, 'out', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // its dictionaries would be fetched from the network
      spellcheck: false,
    },
  })
}

function ground(): string {
  return nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light
}

function followTheme(window: BrowserWindow): void {
  const follow = () => window.setBackgroundColor(ground())
  nativeTheme.on('updated', follow)
  window.once('closed', () => nativeTheme.off('updated', follow))
}

function keepState(window: BrowserWindow, file: KeptFile<WindowState | null>): void {
  let timer: NodeJS.Timeout | undefined
  const keep = () => {
    clearTimeout(timer)
    const bounds = window.getNormalBounds()
    // where it was is a comfort: that it cannot be saved is nobody's trouble
    void file.put({ bounds, isMaximized: window.isMaximized(), isFullScreen: window.isFullScreen() })
  }
  const keepSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, SETTLED_AFTER_MS)
  }
  window.on('resize', keepSoon)
  window.on('move', keepSoon)
  window.on('close', keep)
  window.once('closed', () => clearTimeout(timer))
}

/** A page that crashes is loaded anew, unless that did not help the last time. */
function watchPage(window: BrowserWindow, { log, onPageGone, onCrash, onHopeless }: WindowParts): void {
  let crashedAt_ms = Number.NEGATIVE_INFINITY
  // not when one begins to load: a navigation that is refused begins, too, and the page stays
  window.webContents.on('did-navigate', onPageGone)
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    onPageGone()
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log.error(`the page's process ended: ${reason} (${exitCode})`)
    const now_ms = Date.now()
    if (now_ms - crashedAt_ms < HOPELESS_WITHIN_MS) return onHopeless()
    crashedAt_ms = now_ms
    onCrash()
    window.webContents.reload()
  })
}
