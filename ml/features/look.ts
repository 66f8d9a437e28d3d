/** One frame as a coach looks at it: everybody by depth past the line and distance from the center. */
import { isPresent, type Tracking } from '../football/tracking.ts'
import type { Yards } from '../football/units.ts'

/** Where one player is and how he moves across the field. */
export interface Spot {
  /** Index into `tracking.tracks`. */
  readonly slot: number
  readonly position: string | null
  /** Past the line of scrimmage: positive on the defense's side. */
  readonly depth_yd: number
  /** From the center, positive to the offense's left. */
  readonly lateral_yd: number
  readonly speed_ydps: number
  /** Positive to the offense's left. */
  readonly lateralSpeed_ydps: number
}

export interface Look {
  readonly defense: readonly Spot[]
  readonly offense: readonly Spot[]
  /** Everybody who may catch a pass: offense without the five linemen and the passer. */
  readonly eligibles: readonly Spot[]
}

const INELIGIBLE: readonly (string | null)[] = ['QB', 'C', 'G', 'T', 'OL', 'OT', 'OG']

/** The picture of one frame. Players missing from the frame are left out. */
export function lookAt(tracking: Tracking, frame: number, lineOfScrimmage: Yards): Look {
  const origin = { x_yd: lineOfScrimmage, y_yd: lateralOfBall(tracking, frame) }
  const offense: Spot[] = []
  const defense: Spot[] = []
  tracking.tracks.forEach((track, slot) => {
    if (track.side === 'ball' || !isPresent(tracking, frame, slot)) return
    const spots = track.side === 'offense' ? offense : defense
    spots.push(spotAt(tracking, { frame, slot }, origin))
  })
  return { offense, defense, eligibles: offense.filter((spot) => !INELIGIBLE.includes(spot.position)) }
}

function spotAt(
  tracking: Tracking,
  { frame, slot }: { frame: number; slot: number },
  origin: { x_yd: number; y_yd: number },
): Spot {
  const at = frame * tracking.tracks.length + slot
  const speed = finiteOr0(tracking.speed[at])
  return {
    slot,
    position: tracking.tracks[slot]?.position ?? null,
    depth_yd: (tracking.x[at] as number) - origin.x_yd,
    lateral_yd: (tracking.y[at] as number) - origin.y_yd,
    speed_ydps: speed,
    lateralSpeed_ydps: speed * Math.sin(finiteOr0(tracking.heading[at])),
  }
}

/** y of the center, who does not stray; else of the ball, else the middle of the offense. */
function lateralOfBall(tracking: Tracking, frame: number): number {
  const y = (slot: number) => tracking.y[frame * tracking.tracks.length + slot] as number
  const slots = [...tracking.tracks.keys()].filter((slot) => isPresent(tracking, frame, slot))
  const isCenter = (slot: number) =>
    tracking.tracks[slot]?.side === 'offense' && tracking.tracks[slot]?.position === 'C'
  const marked = slots.find(isCenter) ?? slots.find((slot) => tracking.tracks[slot]?.side === 'ball')
  if (marked !== undefined) return y(marked)
  const offense = slots.filter((slot) => tracking.tracks[slot]?.side === 'offense').map(y)
  return offense.toSorted((a, b) => a - b)[offense.length >> 1] ?? 0
}

function finiteOr0(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value
}
