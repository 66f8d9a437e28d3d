/** A film room on a library of its own, with everything it tells, and simulated games to import. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { FilmRoom } from '../../main/filmRoom/filmRoom.ts'
import { SHIPPED_MODEL } from '../../main/places.ts'
import { writeBigDataBowl } from '../../main/simulation/writeBigDataBowl.ts'
import { simulateGame } from '../../ml/simulation/game.ts'
import { leagueFrom } from '../../ml/simulation/league.ts'
import type { EventName, EventOf } from '../../preload/contract.ts'
import { temporaryFolder } from './folder.ts'
import { good } from './library.ts'

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
  const folder = join(userFolder, 'models', name)
  mkdirSync(folder, { recursive: true })
  cpSync(join(SHIPPED_MODEL, 'model.onnx'), join(folder, 'model.onnx'))
  const card = JSON.parse(readFileSync(join(SHIPPED_MODEL, 'card.json'), 'utf8')) as object
  writeFileSync(join(folder, 'card.json'), JSON.stringify({ ...card, name: `Mine: ${name}` }))
}
