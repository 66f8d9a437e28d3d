/** The page's end: the `electron` that a sandboxed preload script gets, and the wire to main. It goes into the page as
 *  text, together with codec.ts and bridge.ts. */
import { exposed } from './bridge.ts'
import { type Bytes, decoded, encoded } from './codec.ts'

/** What the page says to main. */
export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'open'; readonly url: string; readonly frameName: string; readonly features: string }
  | { readonly kind: 'resize'; readonly width: number; readonly height: number }

/** What main says to the page. */
export type ToPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }

/** How a file of the page is named to main, which knows where it lies. */
export const FILE_MARK = 'file-of-the-page:'

export interface PageOptions {
  /** Name of the binding through which the page speaks, and key of the symbol under which it hears. */
  readonly wire: string
  /** The window has a frame of its own. */
  readonly isHeaded: boolean
  readonly versions: Readonly<Record<string, string>>
  /** Origins of custom schemes, and where the stand-in serves them. */
  readonly schemes: readonly string[]
}

type Listener = (event: object, ...args: unknown[]) => void
type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void

const bytes: Bytes = {
  toBase64: (array) => (array as unknown as { toBase64(): string }).toBase64(),
  fromBase64: (text) => (Uint8Array as unknown as { fromBase64(text: string): Uint8Array }).fromBase64(text),
}

/** Sets up the page before any of its own scripts runs; `preload` is the app's script, null where it has none. */
export function startPage(options: PageOptions, preload: Preload | null): void {
  if (window.top !== window || location.href === 'about:blank') return
  const wire = openWire(options.wire)
  reachSchemes(options.schemes)
  askBeforeOpening(wire)
  addEventListener('resize', () => {
    const [width, height] = options.isHeaded ? [outerWidth, outerHeight] : [innerWidth, innerHeight]
    wire.say({ kind: 'resize', width, height })
  })
  const electron = strictly('electron', {
    ipcRenderer: ipcRenderer(wire),
    contextBridge: strictly('contextBridge', { exposeInMainWorld }),
    webUtils: strictly('webUtils', { getPathForFile: wire.pathOf }),
  })
  const require = (name: string) => {
    if (/^electron(\/(renderer|common))?$/.test(name)) return electron
    throw new Error(`module not found: ${name}`)
  }
  const { versions } = options
  const process = { type: 'renderer', platform: 'linux', versions, env: {}, sandboxed: true, contextIsolated: true }
  const module = { exports: {} }
  preload?.(require, module, module.exports, strictly('process', process))
}

interface Wire {
  say(message: FromPage): void
  ask(channel: string, args: unknown[]): Promise<unknown>
  pathOf(file: File): string
  readonly listeners: Map<string, Listener[]>
}

function openWire(name: string): Wire {
  const page = globalThis as unknown as Record<string | symbol, unknown>
  const post = page[name] as (text: string) => void
  delete page[name]
  const listeners = new Map<string, Listener[]>()
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const files: File[] = []
  const say = (message: FromPage) => post(encoded(message, bytes))
  // questions of an earlier page are not answered to this one
  let lastId = Math.floor(Math.random() * 2 ** 40)
  const hear = (text: string) => {
    const message = decoded(text, bytes) as ToPage
    if (message.kind === 'send') {
      const event = { sender: null, ports: [] }
      for (const listener of listeners.get(message.channel) ?? [])
        try {
          listener(event, ...message.args)
        } catch (error) {
          reportError(error)
        }
    } else {
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.kind === 'answer') asked?.resolve(message.value)
      else asked?.reject(new Error(message.message))
    }
  }
  const value = Object.freeze({ hear, file: (index: number) => files[index] })
  Object.defineProperty(page, Symbol.for(name), { value, enumerable: false })
  return {
    say,
    listeners,
    ask: (channel, args) =>
      new Promise((resolve, reject) => {
        say({ kind: 'invoke', id: ++lastId, channel, args })
        waiting.set(lastId, { resolve, reject })
      }),
    pathOf: (file) => {
      if (!(file instanceof File)) throw new TypeError('getPathForFile expects a File')
      return madeByScript.has(file) ? '' : `${FILE_MARK}${files.push(file) - 1}`
    },
  }
}

