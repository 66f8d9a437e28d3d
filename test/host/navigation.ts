/** Where a page is and where it may go. */
import { hostEvents } from './host.ts'
import { emulatedTheme } from './nativeTheme.ts'
import type { Page } from './page.ts'
import { appUrl, servedUrl } from './schemes.ts'
import { blockedRequests, isBlocked } from './session.ts'
import type { WebContents } from './webContents.ts'

interface Frame {
  readonly id: string
  readonly parentId?: string
  readonly url: string
  readonly urlFragment?: string
  readonly unreachableUrl?: string
}

interface PausedRequest {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: { readonly url: string; readonly method: string }
}

export class Navigation {
  url = ''
  title = ''
  isLoading = false
  readonly #contents: WebContents
  #mainFrame = ''
  /** Navigations that main itself has asked for: nobody needs to allow them. */
  #own = 0

  constructor(contents: WebContents) {
    this.#contents = contents
  }

  async watch(page: Page): Promise<void> {
    const contents = this.#contents
    page.on<PausedRequest>('Fetch.requestPaused', (request) => this.#decide(page, request))
    page.on<{ frame: Frame }>('Page.frameNavigated', ({ frame }) => this.#onNavigated(page, frame))
    page.on<{ frameId: string; url: string }>('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== this.#mainFrame) return
      this.url = appUrl(url)
      contents.emit('did-navigate-in-page', {}, this.url, true)
    })
    page.on('Page.domContentEventFired', () => contents.emit('dom-ready'))
    page.on('Page.loadEventFired', () => {
      if (this.url === '' || this.url === 'about:blank') return
      this.readTitle(page).then(() => {
        this.isLoading = false
        contents.emit('did-finish-load')
        contents.emit('did-stop-loading')
      })
    })
    const watchRequests = () => page.send('Fetch.enable', { patterns: watchedRequests() })
    const onRequests = () => void watchRequests().catch(() => {})
    hostEvents.on('requests', onRequests)
    contents.once('destroyed', () => hostEvents.off('requests', onRequests))
    const { frameTree } = await page.send<{ frameTree: { frame: Frame } }>('Page.getFrameTree')
    this.#mainFrame = frameTree.frame.id
    await watchRequests()
  }

  /** Resolves when the page has loaded, and rejects when it cannot. */
  async load(url: string): Promise<void> {
    const page = await this.#contents.page
    const loaded = new Promise<void>((resolve) => this.#contents.once('did-finish-load', () => resolve()))
    this.#own++
    this.isLoading = true
    this.#contents.emit('did-start-loading')
    const { errorText } = await page.send<{ errorText?: string }>('Page.navigate', { url: servedUrl(url) })
    this.#own = 0
    if (errorText === undefined) return loaded
    const [reason, code] = [errorText.replace('net::', ''), -2]
    this.#contents.emit('did-fail-load', {}, code, reason, url, true)
    throw new Error(`${reason} (${code}) loading '${url}'`)
  }

  reload(): void {
    this.#own++
    this.#contents.page.then((page) => page.tell('Page.reload')).catch(() => {})
  }

  #decide(page: Page, { requestId, frameId, resourceType, request }: PausedRequest): void {
    const url = appUrl(request.url)
    const isMainFrame = frameId === this.#mainFrame
    const isOwn = isMainFrame && this.#own > 0
    if (resourceType === 'Document' && isMainFrame) this.#own = 0
    const mayGo = resourceType !== 'Document' || isOwn || this.#contents.mayNavigate(url, isMainFrame)
    if (mayGo && !isBlocked(url, resourceType)) page.tell('Fetch.continueRequest', { requestId })
    else page.tell('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
  }

  #onNavigated(page: Page, frame: Frame): void {
    if (frame.parentId !== undefined) return
    this.#mainFrame = frame.id
    this.url = appUrl(`${frame.url}${frame.urlFragment ?? ''}`)
    if (this.url === 'about:blank') return
    // whoever drives the browser has set the page up by now, and may have undone it
    const theme = emulatedTheme()
    if (theme.features.some(({ value }) => value !== '')) page.tell('Emulation.setEmulatedMedia', theme)
    this.#contents.emit('did-navigate', {}, this.url, 200, 'OK')
  }

  async readTitle(page: Page): Promise<void> {
    const asked = page.send<{ result: { value: string } }>('Runtime.evaluate', { expression: 'document.title' })
    const title = await asked.then(
      ({ result }) => result.value,
      () => this.title,
    )
    if (title === this.title || title === '') return
    this.title = title
    this.#contents.emit('page-title-updated', {}, title, true)
  }
}

function watchedRequests(): object[] {
  const documents = { urlPattern: '*', resourceType: 'Document' }
  return blockedRequests() ? [documents, { urlPattern: 'https://*' }, { urlPattern: 'http://*' }] : [documents]
}
