/** Who gave it away: every defender's share of the read, in order and in words. */
import type { Track } from '../../ml/football/tracking.ts'
import type { PlayTell, ReadShares } from '../../preload/values.ts'
import { pointsText } from './percent.ts'

/** One defender's share of two frames: P(man) with him minus P(man) without him. NaN where he is not there. */
export interface DefenderShares {
  readonly track: number
  readonly now: number
  readonly atLastLook: number
}

/** Every defender's share at a frame, those who mattered most at the last look first, so that nobody jumps about while
 *  the film runs. */
export function orderedShares({ tracks, shares }: ReadShares, frame: number, lastLook: number): DefenderShares[] {
  const shareAt = (of: number, place: number) => shares[of * tracks.length + place] ?? Number.NaN
  const weight = (share: number) => (Number.isNaN(share) ? -1 : Math.abs(share))
  return tracks
    .map((track, place) => ({ track, now: shareAt(frame, place), atLastLook: shareAt(lastLook, place) }))
    .toSorted((a, b) => weight(b.atLastLook) - weight(a.atLastLook) || a.track - b.track)
}

/** "+12 points, man", as said; colors never say it alone. */
export function shareText(share: number): string {
  if (Number.isNaN(share)) return 'not on the field'
  const points = pointsText(share)
  if (points === '0') return 'no points either way'
  return `${points} points, ${shareSide(share)}`
}

/** "+12 man", "-8 zone", "0": where there is little room. */
export function shortShareText(share: number): string {
  if (Number.isNaN(share)) return 'off'
  const side = shareSide(share)
  return side === 'neither' ? '0' : `${pointsText(share)} ${side}`
}

/** What a share speaks for. */
export function shareSide(share: number): 'man' | 'zone' | 'neither' {
  if (Number.isNaN(share) || pointsText(share) === '0') return 'neither'
  return share > 0 ? 'man' : 'zone'
}

/** "24 J. Marlowe", or what of it is known. */
export function playerText({ jersey, name, position }: Track): string {
  return [jersey, name === '' ? position : shortName(name)].filter((part) => part !== null).join(' ')
}

/** "J. Marlowe" from "Jonah Marlowe": all that there is room for, and what is on the roster. */
function shortName(name: string): string {
  const [first = '', ...rest] = name.split(' ')
  return rest.length === 0 ? name : `${first.charAt(0)}. ${rest.join(' ')}`
}

/** "+14 points to man". */
export function tellText({ change }: Pick<PlayTell, 'change'>): string {
  return `${pointsText(change)} points to ${change > 0 ? 'man' : 'zone'}`
}

/** The players that a tell hangs on: "24 J. Marlowe (80 %), 31 T. Osei". */
export function tellPlayersText({ players }: Pick<PlayTell, 'players'>, tracks: readonly Track[]): string {
  return players
    .flatMap(({ track, undone }) => {
      const player = tracks[track]
      return player === undefined ? [] : [`${playerText(player)} (${Math.min(100, Math.round(undone * 100))} %)`]
    })
    .join(', ')
}