/** Files that a script made lie nowhere. */
const madeByScript = new WeakSet<File>()
const NativeFile = globalThis.File
globalThis.File = new Proxy(NativeFile, {
  construct(target, args, newTarget) {
    const file = Reflect.construct(target, args, newTarget) as File
    madeByScript.add(file)
    return file
  },
})

function ipcRenderer(wire: Wire): object {
  const { listeners } = wire
  const self = {
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return self
    },
    once(channel: string, listener: Listener) {
      const once: Listener = (...args) => {
        self.off(channel, once)
        listener(...args)
      }
      return self.on(channel, once)
    },
    off(channel: string, listener: Listener) {
      const others = (listeners.get(channel) ?? []).filter((other) => other !== listener)
      listeners.set(channel, others)
      return self
    },
    addListener: (channel: string, listener: Listener) => self.on(channel, listener),
    removeListener: (channel: string, listener: Listener) => self.off(channel, listener),
    removeAllListeners(channel: string) {
      listeners.delete(channel)
      return self
    },
    send: (channel: string, ...args: unknown[]) => wire.say({ kind: 'send', channel, args }),
    invoke: (channel: string, ...args: unknown[]) => wire.ask(channel, args),
  }
  return strictly('ipcRenderer', self)
}

function exposeInMainWorld(name: string, value: unknown): void {
  if (name in globalThis)
    throw new Error(`Cannot bind an API on top of an existing property on the window object: ${name}`)
  Object.defineProperty(globalThis, name, { value: exposed(value), enumerable: true })
}

/** Windows are main's to open: it hears of every wish, and the page gets none by itself. */
function askBeforeOpening(wire: Wire): void {
  const ask = (url: string, frameName: string, features: string) =>
    wire.say({ kind: 'open', url: new URL(url, location.href).href, frameName, features })
  window.open = (url, target, features) => {
    ask(`${url ?? 'about:blank'}`, target ?? '', features ?? '')
    return null
  }
  const onClick = (event: MouseEvent) => {
    const link = event.composedPath().find((part): part is HTMLAnchorElement => part instanceof HTMLAnchorElement)
    if (event.defaultPrevented || link === undefined || link.href === '') return
    const isElsewhere = link.target !== '' && !/^_(self|top|parent)$/.test(link.target)
    if (!isElsewhere && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) return
    event.preventDefault()
    ask(link.href, link.target, '')
  }
  addEventListener('click', onClick)
  addEventListener('auxclick', onClick)
}

/** Chromium knows no scheme of the app's: addresses below it go to where the stand-in serves it. */
function reachSchemes(schemes: readonly string[]): void {
  const pattern = new RegExp(`^(${schemes.join('|')})://([^/?#]+)`)
  const served = (url: string) => url.replace(pattern, (_all, scheme, host) => `http://${host}.${scheme}.localhost`)
  const fetchServed = globalThis.fetch
  globalThis.fetch = (input, init) => {
    if (!(input instanceof Request)) return fetchServed(served(`${input}`), init)
    return fetchServed(pattern.test(input.url) ? new Request(served(input.url), input) : input, init)
  }
  const NativeWorker = globalThis.Worker
  globalThis.Worker = new Proxy(NativeWorker, {
    construct: (target, [url, ...rest], newTarget) => Reflect.construct(target, [served(`${url}`), ...rest], newTarget),
  })
}

function strictly(name: string, value: object): object {
  return new Proxy(value, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || key === 'then' || key === '__esModule' || key === 'default')
        return Reflect.get(target, key, receiver)
      throw new Error(`electron.${name}.${key} is not implemented in the stand-in (test/host)`)
    },
  })
}
