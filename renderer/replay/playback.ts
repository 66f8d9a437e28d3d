/** Placeholder until the replay is merged. */
import type { Tracking } from '../../ml/football/tracking.ts'

export interface Playback {
  readonly time: number
  readonly isPlaying: boolean
  readonly speed: number
  readonly direction: 1 | -1
  readonly start: number
  readonly end: number
  readonly markIn: number | null
  readonly markOut: number | null
}

export type PlaybackCommand =
  | { readonly kind: 'step'; readonly frames: number }
  | { readonly kind: 'seek'; readonly time: number }
  | {
      readonly kind:
        | 'play-pause'
        | 'pause'
        | 'faster'
        | 'slower-reverse'
        | 'speed-up'
        | 'speed-down'
        | 'to-start'
        | 'to-end'
        | 'to-snap'
        | 'to-last-look'
        | 'mark-in'
        | 'mark-out'
        | 'clear-marks'
    }

export function playbackOf(tracking: Tracking, moment?: number): Playback {
  const start = -(tracking.snapFrame ?? 0) / 10
  const time = moment ?? start
  const end = start + (tracking.frameCount - 1) / 10
  return { time, isPlaying: false, speed: 1, direction: 1, start, end, markIn: null, markOut: null }
}
