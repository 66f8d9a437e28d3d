/** `shell`, `clipboard` and `net`: the desktop around the program, of which the stand-in has none. */
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strict } from './strict.ts'

const MIME: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css' },
  ...{ '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2' },
  ...{ '.wasm': 'application/wasm', '.txt': 'text/plain', '.ico': 'image/x-icon', '.gif': 'image/gif' },
}

/** What the program asked of the desktop, the latest last; a test reads it as `shell[Symbol.for('asked')]`. */
const asked: { readonly name: string; readonly what: string }[] = []

export const shell = strict('shell', {
  [Symbol.for('asked')]: asked,
  showItemInFolder: (path: string): void => void asked.push({ name: 'showItemInFolder', what: path }),
  async openExternal(url: string): Promise<void> {
    asked.push({ name: 'openExternal', what: url })
  },
  async openPath(path: string): Promise<string> {
    asked.push({ name: 'openPath', what: path })
    return ''
  },
  beep: (): void => {},
} satisfies Partial<Electron.Shell>)

let copied = ''

/** A clipboard of the program's own: tests must not write over the user's. */
export const clipboard = strict('clipboard', {
  async writeText(text: string): Promise<void> {
    copied = text
  },
  readText: async (): Promise<string> => copied,
  clear: (): void => {
    copied = ''
  },
} satisfies Partial<Electron.Clipboard>)

export const net = strict('net', {
  async fetch(input: string | Request, options?: RequestInit): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url
    if (!url.startsWith('file:')) return fetch(input, options)
    const path = fileURLToPath(url)
    const type = MIME[extname(path).toLowerCase()]
    try {
      return new Response(await readFile(path), type === undefined ? {} : { headers: { 'content-type': type } })
    } catch {
      throw new Error('net::ERR_FILE_NOT_FOUND')
    }
  },
  isOnline: (): boolean => true,
  online: true,
})
