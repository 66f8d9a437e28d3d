/** How the coach wants his clips: kept from one export to the next while the film room is open. */
import { create } from 'zustand'
import type { ClipWidth } from './clipLayout.ts'
import type { ClipPart, ClipRate, ClipSpeed } from './clipPlan.ts'

export interface ClipWish {
  readonly part: ClipPart
  readonly rate: ClipRate
  readonly speed: ClipSpeed
  readonly width: ClipWidth
  readonly holdsLast: boolean
  readonly isLooped: boolean
  readonly showsCurve: boolean
  /** What the defense played, where somebody labelled it: off for a quiz. */
  readonly showsPlayed: boolean
  readonly showsShares: boolean
  readonly showsTrails: boolean
  /** The coach's zoom and pan, instead of the whole play. */
  readonly isAsOnScreen: boolean
}

export const useClipWish = create<ClipWish>(() => ({
  part: 'play',
  rate: 10,
  speed: 1,
  width: 960,
  holdsLast: true,
  isLooped: true,
  showsCurve: true,
  showsPlayed: true,
  showsShares: true,
  showsTrails: true,
  isAsOnScreen: false,
}))

export function changeWish(change: Partial<ClipWish>): void {
  useClipWish.setState(change)
}
