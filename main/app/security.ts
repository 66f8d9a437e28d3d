/** What the page, and anything that might get into it, may not do. */
import type { App, Session } from 'electron'
import { ORIGIN } from '../../preload/contract.ts'
import type { SenderFrame } from '../ipc/router.ts'
import type { Log } from '../log.ts'

/** True for the main frame of the app's own origin, and no other. */
export function isOwnMainFrame(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isOwnUrl(frame.url)
}

/** URLs of this scheme have no origin that Node knows: scheme and host are compared. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return `${protocol}//${host}` === ORIGIN && username === '' && password === ''
}

/** Refuses navigation, new windows and embedded pages in everything that shows pages. */
export function confinePages(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => {
      log.error('a new window was refused')
      return { action: 'deny' }
    })
    const refuse = (what: string) => (event: { preventDefault(): void }) => {
      event.preventDefault()
      log.error(`${what} was refused`)
    }
    contents.on('will-navigate', refuse('a navigation'))
    contents.on('will-frame-navigate', refuse('a navigation of a frame'))
    contents.on('will-redirect', refuse('a redirection'))
    contents.on('will-attach-webview', refuse('an embedded page'))
  })
}

/** Refuses every permission and download: the page needs none, and what it saves goes where the user was asked. */
export function refusePermissions(session: Session): void {
  session.on('will-download', (event) => event.preventDefault())
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}
