/** What the stage shows: a play, its read, and how they are to be looked at. */
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import { type Camera, fittedCamera, resizedCamera, type View } from './camera.ts'

export interface Scene {
  readonly opened: OpenedPlay
  /** The newest there is; it may have come after the play. */
  readonly reading: PlayReading | null
  readonly look: SceneLook
}

export interface SceneLook {
  readonly theme: 'dark' | 'light'
  /** As on the real field: a play that went to the left is turned back. */
  readonly isTrueSide: boolean
  readonly showsTrails: boolean
  /** Each defender's share of the read, and who he was matched with. */
  readonly showsShares: boolean
  /** Whom the model has each defender cover. */
  readonly showsMatchUps: boolean
  /** Players stand from frame to frame instead of gliding. */
  readonly isReducedMotion: boolean
  /** Null frames the play. */
  readonly camera: Camera | null
  /** P(man) from which the read says man. */
  readonly threshold: number
  /** P(man) within it is no read; null where the model gives no such band. */
  readonly noRead: { readonly low: number; readonly high: number } | null
  /** The player that the coach points at, by track; null for none. */
  readonly highlighted: number | null
  /** Lines in a corner, as a clip of its own needs them. */
  readonly caption: readonly string[]
  /** `small` leaves out what cannot be read on a thumbnail. */
  readonly detail: 'full' | 'small'
}

export const PLAIN_LOOK: SceneLook = {
  theme: 'dark',
  isTrueSide: false,
  showsTrails: true,
  showsShares: true,
  showsMatchUps: true,
  isReducedMotion: false,
  camera: null,
  threshold: 0.5,
  noRead: null,
  highlighted: null,
  caption: [],
  detail: 'full',
}

/** What of a scene says from where it is seen. */
export interface SeenFrom {
  readonly opened: OpenedPlay
  readonly look: Pick<SceneLook, 'camera' | 'isTrueSide'>
}

/** The camera by which a scene is seen in a view: its own or the fitted one, turned where the true side asks for it. */
export function cameraOf({ opened, look }: SeenFrom, view: View): Camera {
  const camera = look.camera === null ? fittedCamera(opened.tracking, view) : resizedCamera(look.camera, view)
  return { ...camera, isTurned: look.isTrueSide && opened.row.play.direction === 'left' }
}

/** What holds at a frame: P(man), or null where the play is not read. */
export function manProbabilityAt(reading: PlayReading | null, frame: number): number | null {
  return reading?.manProbability[frame] ?? null
}
