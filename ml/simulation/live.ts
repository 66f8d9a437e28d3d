/** The state of a play between the snap and the whistle. */
import type { Random } from '../base/random.ts'
import type { PassResult } from '../football/play.ts'
import type { TrackingEvent } from '../football/tracking.ts'
import type { Cast, DefenseActor, OffenseActor } from './actors.ts'
import type { Block } from './blocks.ts'
import type { Coverer } from './coverers.ts'
import type { Job } from './jobs.ts'
import type { OffenseCall } from './offenseCall.ts'
import type { Passer } from './passer.ts'
import type { Ball } from './recorder.ts'
import type { RouteRun } from './routeRunning.ts'
import type { RunPath } from './runGame.ts'

/** Whoever can have the ball, or bring down who has it. */
export type Runner = OffenseActor | DefenseActor

/** A thrown ball on its way. */
export interface Flight {
  readonly fromX_yd: number
  readonly fromY_yd: number
  readonly toX_yd: number
  readonly toY_yd: number
  readonly start_s: number
  readonly arrival_s: number
  /** Number among the offense's actors, or null for a ball thrown away. */
  readonly target: number | null
}

/** How a play ended. */
export interface Ending {
  readonly passResult: PassResult | null
  /** Where the ball is dead. */
  readonly x_yd: number
  readonly y_yd: number
  readonly time_s: number
  readonly how: 'tackled' | 'out of bounds' | 'incomplete' | 'touchdown' | 'touchback'
  /** Who had the ball at the end, and who brought him down. */
  readonly carrier: Runner | null
  readonly tackler: Runner | null
}

export interface LivePlay {
  readonly random: Random
  readonly cast: Cast
  readonly offense: OffenseCall
  readonly jobs: readonly Job[]
  readonly ball: Ball
  readonly snapFrame: number
  readonly events: TrackingEvent[]
  /** In the order of the cast's offense; null for those who run none. */
  readonly routes: readonly (RouteRun | null)[]
  readonly blocks: readonly Block[]
  /** In the order of the cast's defense; null for rushers. */
  readonly coverers: readonly (Coverer | null)[]
  /** What the passer means to do; he has a drop on runs too, and does not use it. */
  readonly passer: Passer
  readonly path: RunPath | null
  /** Seconds after the snap. */
  time_s: number
  flight: Flight | null
  lastFlight: Flight | null
  carrier: Runner | null
  /** Somebody has hold of the carrier; he is down at that moment. */
  tackle: { readonly by: Runner; readonly down_s: number } | null
  /** A carrier who broke a tackle is slower until then. */
  stumbleUntil_s: number
  /** Defenders by number who missed a tackle, until when they are out of it. */
  readonly beatenUntil_s: Float64Array
  /** When the defense sees that it is a run (or a fake), or null. */
  handoff_s: number | null
  /** Where the carrier crossed the line of scrimmage, from the ball; positive to the offense's left. */
  crossedLateral_yd: number
  passResult: PassResult | null
  ending: Ending | null
}

/** A play whose ball is dead. */
export type EndedPlay = LivePlay & { readonly ending: Ending }

/** Writes down an event at the present frame. */
export function note(live: LivePlay, name: string): void {
  live.events.push({ frame: live.snapFrame + Math.round(live.time_s * 10), name })
}

export function isOffense(actor: Runner): actor is OffenseActor {
  return 'spot' in actor
}
