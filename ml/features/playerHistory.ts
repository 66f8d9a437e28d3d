/** Players with the last seconds behind them: where they are and how they move, and where they were at some moments
 *  before. One row a player and frame, so that whatever reads single frames reads these too. */
import { isPresent, type Tracking } from '../football/tracking.ts'
import type { FeatureSet } from './featureSet.ts'
import { playerTokens } from './playerTokens.ts'
import { selectFeatures } from './selectFeatures.ts'

/** What a few hundred plays can teach: with acceleration, headings and orientation beside them, networks learn plays by
 *  heart and read new games worse. */
export const placeAndVelocity: FeatureSet = selectFeatures(playerTokens, [
  'x_from_line_yd',
  'y_from_ball_yd',
  'y_from_middle_yd',
  'v_x_yd_per_s',
  'v_y_yd_per_s',
  'defense',
])

/** Looks back, in frames (tenths of a second): dense where a step shows, and as far as a motion or a shift lasts. */
export const HISTORY_LAGS_FRAMES = [3, 7, 12, 20, 30, 45] as const
/** Places of one look back: where he stood from where he stands, how he moved, and whether any of that is known. */
const LOOK = { dx_yd: 0, dy_yd: 1, v_x_yd_per_s: 2, v_y_yd_per_s: 3, known: 4 } as const
/** Numbers of one look back. */
const LOOK_WIDTH = Object.keys(LOOK).length
/** Where the first look back begins; before it is the present. */
export const HISTORY_START = placeAndVelocity.features.length

export const playerHistory: FeatureSet = {
  name: 'playerHistory',
  version: 1,
  features: [
    ...placeAndVelocity.features,
    ...HISTORY_LAGS_FRAMES.flatMap((lag) => Object.keys(LOOK).map((name) => `${name}_${lag}_frames_ago`)),
  ],
  describe: (input, frame) => {
    const describePresent = placeAndVelocity.describe(input, frame)
    return (track, into, at) => {
      describePresent(track, into, at)
      HISTORY_LAGS_FRAMES.forEach((lag, look) => {
        const before = frame - lag
        // all stay 0 where there is no such frame, or he was not in it
        if (before < 0 || !isPresent(input.tracking, before, track)) return
        const width = input.tracking.tracks.length
        const samples = { now: frame * width + track, before: before * width + track }
        lookBack(input.tracking, samples, { into, at: at + HISTORY_START + look * LOOK_WIDTH })
      })
    }
  },
  mirror: (features, at) => {
    placeAndVelocity.mirror(features, at)
    for (const look of looks(at)) {
      for (const place of [LOOK.dy_yd, LOOK.v_y_yd_per_s]) features[look + place] = -(features[look + place] as number)
    }
  },
  forgetOrientation: () => {
    // there is none among them
  },
  forgetHistory: (features, at, beyond_frames) => {
    for (const [i, look] of looks(at).entries()) {
      if ((HISTORY_LAGS_FRAMES[i] as number) > beyond_frames) features.fill(0, look, look + LOOK_WIDTH)
    }
  },
  nudge: (features, at, by) => placeAndVelocity.nudge(features, at, by),
}

interface Samples {
  readonly now: number
  readonly before: number
}

function lookBack(
  tracking: Tracking,
  { now, before }: Samples,
  { into, at }: { into: Float32Array; at: number },
): void {
  const heading = tracking.heading[before] as number
  const speed = tracking.speed[before] as number
  const isMoving = Number.isFinite(heading) && Number.isFinite(speed)
  into[at + LOOK.dx_yd] = (tracking.x[before] as number) - (tracking.x[now] as number)
  into[at + LOOK.dy_yd] = (tracking.y[before] as number) - (tracking.y[now] as number)
  into[at + LOOK.v_x_yd_per_s] = isMoving ? speed * Math.cos(heading) : 0
  into[at + LOOK.v_y_yd_per_s] = isMoving ? speed * Math.sin(heading) : 0
  into[at + LOOK.known] = 1
}

/** Where each look back begins. */
function looks(at: number): number[] {
  return HISTORY_LAGS_FRAMES.map((_, look) => at + HISTORY_START + look * LOOK_WIDTH)
}
