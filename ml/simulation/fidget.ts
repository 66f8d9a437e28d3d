/** Nobody stands quite still: the small steps that a man takes around his spot while he waits. */
import type { Random } from '../base/random.ts'
import { FRAME_TIME_S } from './body.ts'

/** How far from his spot a man stands right now, and how restless he is. */
export interface Fidget {
  depth_yd: number
  lateral_yd: number
  /** New places a second, and how far they lie from the spot. */
  readonly rate_hz: number
  readonly size_yd: number
}

export function fidgetOf(rate_hz: number, size_yd: number): Fidget {
  return { depth_yd: 0, lateral_yd: 0, rate_hz, size_yd }
}

/** One frame: at times he takes a new place around his spot. */
export function fidgetOnce(random: Random, fidget: Fidget): void {
  if (!random.chance(fidget.rate_hz * FRAME_TIME_S)) return
  fidget.depth_yd = fidget.size_yd * random.normal()
  fidget.lateral_yd = fidget.size_yd * random.normal()
}
