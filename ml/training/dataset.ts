/** Plays that teach or judge a model, and the frames of them that it sees. */
import type { FeatureInput } from '../features/featureSet.ts'
import type { Coverage, ManZone } from '../football/coverage.ts'
import type { PlayKey } from '../football/ids.ts'
import { frameAtMoment, PLAYERS_ON_FIELD, playersInFrame } from '../football/tracking.ts'
import type { Seconds } from '../football/units.ts'

/** A labelled dropback with tracks and a snap. */
export interface LabelledPlay extends PlayKey, FeatureInput {
  readonly manZone: ManZone
  /** Null where the label has no class of its own. */
  readonly coverage: Coverage | null
  /** The data set it came from. */
  readonly dataSet: string
}

/** One frame of one play. */
export interface PlayFrame {
  readonly play: LabelledPlay
  readonly frame: number
}

/** The frames of all plays at a moment, of those that have it with all 22 players in it. */
export function framesAtMoment(plays: readonly LabelledPlay[], moment: Seconds): PlayFrame[] {
  return plays.flatMap((play) => {
    const frame = frameAtMoment(play.tracking, moment)
    const isWhole = frame !== null && playersInFrame(play.tracking, frame) === PLAYERS_ON_FIELD
    return isWhole ? [{ play, frame }] : []
  })
}
