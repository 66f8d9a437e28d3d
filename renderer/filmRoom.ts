/** The page's door to the main process: the only file that touches `window.filmRoom` and the packets. */
import type { Fault } from '../ml/base/fault.ts'
import { failed, ok, type Result } from '../ml/base/result.ts'
import type { PlayKey } from '../ml/football/ids.ts'
import type { FilmRoomBridge } from '../preload/contract.ts'
import { packetUrl, saveUrl } from '../preload/contract.ts'
import { unpacked } from '../preload/packet.ts'
import type { OpenedPlay, PlayRow } from '../preload/values.ts'

declare global {
  interface Window {
    readonly filmRoom: FilmRoomBridge
  }
}

/** Status of a packet that could not be made; its body is the fault. */
const FAULT_STATUS = 422

export const filmRoom: FilmRoomBridge = window.filmRoom

/** Rows of all plays of the library. */
export function fetchPlays(): Promise<Result<readonly PlayRow[]>> {
  return fetched(packetUrl('plays', null))
}

/** What the film room needs of one play; its read is on its way if it is not in it. */
export function fetchPlay(key: PlayKey, signal?: AbortSignal): Promise<Result<OpenedPlay>> {
  return fetched(packetUrl('play', key), signal === undefined ? {} : { signal })
}

/** The play as it is known now, for a picture of it: no read is asked for. */
export function glanceAtPlay(key: PlayKey): Promise<Result<OpenedPlay>> {
  return fetched(packetUrl('glance', key))
}

/** Writes bytes to the place behind a ticket; `name` for a file in a chosen folder. */
export function saveBytes(ticket: number, bytes: Uint8Array<ArrayBuffer>, name: string | null): Promise<Result<null>> {
  return fetched(saveUrl(ticket, name), { method: 'POST', body: bytes })
}

async function fetched<Value>(url: string, init: RequestInit = {}): Promise<Result<Value>> {
  const response = await fetch(url, init)
  const bytes = await response.arrayBuffer()
  if (response.ok) return ok(unpacked<Value>(bytes))
  if (response.status === FAULT_STATUS) return failed(unpacked<Fault>(bytes))
  throw new Error(`${url} answered ${response.status}`)
}
