/** What can be known at a frame of where a play is between the huddle and the throw: nothing later tells. */
import { FRAME_RATE, type Tracking } from '../football/tracking.ts'

/** In order. Unknown: the tracks do not tell. Unset: the offense is on its way. Set: it stands. Snapped: the ball is in
 *  play. */
/** Changes with the rule: stored reads name it, since their calibration depends on it. */
export const PHASE_VERSION = 1

export const PHASES = ['unknown', 'unset', 'set', 'snapped'] as const
export type Phase = (typeof PHASES)[number]

/** A phase, and for how many seconds the play has been set, or snapped; 0 in the other two. */
export interface KnownPhase {
  readonly phase: Phase
  readonly seconds: number
}

/** Slower than this a man stands. It takes in those who shuffle and leaves out those who walk. */
const STILL_YDPS = 0.7
/** All but two of eleven: one may be in motion, another still on his way. */
const STILL_MEN = 9
/** In the huddle they stand too, but further back. */
const NEAR_LINE_YD = 3
const MEN_ON_LINE = 5
/** Longer than this nobody asks. */
const LONGEST_SET_S = 20

/** The phase that a play is in at a frame. The snap counts from its own frame on; the offense is set from the source's
 *  event on, or where there has been none from when nine men of it stand, five of them at the line, and have stood since.
 *  On 383 plays with events this is 1.0 s (middle half: 0.1 to 1.6 s) before the first event.
 *  `line` is the x of the line of scrimmage. */
export function knownPhase(tracking: Tracking, frame: number, line: number): KnownPhase {
  const { snapFrame, events } = tracking
  if (snapFrame !== null && frame >= snapFrame) return { phase: 'snapped', seconds: (frame - snapFrame) / FRAME_RATE }
  const event = events.find(({ name, frame: at }) => name === 'line_set' && at <= frame)
  if (event !== undefined) return { phase: 'set', seconds: (frame - event.frame) / FRAME_RATE }
  const offense = tracking.tracks.flatMap(({ side }, track) => (side === 'offense' ? [track] : []))
  if (knownMen(tracking, frame, offense) < STILL_MEN) return { phase: 'unknown', seconds: 0 }
  const first = Math.max(0, frame - LONGEST_SET_S * FRAME_RATE)
  let since = frame + 1
  while (since > first && isSet(tracking, since - 1, { offense, line })) since--
  return since > frame ? { phase: 'unset', seconds: 0 } : { phase: 'set', seconds: (frame - since) / FRAME_RATE }
}

function knownMen({ tracks, speed }: Tracking, frame: number, offense: readonly number[]): number {
  return offense.filter((track) => Number.isFinite(speed[frame * tracks.length + track])).length
}

function isSet(
  { tracks, x, speed }: Tracking,
  frame: number,
  { offense, line }: { readonly offense: readonly number[]; readonly line: number },
): boolean {
  let still = 0
  let near = 0
  for (const track of offense) {
    const sample = frame * tracks.length + track
    if ((speed[sample] as number) < STILL_YDPS) still++
    if (Math.abs((x[sample] as number) - line) < NEAR_LINE_YD) near++
  }
  return still >= STILL_MEN && near >= MEN_ON_LINE
}
