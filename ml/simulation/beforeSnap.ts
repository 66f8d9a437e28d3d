/** From the huddle to the snap: the offense breaks, sets, shifts and goes in motion; the defense answers by rule. */
import type { Random } from '../base/random.ts'
import type { TrackingEvent } from '../football/tracking.ts'
import { type Cast, depthOf, isEligible, lateralOf } from './actors.ts'
import { advance, FRAME_TIME_S } from './body.ts'
import {
  answerFormation,
  answerMotion,
  type DefensePlan,
  holdStances,
  planDefense,
  READ_TIME_S,
} from './defensePlan.ts'
import type { Down } from './down.ts'
import type { Eligible } from './formationRead.ts'
import { recordFrame } from './recorder.ts'
import { type Way, waitAtStart, walk, waysOf } from './walks.ts'

/** What the snap finds: the defense's plan, and the eligible men where they stand. */
export interface AtSnap {
  readonly plan: DefensePlan
  readonly eligibles: readonly Eligible[]
  readonly events: readonly TrackingEvent[]
  readonly snapFrame: number
}

const READ_FRAMES = Math.round(READ_TIME_S / FRAME_TIME_S)
/** Defenders go to where a man in motion will be. */
const ANTICIPATED_S = 0.45
/** So far must the man in motion have gone before the defense takes it for motion. */
const NOTICED_YD = 2.5

/** Plays and records everything before the snap; the bodies are then where the snap finds them. */
export function playBeforeSnap(random: Random, down: Down): AtSnap {
  const { cast, recorder } = down
  const snapFrame = Math.round(-down.timeline.start_s / FRAME_TIME_S)
  const ways = waysOf(random.fork('walks'), down)
  for (const way of ways) waitAtStart(way)
  const eligibles = eligiblesOf(cast, ways)
  const plan = planDefense(random.fork('habits'), down, eligibles)
  const atSnap = { plan, eligibles, events: eventsOf(down, snapFrame), snapFrame }
  const steps = random.fork('steps')
  for (let frame = 0; frame < snapFrame; frame++) {
    const time = (frame - snapFrame) * FRAME_TIME_S
    if (frame % READ_FRAMES === 0) react(down, atSnap, time)
    for (const way of ways) walk(steps, way, time)
    holdStances(steps, plan, time)
    recordFrame(recorder)
    for (const body of recorder.bodies) advance(body)
  }
  for (const man of eligibles) followBody(cast, man)
  return atSnap
}

/** The defense looks up: where is everybody now, has somebody gone in motion? */
function react({ cast, timeline, motion }: Down, { plan, eligibles }: AtSnap, time_s: number): void {
  if (time_s > timeline.lineSet_s) for (const man of eligibles) followBody(cast, man, ANTICIPATED_S)
  const mover = eligibles.find((man) => man.actor === motion?.man)
  if (motion !== null && mover !== undefined && time_s > motion.start_s) {
    const gone = Math.abs(mover.lateral_yd - motion.from.lateral_yd)
    if (gone > NOTICED_YD) answerMotion(plan, mover, eligibles)
  }
  answerFormation(plan, eligibles, time_s)
}

/** Until the line is set the defense goes by where a man is heading. */
function eligiblesOf(cast: Cast, ways: readonly Way[]): Eligible[] {
  return cast.offense.flatMap((actor, i) => {
    const spot = ways[i]?.walks[0]?.to
    if (spot === undefined || !isEligible(actor)) return []
    return [{ actor: i, position: actor.player.position, depth_yd: spot.depth_yd, lateral_yd: spot.lateral_yd }]
  })
}

/** Where a man is, or will be so many seconds from now. */
function followBody(cast: Cast, man: Eligible, lead_s = 0): void {
  const actor = cast.offense[man.actor]
  if (actor === undefined) return
  man.depth_yd = depthOf(actor, cast.situation)
  man.lateral_yd = lateralOf(actor, cast.situation) + lead_s * actor.body.velocityY_ydps
}

function eventsOf({ timeline, motion }: Down, snapFrame: number): TrackingEvent[] {
  const moments: (readonly [string, number | null])[] = [
    ['huddle_break_offense', timeline.break_s],
    ['line_set', timeline.lineSet_s],
    ['shift', timeline.shift_s],
    ['man_in_motion', motion?.start_s ?? null],
  ]
  return moments.flatMap(([name, time]) =>
    time === null ? [] : [{ frame: Math.max(0, snapFrame + Math.round(time / FRAME_TIME_S)), name }],
  )
}
