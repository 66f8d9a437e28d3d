/** What the layers of the stage have in common. */
import type { Container } from 'pixi.js'
import type { Tracking } from '../../../ml/football/tracking.ts'
import type { Camera } from '../camera.ts'
import type { FrameSample } from '../frame.ts'
import type { Palette } from '../palette.ts'
import type { Scene } from '../scene.ts'
import type { Stamps } from '../stamps.ts'

/** A scene as it is seen: everything that changes rarely. */
export interface Sight {
  readonly scene: Scene
  readonly tracking: Tracking
  readonly camera: Camera
  readonly resolution: number
  readonly palette: Palette
  readonly stamps: Stamps
  /** Half a player's mark, in whole CSS pixels. */
  readonly markRadius: number
  readonly sample: FrameSample
}

export interface Layer {
  readonly container: Container
  /** Takes another scene, or another look at it. */
  show(sight: Sight): void
  /** Puts everything where it is at a time; `sight.sample` holds that moment. */
  draw(time: number): void
  dispose(): void
}

/** The nearest whole device pixel: small text stays sharp there. */
export function onPixel(value: number, resolution: number): number {
  return Math.round(value * resolution) / resolution
}
