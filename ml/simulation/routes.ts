/** The route tree: where a receiver runs, as turning points from his own spot. */

export type RouteName =
  | 'go'
  | 'seam'
  | 'hitch'
  | 'stick'
  | 'slant'
  | 'out'
  | 'deepOut'
  | 'dig'
  | 'curl'
  | 'comeback'
  | 'corner'
  | 'post'
  | 'cross'
  | 'deepCross'
  | 'flat'
  | 'wheel'
  | 'swing'
  | 'angle'
  | 'check'
  | 'screen'
  | 'backScreen'

/** Yards downfield from the line of scrimmage, and yards from the receiver's spot toward the ball. */
export type TurningPoint = readonly [number, number]

export interface Route {
  readonly points: readonly TurningPoint[]
  /** He stops at the last point and turns to the passer; otherwise he runs on. */
  readonly stops: boolean
  /** How much the passer likes to throw it, in yards of openness: screens are thrown open or not. */
  readonly appeal_yd: number
}

export const ROUTES: Readonly<Record<RouteName, Route>> = {
  go: runOn(-0.7, [3, 0.3], [45, -1]),
  seam: runOn(-0.2, [4, 0.2], [45, 1.5]),
  hitch: stopAt(0.4, [6.5, 0], [5.2, 0.8]),
  stick: stopAt(0.7, [5.5, -0.3], [5.2, -1.8]),
  slant: runOn(0.5, [3, -0.3], [9, 6.5], [14, 16]),
  out: runOn(0.3, [5.5, 0.4], [5.8, -9], [7, -14]),
  deepOut: runOn(-0.3, [12, 0.6], [12.5, -9], [13, -14]),
  dig: runOn(-0.1, [12, -0.3], [12.8, 13], [13, 26]),
  curl: stopAt(0.2, [12, 0], [10.2, 1.8]),
  comeback: stopAt(-0.1, [15, 0.3], [12.6, -2.6]),
  corner: runOn(-0.3, [10.5, 0.8], [20, -8], [28, -13]),
  post: runOn(-0.4, [11, -0.5], [22, 6.5], [40, 13]),
  cross: runOn(0.3, [2.5, 2], [5.5, 14], [6.5, 30]),
  deepCross: runOn(-0.2, [7, 1.5], [14, 15], [18, 30]),
  flat: runOn(0.4, [1.6, -2.5], [3.6, -11], [4.5, -16]),
  wheel: runOn(-0.8, [0, -5], [4, -9], [35, -10]),
  swing: runOn(-0.2, [-1.5, -4], [0.5, -9], [6, -12.5]),
  angle: runOn(0.2, [1.8, -3.5], [6, 2.5], [8, 7]),
  check: stopAt(-0.3, [-1, -1], [3.2, -1.5]),
  screen: stopAt(3.5, [-0.6, 0.5], [-1.6, 1.5]),
  backScreen: stopAt(3.5, [-1.5, -1], [-2.5, -5.5]),
}

function runOn(appeal_yd: number, ...points: TurningPoint[]): Route {
  return { points, stops: false, appeal_yd }
}

function stopAt(appeal_yd: number, ...points: TurningPoint[]): Route {
  return { points, stops: true, appeal_yd }
}
