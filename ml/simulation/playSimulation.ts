/** One down from the huddle to the whistle: calls in, tracking and outcome out. */
import type { Random } from '../base/random.ts'
import type { Tracking } from '../football/tracking.ts'
import { castOf } from './actors.ts'
import { MOST_RECORDED_S, playAfterSnap } from './afterSnap.ts'
import { playBeforeSnap } from './beforeSnap.ts'
import { FRAME_TIME_S } from './body.ts'
import { callDefense } from './defenseCall.ts'
import type { Down } from './down.ts'
import { lineUp } from './formation.ts'
import type { SimulatedTeam } from './league.ts'
import type { EndedPlay } from './live.ts'
import { planMotion } from './motion.ts'
import { callOffense } from './offenseCall.ts'
import { type DefensePersonnel, defenseEleven, offenseEleven } from './personnel.ts'
import { recorderFor, trackingFrom } from './recorder.ts'
import type { Situation } from './situation.ts'
import { timelineFrom } from './timeline.ts'

export interface PlayedDown {
  readonly situation: Situation
  readonly down: Down
  readonly defensePersonnel: DefensePersonnel
  readonly live: EndedPlay
  readonly tracking: Tracking
}

export interface Opponents {
  readonly offense: SimulatedTeam
  readonly defense: SimulatedTeam
  /** Share of disguised plays in place of the defense's own habit. */
  readonly disguiseRate?: number | undefined
}

/** Plays one down. The parts draw from streams of their own, so that what happens after the snap changes nothing
 *  before it. */
export function playDown(random: Random, situation: Situation, opponents: Opponents): PlayedDown {
  const { down, defensePersonnel } = callDown(random, situation, opponents)
  const atSnap = playBeforeSnap(random.fork('before the snap'), down)
  const live = playAfterSnap(random.fork('after the snap'), down, atSnap)
  const seen = { recorder: down.recorder, snapFrame: atSnap.snapFrame, events: live.events }
  return { situation, down, defensePersonnel, live, tracking: trackingFrom(random.fork('sensors'), seen) }
}

/** Both calls, the men on the field and where the offense will line up. */
export function callDown(
  random: Random,
  situation: Situation,
  { offense: team, defense: opponent, disguiseRate }: Opponents,
) {
  const offense = callOffense(random.fork('offense'), situation, team.tendencies)
  const players = offenseEleven(random.fork('offense players'), team, offense.personnel)
  const spots = lineUp(random.fork('formation'), offense, { situation, players })
  const { tendencies } = opponent
  const defense = callDefense(random.fork('defense'), offense, { situation, tendencies, disguiseRate })
  const eleven = defenseEleven(random.fork('defense players'), opponent, { call: offense, situation })
  const cast = castOf(situation, spots, eleven)
  const motion = planMotion(random.fork('motion'), offense, { spots, situation })
  const timeline = timelineFrom(random.fork('timeline'), offense, motion?.start_s ?? null)
  const frameLimit = Math.ceil((MOST_RECORDED_S - timeline.start_s) / FRAME_TIME_S) + 2
  const recorder = recorderFor(cast, frameLimit)
  const down: Down = { cast, offense, defense, tendencies, motion, timeline, recorder }
  return { down, defensePersonnel: eleven.personnel }
}
