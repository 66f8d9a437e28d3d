/** Motion: somebody of the offense on his way across the field when the ball is snapped. */
import type { PlayerPlay } from './play.ts'
import { FRAME_RATE, type Tracking } from './tracking.ts'

const MOTION_EVENT = 'man_in_motion'
/** Linemen do not go in motion; what they move before the snap is a flinch, or a snap marked late. */
const LINEMEN: readonly string[] = ['C', 'G', 'T', 'OG', 'OT', 'OL', 'LS']
/** Over this time before the last look ... */
const WINDOW_FRAMES = Math.round(0.5 * FRAME_RATE)
/** ... a man in motion goes across the field at more than this on average; men who stand sway by less. */
const LEAST_SPEED_YD_PER_S = 1

/** Whether somebody of the offense was in motion before the snap: the provider says so, or somebody but a lineman moved
 *  across the field for the last half second before the last look. Null where neither can be known: no snap, or no
 *  frames that long before it. */
export function isInMotion(tracking: Tracking): boolean | null {
  const { snapFrame, events } = tracking
  if (snapFrame === null) return null
  if (events.some(({ name, frame }) => name === MOTION_EVENT && frame <= snapFrame)) return true
  const lastLook = snapFrame - 1
  const start = lastLook - WINDOW_FRAMES
  if (start < 0) return null
  return tracking.tracks.some(({ side, position }, track) => {
    if (side !== 'offense' || LINEMEN.includes(position ?? '')) return false
    const yAt = (frame: number) => tracking.y[frame * tracking.tracks.length + track] as number
    const gone_yd = Math.abs(yAt(lastLook) - yAt(start))
    return gone_yd / (WINDOW_FRAMES / FRAME_RATE) > LEAST_SPEED_YD_PER_S
  })
}

/** Whether a source says that somebody was in motion; null where it does not say. */
export function motionToldOf(playerPlays: readonly Pick<PlayerPlay, 'inMotionAtSnap'>[]): boolean | null {
  if (playerPlays.every(({ inMotionAtSnap }) => inMotionAtSnap === null)) return null
  return playerPlays.some(({ inMotionAtSnap }) => inMotionAtSnap === true)
}
