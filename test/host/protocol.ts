/** `protocol`: the app's own schemes, answered over HTTP so that bodies stream at full speed both ways. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { appUrl, schemes, servedHeader } from './schemes.ts'
import { strict } from './strict.ts'

type Handler = (request: Request) => Response | Promise<Response>

/** Headers that name addresses. */
const ADDRESSED = /^(content-security-policy(-report-only)?|access-control-allow-origin|location)$/
/** Known to our Chromium alone: nobody else on this machine may talk to the app. */
const SECRET = randomUUID()

const handlers = new Map<string, Handler>()

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(custom: Electron.CustomScheme[]): void {
    for (const { scheme } of custom) schemes.add(scheme)
  },
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    schemes.add(scheme)
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
} satisfies Partial<Record<keyof Electron.Protocol, unknown>>)

/** Listens for our Chromium on this machine alone. */
export async function serveSchemes(product: string): Promise<{ port: number; userAgent: string }> {
  const server = createServer((request, response) => {
    if (request.headers['user-agent']?.includes(SECRET)) answer(request, response).catch(() => response.destroy())
    else response.writeHead(403).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return { port: (server.address() as AddressInfo).port, userAgent: `${product} (${SECRET})` }
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = appUrl(`http://${incoming.headers.host}${incoming.url}`)
  const handler = handlers.get(URL.parse(url)?.protocol.slice(0, -1) ?? '')
  if (handler === undefined) return void outgoing.destroy()
  const response = await answerOf(handler, incoming, url)
  if (response === null) return void outgoing.destroy()
  const isWorker = incoming.headers['sec-fetch-dest'] === 'worker'
  const headers = [...response.headers].flatMap(([name, value]) =>
    isWorker && name === 'content-length' ? [] : [name, ADDRESSED.test(name) ? servedHeader(value) : value],
  )
  if (!response.headers.has('cache-control')) headers.push('cache-control', 'no-store')
  outgoing.writeHead(response.status, response.statusText, headers)
  if (isWorker) outgoing.write(workerPrelude())
  if (response.body === null) return void outgoing.end()
  await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing)
}

/** Null where the handler throws: the page then sees a request that failed, and main's output says why. */
async function answerOf(handler: Handler, incoming: IncomingMessage, url: string): Promise<Response | null> {
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string])
  const body = hasBody ? { body: Readable.toWeb(incoming) as unknown as BodyInit, duplex: 'half' as const } : {}
  try {
    return await handler(new Request(url, { method, headers, ...body }))
  } catch (error) {
    process.stderr.write(`protocol handler of ${url}: ${error instanceof Error ? error.stack : error}\n`)
    return null
  }
}

/** Threads of the page reach the app's addresses with fetch, too. */
function workerPrelude(): string {
  const pattern = `/^(${[...schemes].join('|')}):\\/\\/([^/?#]+)/`
  return `{const f=self.fetch;self.fetch=(i,o)=>f(typeof i==='string'?i.replace(${pattern},'http://$2.$1.localhost'):i,o)};`
}
