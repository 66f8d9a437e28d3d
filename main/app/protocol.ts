/** The app's own scheme: the page's files, packets of plays, and the bytes of what is saved. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, type Result } from '../../ml/base/result.ts'
import { gameId, playId } from '../../ml/football/ids.ts'
import { ORIGIN, SCHEME } from '../../preload/contract.ts'
import { packed } from '../../preload/packet.ts'
import { bugFault } from '../bugFault.ts'
import type { RoomKeeper } from '../ipc/roomKeeper.ts'
import type { Saves } from '../ipc/saves.ts'
import type { FilmRoomService } from '../ipc/service.ts'
import type { Log } from '../log.ts'
import { pageFile } from './pageFiles.ts'
import { SAFE_HEADERS } from './responseHeaders.ts'

/** To be registered before the app is ready. */
export const SCHEME_PRIVILEGES = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
} as const

export const PAGE_URL = `${ORIGIN}/index.html`

/** Of a request, what is looked at. */
export type PageRequest = Pick<Request, 'url' | 'method' | 'arrayBuffer'>

export interface Serving {
  /** Where the bundler left the page. */
  readonly folder: string
  readonly rooms: Pick<RoomKeeper, 'room'>
  readonly saves: Saves
  readonly log: Log
}

const PLAY_PATH = /^\/packets\/(play|glance)\/(\d{1,15})_(\d{1,15})$/
const SAVE_PATH = /^\/saves\/(\d{1,15})(?:\/([^/]+))?$/
const PACKED_TYPE = 'application/vnd.msgpack'
/** Of a packet or a save that failed; its body is the packed fault. */
const FAULT_STATUS = 422

/** Answers one request. Faults come packed with status 422, a bug too; nothing is thrown. */
export async function answerRequest(serving: Serving, request: PageRequest): Promise<Response> {
  const { protocol, host, pathname } = new URL(request.url)
  if (`${protocol}//${host}` !== ORIGIN) return refusal(404)
  try {
    if (pathname.startsWith('/saves/')) return await answerSave(serving, request, pathname)
    if (request.method !== 'GET') return refusal(405)
    if (pathname.startsWith('/packets/')) return await answerPacket(serving, pathname)
    const file = await pageFile(serving.folder, pathname)
    return file === null ? refusal(404) : answer(200, file.bytes, file.type)
  } catch (error) {
    const [, room = ''] = pathname.split('/')
    serving.log.error(`request ${room}`, error)
    return faultAnswer(bugFault(error, `request ${room}`))
  }
}

async function answerPacket({ rooms }: Serving, pathname: string): Promise<Response> {
  const play = PLAY_PATH.exec(pathname)
  if (play === null && pathname !== '/packets/plays') return refusal(404)
  const room = await rooms.room()
  if (!room.ok) return faultAnswer(room.fault)
  const packet = play === null ? await room.value.playsPacket() : await packetOfPlay(room.value, play)
  return packet.ok ? answer(200, packet.value, PACKED_TYPE) : faultAnswer(packet.fault)
}

function packetOfPlay(room: FilmRoomService, [, name, game, play]: RegExpExecArray): Promise<Result<Uint8Array>> {
  const key = { gameId: gameId(Number(game)), playId: playId(Number(play)) }
  return name === 'glance' ? room.glancePacket(key) : room.playPacket(key)
}

/** Answers with the packed name under which the file lies there. */
async function answerSave({ saves }: Serving, request: PageRequest, pathname: string): Promise<Response> {
  if (request.method !== 'POST') return refusal(405)
  const path = SAVE_PATH.exec(pathname)
  if (path === null) return refusal(404)
  const name = decodedName(path[2])
  if (!name.ok) return faultAnswer(name.fault)
  const written = await saves.write(Number(path[1]), name.value, new Uint8Array(await request.arrayBuffer()))
  return written.ok ? answer(200, packed(written.value), PACKED_TYPE) : faultAnswer(written.fault)
}

function decodedName(encoded: string | undefined): Result<string | null> {
  if (encoded === undefined) return { ok: true, value: null }
  try {
    return { ok: true, value: decodeURIComponent(encoded) }
  } catch {
    return failed({ kind: 'bad-file-name', where: encoded, what: 'This is no file name.', next: 'Give it another.' })
  }
}

function faultAnswer(fault: Fault): Response {
  return answer(FAULT_STATUS, packed(fault), PACKED_TYPE)
}

function refusal(status: 404 | 405): Response {
  return answer(status, new TextEncoder().encode(status === 404 ? 'not found' : 'not allowed'), 'text/plain')
}

function answer(status: number, body: Uint8Array, type: string): Response {
  return new Response(body as Uint8Array<ArrayBuffer>, { status, headers: { ...SAFE_HEADERS, 'Content-Type': type } })
}
