/** The tracks of one play as columns: where everybody and the ball was, frame by frame. */
import type { PlayerId } from './ids.ts'
import { type Hertz, hertz, type Seconds, seconds } from './units.ts'

/** Next Gen Stats records ten frames a second in every published set. */
export const FRAME_RATE: Hertz = hertz(10)

export type Side = 'offense' | 'defense' | 'ball'

/** Who a track belongs to. The ball has no player id, jersey or position. */
export interface Track {
  readonly side: Side
  readonly playerId: PlayerId | null
  readonly name: string
  readonly jersey: number | null
  readonly position: string | null
}

/** How the snap frame was found, best first. */
export type SnapSource = 'ball_snap' | 'snap_direct' | 'autoevent_ballsnap' | 'frameType'

export interface TrackingEvent {
  readonly frame: number
  /** The provider's word, as in "line_set" or "pass_forward". */
  readonly name: string
}

/** One quantity for every frame and track, [frameCount, tracks.length] row-major; NaN where it is missing. */
export type TrackColumn = Float32Array

/** One play's tracks on the standardized field: the offense attacks +x, headings run counter-clockwise
 *  from +x in [0, 2 pi). A player is missing from a frame exactly where his x is NaN. */
export interface Tracking {
  /** Offense, then defense, then the ball if the source has it; players by id within their side. */
  readonly tracks: readonly Track[]
  readonly frameCount: number
  /** The source's number of frame 0; frames count on from it without gaps. */
  readonly firstFrameId: number
  /** Null when the source marks no snap. */
  readonly snapFrame: number | null
  readonly snapSource: SnapSource | null
  /** The snap was worked out from the movement, not marked by an operator. */
  readonly isSnapEstimated: boolean
  readonly events: readonly TrackingEvent[]
  /** Yards. */
  readonly x: TrackColumn
  /** Yards. */
  readonly y: TrackColumn
  /** Yards per second. */
  readonly speed: TrackColumn
  /** Yards per second squared, without sign. */
  readonly acceleration: TrackColumn
  /** Direction of movement, radians. */
  readonly heading: TrackColumn
  /** Direction the shoulders face, radians. */
  readonly orientation: TrackColumn
}

/** The names of the six columns, in the order in which they are kept. */
export const TRACK_COLUMNS = ['x', 'y', 'speed', 'acceleration', 'heading', 'orientation'] as const
export type TrackColumnName = (typeof TRACK_COLUMNS)[number]

/** Players on the field of a play that nothing is missing from. */
export const PLAYERS_ON_FIELD = 22

/** Seconds from the snap (negative before it), or from the first frame of a play without one. */
export function timeOfFrame(tracking: Tracking, frame: number): Seconds {
  return seconds((frame - (tracking.snapFrame ?? 0)) / FRAME_RATE)
}

/** The frame of a moment, snap + round(10 t), or null where the play has no snap or no such frame. */
export function frameAtMoment(tracking: Tracking, moment: Seconds): number | null {
  if (tracking.snapFrame === null) return null
  const frame = tracking.snapFrame + Math.round(moment * FRAME_RATE)
  return frame >= 0 && frame < tracking.frameCount ? frame : null
}

/** How many players (not the ball) are there in a frame. */
export function playersInFrame(tracking: Tracking, frame: number): number {
  let count = 0
  tracking.tracks.forEach((track, slot) => {
    if (track.side !== 'ball' && isPresent(tracking, frame, slot)) count++
  })
  return count
}

/** Whether a track has a position in a frame. */
export function isPresent(tracking: Tracking, frame: number, slot: number): boolean {
  return !Number.isNaN(tracking.x[frame * tracking.tracks.length + slot])
}
