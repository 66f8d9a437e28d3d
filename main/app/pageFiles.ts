/** The page's own files, as the bundler left them in one folder: nothing outside of it can be named. */
import { readFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
}

/** Endings that the page has files of; whatever else lies there is not for it. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** The file that a URL's path names ("/" is the page itself), or null where there is none to give. */
export async function pageFile(folder: string, urlPath: string): Promise<PageFile | null> {
  const path = pathInside(folder, urlPath === '/' ? '/index.html' : urlPath)
  const type = path === null ? undefined : TYPES[extname(path)]
  if (path === null || type === undefined) return null
  try {
    return { bytes: await readFile(path), type }
  } catch {
    return null
  }
}

/** Null for what is no plain path below the folder: dot segments, back slashes and drive letters, encoded or not. */
function pathInside(folder: string, urlPath: string): string | null {
  const decoded = decodedPath(urlPath)
  if (decoded === null || /[\\\0:]/.test(decoded)) return null
  const segments = decoded.split('/').slice(1)
  if (segments.some((segment) => segment === '' || segment.startsWith('.'))) return null
  const path = join(folder, ...segments)
  return relative(folder, path).startsWith('..') ? null : path
}

function decodedPath(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    return null
  }
}
