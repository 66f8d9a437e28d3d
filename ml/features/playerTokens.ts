/** Players as a model should see them: where they are from the line of scrimmage and the ball, how they move, and
 *  where they look, with a mark where that is not known. */
import { FIELD_WIDTH, OPPONENT_GOAL_LINE } from '../football/field.ts'
import type { Tracking } from '../football/tracking.ts'
import { addTo, type FeatureInput, type FeatureSet, lineOfScrimmageAt } from './featureSet.ts'

/** A ball further from the line of scrimmage than this is being carried to its spot, or back from it. */
const SPOTTED_WITHIN_YD = 2
/** The offensive line stands this near to the line of scrimmage. */
const LINEMEN_WITHIN_YD = 2.5

/** Places within a token, in order. */
const PLACE = {
  x_from_line_yd: 0,
  y_from_ball_yd: 1,
  y_from_middle_yd: 2,
  to_goal_line_yd: 3,
  v_x_yd_per_s: 4,
  v_y_yd_per_s: 5,
  acceleration_yd_per_s2: 6,
  heading_cos: 7,
  heading_sin: 8,
  heading_known: 9,
  orientation_cos: 10,
  orientation_sin: 11,
  orientation_known: 12,
  defense: 13,
} as const
const ACROSS = [
  PLACE.y_from_ball_yd,
  PLACE.y_from_middle_yd,
  PLACE.v_y_yd_per_s,
  PLACE.heading_sin,
  PLACE.orientation_sin,
]

export const playerTokens: FeatureSet = {
  name: 'playerTokens',
  version: 1,
  features: Object.keys(PLACE),
  describe: (input: FeatureInput, frame: number) => {
    const { tracking } = input
    const line = lineOfScrimmageAt(input, frame)
    const ball = ballSpot(tracking, frame, line)
    return (track, into, at) => {
      const sample = frame * tracking.tracks.length + track
      const y = tracking.y[sample] as number
      const heading = tracking.heading[sample] as number
      const speed = finiteOr(tracking.speed[sample] as number, 0)
      into[at + PLACE.x_from_line_yd] = (tracking.x[sample] as number) - line
      into[at + PLACE.y_from_ball_yd] = y - ball
      into[at + PLACE.y_from_middle_yd] = y - FIELD_WIDTH / 2
      into[at + PLACE.to_goal_line_yd] = OPPONENT_GOAL_LINE - line
      into[at + PLACE.v_x_yd_per_s] = Number.isNaN(heading) ? 0 : speed * Math.cos(heading)
      into[at + PLACE.v_y_yd_per_s] = Number.isNaN(heading) ? 0 : speed * Math.sin(heading)
      into[at + PLACE.acceleration_yd_per_s2] = finiteOr(tracking.acceleration[sample] as number, 0)
      writeAngle(heading, into, at + PLACE.heading_cos)
      writeAngle(tracking.orientation[sample] as number, into, at + PLACE.orientation_cos)
      into[at + PLACE.defense] = tracking.tracks[track]?.side === 'defense' ? 1 : 0
    }
  },
  mirror: (features, at) => {
    for (const place of ACROSS) features[at + place] = -(features[at + place] as number)
  },
  forgetOrientation: (features, at) => {
    features.fill(0, at + PLACE.orientation_cos, at + PLACE.orientation_known + 1)
  },
  nudge: (features, at, { position_yd, velocity_yd_per_s }) => {
    addTo(features, at + PLACE.x_from_line_yd, position_yd[0])
    addTo(features, at + PLACE.y_from_ball_yd, position_yd[1])
    addTo(features, at + PLACE.y_from_middle_yd, position_yd[1])
    addTo(features, at + PLACE.v_x_yd_per_s, velocity_yd_per_s[0])
    addTo(features, at + PLACE.v_y_yd_per_s, velocity_yd_per_s[1])
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
