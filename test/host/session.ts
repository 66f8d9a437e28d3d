/** `session`: what pages may do, asked of the app's handlers before a page loads. */
import { browser, hostEvents } from './host.ts'
import { StrictEmitter, strict } from './strict.ts'
import type { WebContents } from './webContents.ts'

type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>
type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
type RequestListener = (
  details: { readonly url: string; readonly resourceType: string },
  callback: (response: { cancel?: boolean }) => void,
) => void

/** Electron's permissions, and what Chromium calls them. */
const PERMISSIONS: readonly (readonly [string, readonly string[]])[] = [
  ['geolocation', ['geolocation']],
  ['notifications', ['notifications']],
  ['media', ['audioCapture', 'videoCapture']],
  ['midi', ['midi']],
  ['midiSysex', ['midiSysex']],
  ['clipboard-read', ['clipboardReadWrite']],
  ['clipboard-sanitized-write', ['clipboardSanitizedWrite']],
  ['idle-detection', ['idleDetection']],
  ['display-capture', ['displayCapture']],
  ['window-management', ['windowManagement']],
]

let requestListener: RequestListener | null = null

export class Session
  extends StrictEmitter
  implements Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>
{
  protected override readonly events = ['will-download', 'preconnect', 'select-serial-port', 'select-hid-device']
  #requestHandler: RequestHandler | null = null
  #checkHandler: CheckHandler | null = null

  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest(filterOrListener: unknown, listener?: RequestListener): void {
      requestListener = listener ?? (filterOrListener as RequestListener | null)
      hostEvents.emit('requests')
    },
  })

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#requestHandler = handler
    hostEvents.emit('permissions')
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#checkHandler = handler
    hostEvents.emit('permissions')
  }

  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}

  /** Grants what the handlers grant and refuses the rest, now and whenever a handler changes. */
  async applyTo(contents: WebContents): Promise<void> {
    const apply = async () => {
      const granted = PERMISSIONS.filter(([name]) => this.#allows(name, contents)).flatMap(([, names]) => names)
      await browser().send('Browser.grantPermissions', { permissions: granted })
    }
    const onChange = () => void apply().catch(() => {})
    hostEvents.on('permissions', onChange)
    contents.once('destroyed', () => hostEvents.off('permissions', onChange))
    await apply()
  }

  #allows(permission: string, contents: WebContents): boolean {
    const page = contents as unknown as Electron.WebContents
    const details = { requestingUrl: contents.getURL(), isMainFrame: true }
    if (this.#checkHandler?.(page, permission as never, contents.mainFrame.origin, details as never) === false)
      return false
    let isGranted = this.#requestHandler === null
    this.#requestHandler?.(page, permission as never, (granted) => (isGranted = granted), details as never)
    return isGranted
  }
}

export const defaultSession = new Session()
export const session = strict('session', { defaultSession })

/** Whether any request has to be asked about. */
export function blockedRequests(): boolean {
  return requestListener !== null
}

/** What the app's `onBeforeRequest` says. An answer that comes later lets the request through. */
export function isBlocked(url: string, type: string): boolean {
  let isCancelled = false
  const resourceType = type === 'Document' ? 'mainFrame' : type.toLowerCase()
  requestListener?.({ url, resourceType }, ({ cancel }) => (isCancelled = cancel ?? false))
  return isCancelled
}
