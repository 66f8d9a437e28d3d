/** When things happen before the snap: huddle, break, line set, shift, motion. All seconds from the snap, negative. */
import type { Random } from '../base/random.ts'
import type { OffenseCall } from './offenseCall.ts'

export interface Timeline {
  /** The first recorded moment. */
  readonly start_s: number
  /** Null without a huddle. */
  readonly break_s: number | null
  readonly lineSet_s: number
  readonly shift_s: number | null
}

/** The shortest time between a shift and the snap: the rules ask for one second of stillness. */
const STILL_TIME_S = 1.2
const SHIFT_TIME_S = 3.2

/** `motionStart_s` is when the man in motion goes, or null. The line is set before anybody shifts or moves. */
export function timelineFrom(random: Random, call: OffenseCall, motionStart_s: number | null): Timeline {
  const latestSet = Math.min(motionStart_s === null ? -1.1 : motionStart_s - 0.9, -1.1)
  const wish = -6.7 - 2.9 * random.normal()
  const still = latestSet - (call.hasShift ? SHIFT_TIME_S + STILL_TIME_S : 0)
  const lineSet = Math.max(-16, Math.min(still, wish))
  const shift = call.hasShift
    ? random.between(lineSet + 0.5, Math.max(lineSet + 0.6, latestSet - SHIFT_TIME_S - STILL_TIME_S + 1))
    : null
  if (call.isNoHuddle)
    return { start_s: lineSet - random.between(0.8, 5.5), break_s: null, lineSet_s: lineSet, shift_s: shift }
  const breakTime = lineSet - Math.max(3.4, 5 + 1.1 * random.normal())
  return { start_s: breakTime - random.between(0.4, 7), break_s: breakTime, lineSet_s: lineSet, shift_s: shift }
}
