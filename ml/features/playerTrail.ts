/** Players as they stood and moved in the last four seconds, look by look: what a memory over frames is fed. One row a
 *  player and frame, so that whatever reads single frames reads these too. */
import { isPresent, type Tracking } from '../football/tracking.ts'
import { addTo, type FeatureSet } from './featureSet.ts'
import { playerTokens } from './playerTokens.ts'
import { selectFeatures } from './selectFeatures.ts'

/** How far each look lies back, in frames (tenths of a second), the oldest first. */
export const TRAIL_LAGS_FRAMES = [40, 35, 30, 25, 20, 15, 10, 5, 0] as const
/** Places of one look. What was before is seen from the line and the ball of now: they do not move. */
const LOOK = { x_from_line_yd: 0, y_from_ball_yd: 1, v_x_yd_per_s: 2, v_y_yd_per_s: 3, known: 4 } as const
/** Numbers of one look; the last says whether the others are known. */
export const TRAIL_LOOK_WIDTH = Object.keys(LOOK).length

const spot = selectFeatures(playerTokens, ['x_from_line_yd', 'y_from_ball_yd'])

export const playerTrail: FeatureSet = {
  name: 'playerTrail',
  version: 1,
  features: TRAIL_LAGS_FRAMES.flatMap((lag) => Object.keys(LOOK).map((name) => `${name}_${lag}_frames_ago`)),
  describe: (input, frame) => {
    const describeSpot = spot.describe(input, frame)
    const { tracking } = input
    const width = tracking.tracks.length
    const now = new Float32Array(2)
    return (track, into, at) => {
      describeSpot(track, now, 0)
      const origin = {
        x: (tracking.x[frame * width + track] as number) - (now[0] as number),
        y: (tracking.y[frame * width + track] as number) - (now[1] as number),
      }
      TRAIL_LAGS_FRAMES.forEach((lag, look) => {
        // all stay 0 where there is no such frame, or he was not in it
        if (frame - lag < 0 || !isPresent(tracking, frame - lag, track)) return
        const sample = (frame - lag) * width + track
        describeLook(tracking, { sample, origin }, { into, at: at + look * TRAIL_LOOK_WIDTH })
      })
    }
  },
  mirror: (features, at) => {
    for (const look of looks(at)) {
      for (const place of [LOOK.y_from_ball_yd, LOOK.v_y_yd_per_s]) {
        features[look + place] = -(features[look + place] as number)
      }
    }
  },
  forgetOrientation: () => {
    // there is none among them
  },
  nudge: (features, at, { position_yd, velocity_yd_per_s }) => {
    const changes = [...position_yd, ...velocity_yd_per_s]
    for (const look of looks(at)) {
      if (features[look + LOOK.known] === 0) continue
      changes.forEach((change, place) => {
        addTo(features, look + place, change)
      })
    }
  },
}

interface LookPlace {
  readonly sample: number
  /** Where the line of scrimmage and the ball are. */
  readonly origin: { readonly x: number; readonly y: number }
}

function describeLook(
  tracking: Tracking,
  { sample, origin }: LookPlace,
  { into, at }: { readonly into: Float32Array; readonly at: number },
): void {
  const heading = tracking.heading[sample] as number
  const speed = tracking.speed[sample] as number
  const isMoving = Number.isFinite(heading) && Number.isFinite(speed)
  into[at + LOOK.x_from_line_yd] = (tracking.x[sample] as number) - origin.x
  into[at + LOOK.y_from_ball_yd] = (tracking.y[sample] as number) - origin.y
  into[at + LOOK.v_x_yd_per_s] = isMoving ? speed * Math.cos(heading) : 0
  into[at + LOOK.v_y_yd_per_s] = isMoving ? speed * Math.sin(heading) : 0
  into[at + LOOK.known] = 1
}

/** Where each look begins. */
function looks(at: number): number[] {
  return TRAIL_LAGS_FRAMES.map((_, look) => at + look * TRAIL_LOOK_WIDTH)
}
