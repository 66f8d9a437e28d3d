/** What part of the field is seen, and how large: plain values, and where a place on the field lies on the screen. */
import { FIELD_LENGTH, FIELD_WIDTH } from '../../ml/football/field.ts'
import { FRAME_RATE, type Tracking } from '../../ml/football/tracking.ts'

/** The size of what is drawn on, in CSS pixels. */
export interface View {
  readonly width: number
  readonly height: number
}

/** Looks straight down at `x`, `y` (yards on the standardized field), which lie in the middle of the view. */
export interface Camera extends View {
  readonly x: number
  readonly y: number
  /** CSS pixels per yard. */
  readonly scale: number
  /** Turned by half a turn: the offense moves to the left, as it did on the real field. */
  readonly isTurned: boolean
}

export interface Place {
  readonly x: number
  readonly y: number
}

/** Free space around the players, yards. */
const MARGIN_X_yd = 3
const MARGIN_Y_yd = 2.6
/** Nearer than this there is no context left: a goal-line play, too, shows what is around it. */
const LEAST_HEIGHT_yd = 30
/** What can be seen beyond the lines, yards. */
const BEYOND_yd = 2.5
/** A play is framed by where its players are from here ... */
const FRAMED_FROM_s = -3
/** ... to here: what happens after that is downfield, where there is room. */
const FRAMED_TO_s = 1.5
/** Of the width that a play leaves free, so much lies behind the offense. */
const FREE_BEHIND = 0.4
const MOST_SCALE = 80

export function screenX(camera: Camera, x_yd: number): number {
  const right = (x_yd - camera.x) * camera.scale
  return camera.width / 2 + (camera.isTurned ? -right : right)
}

export function screenY(camera: Camera, y_yd: number): number {
  const up = (y_yd - camera.y) * camera.scale
  return camera.height / 2 - (camera.isTurned ? -up : up)
}

/** CSS pixels from the view's upper left corner, from yards. */
export function screenFromField(camera: Camera, place: Place): Place {
  return { x: screenX(camera, place.x), y: screenY(camera, place.y) }
}

/** Yards, from CSS pixels. */
export function fieldFromScreen(camera: Camera, place: Place): Place {
  const sign = camera.isTurned ? -1 : 1
  return {
    x: camera.x + (sign * (place.x - camera.width / 2)) / camera.scale,
    y: camera.y - (sign * (place.y - camera.height / 2)) / camera.scale,
  }
}

/** The whole field with its end zones. */
export function wholeField(view: View): Camera {
  return { ...view, x: FIELD_LENGTH / 2, y: FIELD_WIDTH / 2, scale: leastScale(view), isTurned: false }
}

/** Frames a play: everybody from 3 s before the snap to 1.5 s after it, and what room is left, mostly downfield. */
export function fittedCamera(tracking: Tracking | null, view: View): Camera {
  const box = tracking === null ? null : boxOf(tracking)
  if (box === null) return wholeField(view)
  const width = box.right - box.left + 2 * MARGIN_X_yd
  const height = box.top - box.bottom + 2 * MARGIN_Y_yd
  const fitting = Math.min(view.width / width, view.height / height, view.height / LEAST_HEIGHT_yd)
  const scale = Math.max(fitting, leastScale(view))
  const left = box.left - MARGIN_X_yd - (view.width / scale - width) * FREE_BEHIND
  return onField({ ...view, scale, isTurned: false, x: left + view.width / scale / 2, y: (box.top + box.bottom) / 2 })
}

/** The same look in a view of another size: what was seen stays in sight. */
export function resizedCamera(camera: Camera, view: View): Camera {
  if (camera.width === view.width && camera.height === view.height) return camera
  const { width, height } = view
  const scale = camera.scale * Math.min(width / camera.width, height / camera.height)
  return { ...camera, width, height, scale }
}

/** Moved with what is under the pointer, CSS pixels. */
export function pannedCamera(camera: Camera, by: Place): Camera {
  const sign = camera.isTurned ? -1 : 1
  return onField({
    ...camera,
    x: camera.x - (sign * by.x) / camera.scale,
    y: camera.y + (sign * by.y) / camera.scale,
  })
}

/** The same look at a play that starts `by_yd` farther downfield. */
export function movedCamera(camera: Camera, by_yd: number): Camera {
  return onField({ ...camera, x: camera.x + by_yd })
}

/** Larger by a factor; what lies at `around` (CSS pixels, the middle by default) stays there. */
export function zoomedCamera(camera: Camera, factor: number, around?: Place): Camera {
  const scale = Math.min(Math.max(camera.scale * factor, leastScale(camera)), MOST_SCALE)
  const fixed = around ?? { x: camera.width / 2, y: camera.height / 2 }
  const before = fieldFromScreen(camera, fixed)
  const after = fieldFromScreen({ ...camera, scale }, fixed)
  return onField({ ...camera, scale, x: camera.x + before.x - after.x, y: camera.y + before.y - after.y })
}

/** At this scale all of the field is in sight. */
function leastScale({ width, height }: View): number {
  return Math.min(width / (FIELD_LENGTH + 2 * BEYOND_yd), height / (FIELD_WIDTH + 2 * BEYOND_yd))
}

/** Moved so that no more than needed lies beyond the field. */
function onField(camera: Camera): Camera {
  const x = within({ at: camera.x, half: camera.width / camera.scale / 2, length: FIELD_LENGTH })
  const y = within({ at: camera.y, half: camera.height / camera.scale / 2, length: FIELD_WIDTH })
  return { ...camera, x, y }
}

function within({ at, half, length }: { readonly at: number; readonly half: number; readonly length: number }): number {
  const least = half - BEYOND_yd
  const most = length + BEYOND_yd - half
  return least > most ? length / 2 : Math.min(Math.max(at, least), most)
}

interface Box {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** Where players are while the play is framed; null where nobody is there. The ball may fly where it likes. */
function boxOf(tracking: Tracking): Box | null {
  const { tracks, snapFrame, frameCount } = tracking
  const first = snapFrame === null ? 0 : Math.max(0, snapFrame + FRAMED_FROM_s * FRAME_RATE)
  const last = snapFrame === null ? frameCount - 1 : Math.min(frameCount - 1, snapFrame + FRAMED_TO_s * FRAME_RATE)
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }
  for (let frame = first; frame <= last; frame++) {
    tracks.forEach(({ side }, slot) => {
      const x = tracking.x[frame * tracks.length + slot] as number
      const y = tracking.y[frame * tracks.length + slot] as number
      if (side === 'ball' || Number.isNaN(x) || Number.isNaN(y)) return
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.bottom = Math.min(box.bottom, Math.max(y, 0))
      box.top = Math.max(box.top, Math.min(y, FIELD_WIDTH))
    })
  }
  return box.left > box.right ? null : box
}
