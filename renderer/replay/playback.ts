/** Time control of a play: a plain value, a closed list of commands, and what the passing of time does to it. */
import { unreachable } from '../../ml/base/brand.ts'
import { FRAME_RATE, type Tracking, timeOfFrame } from '../../ml/football/tracking.ts'
import { LAST_LOOK } from '../../ml/model/disguise.ts'

/** Times are seconds from the snap, or from the first frame of a play without one. */
export interface Playback {
  readonly time: number
  readonly isPlaying: boolean
  /** Of real time, from 0.1 to 4. */
  readonly speed: number
  readonly direction: 1 | -1
  /** The first and the last frame. */
  readonly start: number
  readonly end: number
  /** With both marks, playing goes round between them. */
  readonly markIn: number | null
  readonly markOut: number | null
}

export type PlaybackCommand =
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
  | { readonly kind: 'step'; readonly frames: number }
  | { readonly kind: 'seek'; readonly time: number }

/** The speeds that keys step through. */
export const SPEEDS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] as const
const REAL_TIME = 1
/** Times closer than this are one frame: sums of tenths are not exact, and a film stopped just before a frame looks as
 *  if it stood on it. */
const ROUNDING_s = 1e-3

/** At rest on the first frame; a play that cannot be replayed has the one moment 0. */
export function playbackOf(tracking: Tracking | null): Playback {
  const hasFrames = tracking !== null && tracking.frameCount > 0
  const start = hasFrames ? timeOfFrame(tracking, 0) : 0
  const end = hasFrames ? timeOfFrame(tracking, tracking.frameCount - 1) : 0
  const still = { isPlaying: false, speed: REAL_TIME, direction: 1, markIn: null, markOut: null } as const
  return { time: start, start, end, ...still }
}

export function applied(playback: Playback, command: PlaybackCommand): Playback {
  switch (command.kind) {
    case 'play-pause':
      return playback.isPlaying ? paused(playback) : playing(playback, 1)
    case 'pause':
      return paused(playback)
    case 'faster':
      return pushed(playback, 1)
    case 'slower-reverse':
      return pushed(playback, -1)
    case 'speed-up':
      return { ...playback, speed: speedBeside(playback.speed, 1) }
    case 'speed-down':
      return { ...playback, speed: speedBeside(playback.speed, -1) }
    case 'step':
      return paused({ ...playback, time: steppedTime(playback, command.frames) })
    case 'seek':
      return { ...playback, time: inPlay(playback, command.time) }
    case 'to-start':
    case 'to-end':
    case 'to-snap':
    case 'to-last-look':
      return paused({ ...playback, time: inPlay(playback, placeOf(playback, command.kind)) })
    case 'mark-in':
    case 'mark-out':
      return marked(playback, command.kind)
    case 'clear-marks':
      return { ...playback, markIn: null, markOut: null }
    default:
      return unreachable(command)
  }
}

/** What it is `elapsed_s` of real time later: on the last frame it pauses, between two marks it goes round. */
export function advanced(playback: Playback, elapsed_s: number): Playback {
  if (!playback.isPlaying) return playback
  const moved = playback.time + elapsed_s * playback.speed * playback.direction
  const { markIn, markOut } = playback
  if (markIn !== null && markOut !== null)
    return { ...playback, time: roundMarks({ markIn, markOut }, playback, moved) }
  const time = inPlay(playback, moved)
  const isOver = playback.direction === 1 ? time >= playback.end : time <= playback.start
  return { ...playback, time, isPlaying: !isOver }
}

function paused(playback: Playback): Playback {
  return { ...playback, isPlaying: false }
}

/** Plays; from the end of its way it starts again. */
function playing(playback: Playback, direction: 1 | -1): Playback {
  const isAtEnd = playback.time >= playback.end - ROUNDING_s
  const isAtStart = playback.time <= playback.start + ROUNDING_s
  let { time } = playback
  if (direction === 1 && isAtEnd) time = playback.markIn ?? playback.start
  if (direction === -1 && isAtStart) time = playback.markOut ?? playback.end
  return { ...playback, time, direction, isPlaying: true }
}

/** J and L: faster on one's own way; against it first slower down to real time, then round. */
function pushed(playback: Playback, towards: 1 | -1): Playback {
  if (!playback.isPlaying) return playing(playback, towards)
  if (playback.direction === towards) return { ...playback, speed: speedBeside(playback.speed, 1) }
  if (playback.speed > REAL_TIME) return { ...playback, speed: speedBeside(playback.speed, -1) }
  return playing(playback, towards)
}

function speedBeside(speed: number, by: 1 | -1): number {
  const beside = by === 1 ? SPEEDS.find((other) => other > speed) : SPEEDS.findLast((other) => other < speed)
  return beside ?? speed
}

/** From between two frames, one step goes to the nearer one on its way. */
function steppedTime(playback: Playback, frames: number): number {
  const position = (playback.time - playback.start) * FRAME_RATE
  const nearest = Math.round(position)
  const isOnFrame = Math.abs(position - nearest) < ROUNDING_s * FRAME_RATE
  const from = isOnFrame ? nearest : frames > 0 ? Math.floor(position) : Math.ceil(position)
  const snapFrame = Math.round(-playback.start * FRAME_RATE)
  return inPlay(playback, (from + frames - snapFrame) / FRAME_RATE)
}

function placeOf(playback: Playback, kind: 'to-start' | 'to-end' | 'to-snap' | 'to-last-look'): number {
  if (kind === 'to-start') return playback.start
  if (kind === 'to-end') return playback.end
  return kind === 'to-snap' ? 0 : LAST_LOOK
}

/** Sets a mark; one on the wrong side of it goes. */
function marked(playback: Playback, kind: 'mark-in' | 'mark-out'): Playback {
  const { time, markIn, markOut } = playback
  if (kind === 'mark-in')
    return { ...playback, markIn: time, markOut: markOut !== null && markOut > time ? markOut : null }
  return { ...playback, markOut: time, markIn: markIn !== null && markIn < time ? markIn : null }
}

interface Marks {
  readonly markIn: number
  readonly markOut: number
}

/** Past the mark ahead it goes on from the mark behind; somewhere short of both it plays until there. */
function roundMarks({ markIn, markOut }: Marks, { time, direction }: Playback, moved: number): number {
  const length = markOut - markIn
  if (direction === 1 && moved > markOut) return time > markOut ? markIn : markIn + ((moved - markOut) % length)
  if (direction === -1 && moved < markIn) return time < markIn ? markOut : markOut - ((markIn - moved) % length)
  return moved
}

function inPlay({ start, end }: Playback, time: number): number {
  return Math.min(end, Math.max(start, time))
}
