/** What all parts of the stand-in share: the browser, once it runs. */
import { EventEmitter } from 'node:events'
import type { DevTools } from './devTools.ts'

interface Host {
  /** Null until the app is ready. */
  devTools: DevTools | null
  /** The app's version: Electron tells it to its pages. */
  version: string
}

export const host: Host = { devTools: null, version: '' }

/** What one part tells another: `window-created`, `all-closed`, and `theme`, `permissions`, `requests`: what holds for
 *  every page has changed. */
export const hostEvents = new EventEmitter()

export function browser(): DevTools {
  if (host.devTools === null) throw new Error('The app is not ready')
  return host.devTools
}
