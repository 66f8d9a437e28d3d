/** Players as a model should see them: where they are from the line of scrimmage and the ball, how they move, and
 *  where they look, with a mark where that is not known. */
import { FIELD_WIDTH, OPPONENT_GOAL_LINE } from '../football/field.ts'
import type { Tracking } from '../football/tracking.ts'
import { type FeatureInput, type FeatureSet, lineOfScrimmageAt } from './featureSet.ts'

/** A ball further from the line of scrimmage than this is being carried to its spot, or back from it. */
const SPOTTED_WITHIN_YD = 2
/** The offensive line stands this near to the line of scrimmage. */
const LINEMEN_WITHIN_YD = 2.5

export const playerTokens: FeatureSet = {
  name: 'playerTokens',
  version: 1,
  features: [
    'x_from_line_yd',
    'y_from_ball_yd',
    'y_from_middle_yd',
    'to_goal_line_yd',
    'v_x_yd_per_s',
    'v_y_yd_per_s',
    'acceleration_yd_per_s2',
    'heading_cos',
    'heading_sin',
    'heading_known',
    'orientation_cos',
    'orientation_sin',
    'orientation_known',
    'defense',
  ],
  describe: (input: FeatureInput, frame: number) => {
    const { tracking } = input
    const line = lineOfScrimmageAt(input, frame)
    const ball = ballSpot(tracking, frame, line)
    return (track, into, at) => {
      const sample = frame * tracking.tracks.length + track
      const y = tracking.y[sample] as number
      const heading = tracking.heading[sample] as number
      const speed = finiteOr(tracking.speed[sample] as number, 0)
      into[at] = (tracking.x[sample] as number) - line
      into[at + 1] = y - ball
      into[at + 2] = y - FIELD_WIDTH / 2
      into[at + 3] = OPPONENT_GOAL_LINE - line
      into[at + 4] = Number.isNaN(heading) ? 0 : speed * Math.cos(heading)
      into[at + 5] = Number.isNaN(heading) ? 0 : speed * Math.sin(heading)
      into[at + 6] = finiteOr(tracking.acceleration[sample] as number, 0)
      writeAngle(heading, into, at + 7)
      writeAngle(tracking.orientation[sample] as number, into, at + 10)
      into[at + 13] = tracking.tracks[track]?.side === 'defense' ? 1 : 0
    }
  },
}

/** Where the ball lies across the field, as y: from the ball itself once it is spotted, else from the offensive line,
 *  else the middle of the field. After the snap the ball moves and its spot does not. */
function ballSpot(tracking: Tracking, frame: number, line: number): number {
  const last = Math.min(frame, tracking.snapFrame ?? frame)
  const ball = tracking.tracks.findIndex((track) => track.side === 'ball')
  const at = (column: Float32Array, track: number) => column[last * tracking.tracks.length + track] as number
  if (ball >= 0 && Math.abs(at(tracking.x, ball) - line) <= SPOTTED_WITHIN_YD) return at(tracking.y, ball)
  const linemen = tracking.tracks
    .flatMap((track, index) => (track.side === 'offense' ? [index] : []))
    .filter((index) => Math.abs(at(tracking.x, index) - line) <= LINEMEN_WITHIN_YD)
    .map((index) => at(tracking.y, index))
    .sort((a, b) => a - b)
  return linemen[Math.floor(linemen.length / 2)] ?? FIELD_WIDTH / 2
}

function writeAngle(angle_rad: number, into: Float32Array, at: number): void {
  if (Number.isNaN(angle_rad)) return
  into[at] = Math.cos(angle_rad)
  into[at + 1] = Math.sin(angle_rad)
  into[at + 2] = 1
}

function finiteOr(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise
}
