/** Who gave it away: every defender's share of the read, in order and in words. */
import type { Track } from '../../ml/football/tracking.ts'
import type { PlayTell, ReadShares } from '../../preload/contract.ts'
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

/** "+12 points to man", "-8 points to zone" as said; colors never say it alone. */
export function shareText(share: number): string {
  if (Number.isNaN(share)) return 'not on the field'
  const points = pointsText(share)
  if (points === '0') return 'no points either way'
  return `${points} points, ${shareSide(share)}`
}

/** What a share speaks for. */
export function shareSide(share: number): 'man' | 'zone' | 'neither' {
  if (Number.isNaN(share) || pointsText(share) === '0') return 'neither'
  return share > 0 ? 'man' : 'zone'
}

/** "24 J. Marlowe", or what of it is known. */
export function playerText({ jersey, name, position }: Track): string {
  return [jersey, name === '' ? position : name].filter((part) => part !== null).join(' ')
}

/** "+14 points towards man". */
export function tellText({ change }: Pick<PlayTell, 'change'>): string {
  return `${pointsText(change)} points towards ${change > 0 ? 'man' : 'zone'}`
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
