/** Links that open a play in the film room: presnap://play/2018091300/215?t=-0.1 */
import { gameId, type PlayKey, playId } from './ids.ts'
import { type Seconds, seconds } from './units.ts'

/** The scheme that the system hands to the program. */
export const LINK_SCHEME = 'presnap'

/** A play, and the moment of it to show, where one is named. */
export interface PlayMoment extends PlayKey {
  /** From the snap. */
  readonly moment: Seconds | null
}

const LINK = /^presnap:\/\/play\/(\d{1,15})\/(\d{1,15})\/?(?:\?t=([+-]?\d{1,3}(?:\.\d{1,3})?))?$/i

export function playLink({ gameId, playId }: PlayKey, moment: Seconds | null): string {
  return `${LINK_SCHEME}://play/${gameId}/${playId}${moment === null ? '' : `?t=${moment}`}`
}

/** Whether a text means to be a link of the film room, however it goes on. */
export function isPlayLink(text: string): boolean {
  return text.toLowerCase().startsWith(`${LINK_SCHEME}://`)
}

/** Null for what names no play. Links come from anywhere: nothing but digits gets through. */
export function playFromLink(text: string): PlayMoment | null {
  const match = LINK.exec(text)
  if (match === null) return null
  const moment = match[3] === undefined ? null : seconds(Number(match[3]))
  return { gameId: gameId(Number(match[1])), playId: playId(Number(match[2])), moment }
}
