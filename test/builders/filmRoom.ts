/** A film room on a library of its own, with everything it tells, and simulated games to import. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { FilmRoom } from '../../main/filmRoom/filmRoom.ts'
import { SHIPPED_MODEL } from '../../main/places.ts'
import { writeBigDataBowl } from '../../main/simulation/writeBigDataBowl.ts'
import type { Flag } from '../../ml/football/flag.ts'
import type { PlayKey } from '../../ml/football/ids.ts'
import { seconds } from '../../ml/football/units.ts'
import { simulateGame } from '../../ml/simulation/game.ts'
import { leagueFrom } from '../../ml/simulation/league.ts'
import type { EventName, EventOf } from '../../preload/contract.ts'
import { unpacked } from '../../preload/packet.ts'
import type { OpenedPlay, PlayRow } from '../../preload/values.ts'
import { temporaryFolder } from './folder.ts'
import { good, newLibrary, playRecord, put, tracksOf } from './library.ts'

type Told = { [Name in EventName]: { readonly name: Name; readonly value: EventOf<Name> } }[EventName]

/** What a film room told, and a way to wait for what it will tell. */
export class Ear {
  readonly told: Told[] = []
  readonly #waiting = new Set<() => void>()

  readonly tell = <Name extends EventName>(name: Name, value: EventOf<Name>): void => {
    this.told.push({ name, value } as Told)
    for (const look of this.#waiting) look()
  }

  all<Name extends EventName>(name: Name): EventOf<Name>[] {
    return this.told.flatMap((one) => (one.name === name ? [one.value as EventOf<Name>] : []))
  }

  /** The first value of an event that fits, told already or yet to come. */
  hear<Name extends EventName>(
    name: Name,
    fits: (value: EventOf<Name>) => boolean = () => true,
  ): Promise<EventOf<Name>> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.all(name).find(fits)
        if (found === undefined) return
        this.#waiting.delete(look)
        resolve(found)
      }
      this.#waiting.add(look)
      look()
    })
  }
}

export interface OpenRoom {
  readonly room: FilmRoom
  readonly ear: Ear
  readonly folder: string
  readonly library: string
}

/** Opens a film room, by default on a new library, and asks for its model as a window does. It is disposed of when the
 *  test is done. */
export async function openRoom(folder = temporaryFolder(), model: string | null = null): Promise<OpenRoom> {
  const ear = new Ear()
  const library = join(folder, 'library.presnap')
  const room = good(await FilmRoom.open({ library, model, userFolder: folder, tell: ear.tell }))
  onTestFinished(() => room.dispose())
  void room.model()
  return { room, ear, folder, library }
}

/** The same on a library with one play of two players, and the play's key. */
export async function roomWithPlay(): Promise<OpenRoom & { readonly key: PlayKey }> {
  const folder = temporaryFolder()
  const play = playRecord()
  put(newLibrary(join(folder, 'library.presnap')), '/a', play, tracksOf(5))
  return { ...(await openRoom(folder)), key: { gameId: play.gameId, playId: play.playId } }
}

export async function rowsOf({ room }: OpenRoom): Promise<readonly PlayRow[]> {
  return unpacked<readonly PlayRow[]>(good(await room.playsPacket()))
}

export async function playOf({ room }: OpenRoom, key: PlayKey): Promise<OpenedPlay> {
  return unpacked<OpenedPlay>(good(await room.playPacket(key)))
}

export function keyOf({ play: { gameId, playId } }: PlayRow): PlayKey {
  return { gameId, playId }
}

/** Imports, and waits until it is done. */
export async function imported(open: OpenRoom, ...paths: string[]): Promise<void> {
  good(open.room.startImport({ kind: 'paths', paths }))
  expect(await open.ear.hear('importEnded')).toMatchObject({ kind: 'done' })
}

/** Waits until every play is read. */
export async function allRead({ ear }: OpenRoom): Promise<void> {
  await ear.hear('readingProgress', ({ done, total }) => total > 0 && done === total)
}

export function flagOf(key: PlayKey, partial: Partial<Flag> = {}): Flag {
  const times = { createdAt: '2098-01-02T10:00:00Z', changedAt: '2098-01-02T10:00:00Z' }
  return { ...key, flagId: 'f1', moment: seconds(-0.1), state: 'confirmed', note: '', ...times, ...partial }
}

/** A folder with `games` simulated games of a few plays. */
export async function simulatedFolder(games: number, playCount: number): Promise<string> {
  const folder = join(temporaryFolder(), 'simulated')
  const league = leagueFrom('film room')
  const simulated = Array.from({ length: games }, (_, gameNumber) => simulateGame({ league, gameNumber, playCount }))
  await writeBigDataBowl(folder, simulated, { signal: new AbortController().signal })
  return folder
}

/** Puts a model beside the user's others: the one that ships, under another name and so another id. */
export function putModel(userFolder: string, name: string): void {
  putModelInto(join(userFolder, 'models', name), `Mine: ${name}`)
}

/** The same in any folder. */
export function putModelInto(folder: string, title: string): void {
  mkdirSync(folder, { recursive: true })
  cpSync(join(SHIPPED_MODEL, 'model.onnx'), join(folder, 'model.onnx'))
  const card = JSON.parse(readFileSync(join(SHIPPED_MODEL, 'card.json'), 'utf8')) as object
  writeFileSync(join(folder, 'card.json'), JSON.stringify({ ...card, name: title }))
}
