/** One down as it was called and lined up, before anybody moves. */
import type { Cast } from './actors.ts'
import type { DefenseCall } from './defenseCall.ts'
import type { Motion } from './motion.ts'
import type { OffenseCall } from './offenseCall.ts'
import type { Recorder } from './recorder.ts'
import type { Tendencies } from './tendencies.ts'
import type { Timeline } from './timeline.ts'

export interface Down {
  readonly cast: Cast
  readonly offense: OffenseCall
  readonly defense: DefenseCall
  /** The habits of the defense's staff. */
  readonly tendencies: Tendencies
  readonly motion: Motion | null
  readonly timeline: Timeline
  readonly recorder: Recorder
}
