/** The names by which games, plays and players are known in every source. */
import type { Brand } from '../base/brand.ts'

/** The league's game key, as in 2018091300: date and number of the day. */
export type GameId = Brand<number, 'GameId'>
/** Counts up within a game, with gaps. */
export type PlayId = Brand<number, 'PlayId'>
/** A player's number in the id space of the source it came from. */
export type PlayerId = Brand<number, 'PlayerId'>

export const gameId = (value: number): GameId => whole(value, 'game id') as GameId
export const playId = (value: number): PlayId => whole(value, 'play id') as PlayId
export const playerId = (value: number): PlayerId => whole(value, 'player id') as PlayerId

/** One play of one game. */
export interface PlayKey {
  readonly gameId: GameId
  readonly playId: PlayId
}

/** "2018091300_215": the key of a play in files and logs. */
export function playKeyText(key: PlayKey): string {
  return `${key.gameId}_${key.playId}`
}

function whole(value: number, name: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no ${name}`)
  return value
}
