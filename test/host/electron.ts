/** The module that an app gets as `electron`: every name that Electron's main process has, and no other. */
import { app } from './app.ts'
import { BrowserWindow as BrowserWindowClass } from './browserWindow.ts'
import { clipboard, net, shell } from './desktop.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipcMain.ts'
import { Menu as MenuClass, MenuItem as MenuItemClass } from './menu.ts'
import { nativeTheme } from './nativeTheme.ts'
import { protocol } from './protocol.ts'
import { screen } from './screen.ts'
import { session } from './session.ts'
import { absent, strict } from './strict.ts'
import { WebContents } from './webContents.ts'

export { app, clipboard, dialog, ipcMain, nativeTheme, net, protocol, screen, session, shell }
export const BrowserWindow = strict('BrowserWindow', BrowserWindowClass)
export const Menu = strict('Menu', MenuClass)
export const MenuItem = strict('MenuItem', MenuItemClass)
export const webContents = strict('webContents', {
  getAllWebContents: () => WebContents.getAllWebContents(),
  getFocusedWebContents: () => WebContents.getFocusedWebContents(),
  fromId: (id: number) => WebContents.fromId(id),
  fromDevToolsTargetId: (targetId: string) => WebContents.fromDevToolsTargetId(targetId),
})

export const autoUpdater = absent('autoUpdater')
export const BaseWindow = absent('BaseWindow')
export const BrowserView = absent('BrowserView')
export const ClipboardItem = absent('ClipboardItem')
export const contentTracing = absent('contentTracing')
export const crashReporter = absent('crashReporter')
export const desktopCapturer = absent('desktopCapturer')
export const globalShortcut = absent('globalShortcut')
export const ImageView = absent('ImageView')
export const inAppPurchase = absent('inAppPurchase')
export const IpcMainServiceWorker = absent('IpcMainServiceWorker')
export const MessageChannelMain = absent('MessageChannelMain')
export const nativeImage = absent('nativeImage')
export const netLog = absent('netLog')
export const Notification = absent('Notification')
export const powerMonitor = absent('powerMonitor')
export const powerSaveBlocker = absent('powerSaveBlocker')
export const pushNotifications = absent('pushNotifications')
export const safeStorage = absent('safeStorage')
export const ShareMenu = absent('ShareMenu')
export const systemPreferences = absent('systemPreferences')
export const TouchBar = absent('TouchBar')
export const Tray = absent('Tray')
export const utilityProcess = absent('utilityProcess')
export const View = absent('View')
export const WebContentsView = absent('WebContentsView')
export const webFrameMain = absent('webFrameMain')
export const WebSocket = absent('WebSocket')
