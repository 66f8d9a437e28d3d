/** Tracking of one frame from players put down by hand. */
import { playerId } from '../../ml/football/ids.ts'
import type { Track, Tracking } from '../../ml/football/tracking.ts'

export interface Placed {
  readonly side: 'offense' | 'defense'
  readonly position: string
  readonly x: number
  readonly y: number
  /** Yards per second, standing still by default. */
  readonly speed?: number
  /** Radians. */
  readonly heading?: number
}

/** One frame, the snap, with the players in the order given; no ball. A player at NaN is missing from it. */
export function trackingOf(players: readonly Placed[]): Tracking {
  const tracks = players.map(
    ({ side, position }, i): Track => ({
      side,
      playerId: playerId(i + 1),
      name: `Player ${i + 1}`,
      jersey: i + 1,
      position,
    }),
  )
  const column = (value: (player: Placed) => number) => Float32Array.from(players, value)
  return {
    tracks,
    frameCount: 1,
    firstFrameId: 1,
    snapFrame: 0,
    snapSource: 'ball_snap',
    isSnapEstimated: false,
    events: [],
    x: column((player) => player.x),
    y: column((player) => player.y),
    speed: column((player) => player.speed ?? 0),
    acceleration: column(() => 0),
    heading: column((player) => player.heading ?? 0),
    orientation: column(() => Number.NaN),
  }
}

/** The same players on the mirrored field: left and right change places. */
export function mirrored(players: readonly Placed[]): Placed[] {
  return players.map((player) => ({ ...player, y: 160 / 3 - player.y, heading: -(player.heading ?? 0) }))
}
