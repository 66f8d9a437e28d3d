import { EventEmitter } from 'node:events'
import type { App, Session } from 'electron'
import { expect, it } from 'vitest'
import { confinePages, isOwnUrl, refusePermissions } from '../../../main/app/security.ts'
import { notingLog } from '../../builders/shell.ts'

function confinedContents() {
  const app = new EventEmitter()
  confinePages(app as unknown as App, notingLog())
  let openWindow: unknown = null
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: () => unknown) => {
      openWindow = handler()
    },
  })
  app.emit('web-contents-created', {}, contents)
  return { contents, openWindow }
}

it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('refuses %s', (name) => {
  let isPrevented = false
  const event = {
    preventDefault: () => {
      isPrevented = true
    },
  }
  confinedContents().contents.emit(name, event)
  expect(isPrevented).toBe(true)
})

it('opens no other window', () => {
  expect(confinedContents().openWindow).toEqual({ action: 'deny' })
})

it('grants no permission and no download', () => {
  const answers: unknown[] = []
  const session = {
    on: (name: string, refuse: (event: { preventDefault(): void }) => void) =>
      refuse({ preventDefault: () => answers.push(name) }),
    setPermissionRequestHandler: (handle: (...values: unknown[]) => void) =>
      handle(null, 'media', (granted: boolean) => answers.push(granted)),
    setPermissionCheckHandler: (check: () => boolean) => answers.push(check()),
    setDevicePermissionHandler: (check: () => boolean) => answers.push(check()),
  }
  refusePermissions(session as unknown as Session)
  expect(answers).toEqual(['will-download', false, false, false])
})

it.each(['presnap://film-room', 'presnap://film-room/', 'presnap://film-room/index.html?play=1#x'])(
  'knows its own page %s',
  (url) => {
    expect(isOwnUrl(url)).toBe(true)
  },
)

it.each([
  '',
  'presnap:film-room',
  'presnap://film-room:80/',
  'presnap://film-room@evil/',
  'presnap://evil@film-room/',
  'https://film-room/',
])('takes %j for foreign', (url) => {
  expect(isOwnUrl(url)).toBe(false)
})
