/** The disguise in numbers: what was read, what was played, how far they lie apart, and what gave it away.
 *  Every definition is about P(man) by frame, calibrated, [frameCount] in [0, 1]. */
import type { ManZone } from '../football/coverage.ts'
import { FRAME_RATE } from '../football/tracking.ts'
import { type Seconds, seconds } from '../football/units.ts'

/** The last frame before the snap. */
export const LAST_LOOK = seconds(-0.1)
/** By now the coverage shows itself: where it is not labelled, the read at this moment stands in for it. */
export const REVEALED = seconds(1.5)
/** P(man) from which a read says man. */
export const READ_THRESHOLD = 0.5
/** The model is taught on the frames between these moments; what it says of others is no basis for a rise or a fall. */
const TAUGHT_FROM = seconds(-6)
const TAUGHT_UNTIL = seconds(2)
/** A read must hold until here, or the end of the play, to count as revealed. */
const REVEAL_HORIZON = seconds(3)
/** A change of P(man) of at least this much ... */
const TELL_CHANGE = 0.1
/** ... within this time is a tell. */
const TELL_WINDOW = seconds(0.5)
/** Float32 probabilities: 0.1 apart must count as 0.1 apart. */
const ROUNDING = 1e-6

/** P(man) of a play with a snap. */
export interface PlayReads {
  /** [frameCount] in [0, 1]. */
  readonly manProbability: ArrayLike<number>
  readonly snapFrame: number
}

/** A change of P(man), with its first and its last frame. */
export interface Tell {
  readonly startFrame: number
  readonly endFrame: number
  /** P(man) at the end minus P(man) at the start: positive towards man. */
  readonly change: number
}

/** The numbers of a disguise that need no more than the reads at a few moments. */
export interface DisguiseNumbers {
  /** P(man) at the last look. */
  readonly read: number
  /** P(man) at +1.5 s; null where the play ends before. */
  readonly revealed: number | null
  /** What was played: the label, or the read at +1.5 s where there is none. */
  readonly played: ManZone
  readonly playedSource: 'label' | 'read at +1.5 s'
  /** -log2 P(what was played) at the last look, bits. */
  readonly surprise: number
  /** Distance between the reads at the last look and at +1.5 s: the square root of their Jensen-Shannon divergence,
   *  base 2, in [0, 1]. Null where the play ends before +1.5 s. */
  readonly shift: number | null
  /** When the read came to the true side for good; null for never. */
  readonly revealTime: Seconds | null
  /** The last look minus the lowest P(man) from 6 s before the snap up to it. */
  readonly rise: number
  /** The last look minus the lowest P(man) from the snap until 2 s after it; 0 where it never falls below the last look. */
  readonly fall: number
}

export interface Disguise extends DisguiseNumbers {
  readonly tells: readonly Tell[]
}

/** The disguise of a play, or null where it cannot be told: no frame before the snap, or neither a label nor a frame
 *  at +1.5 s. */
export function disguiseOf(reads: PlayReads, label: ManZone | null): Disguise | null {
  const numbers = disguiseNumbersOf(reads, label)
  return numbers && { ...numbers, tells: tellsOf(reads.manProbability) }
}

/** The numbers of a disguise, or null as `disguiseOf`. */
export function disguiseNumbersOf(reads: PlayReads, label: ManZone | null): DisguiseNumbers | null {
  const read = readAt(reads, LAST_LOOK)
  const revealed = readAt(reads, REVEALED)
  if (read === null) return null
  const played = label ?? (revealed === null ? null : sideOf(revealed, READ_THRESHOLD))
  if (played === null) return null
  return {
    read,
    played,
    playedSource: label === null ? 'read at +1.5 s' : 'label',
    surprise: surpriseOf(read, played),
    shift: revealed === null ? null : shiftBetween(read, revealed),
    revealTime: revealTimeOf(reads, played),
    revealed,
    rise: read - lowestIn(reads, { from: TAUGHT_FROM, until: LAST_LOOK, atMost: read }),
    fall: read - lowestIn(reads, { from: seconds(0), until: TAUGHT_UNTIL, atMost: read }),
  }
}

/** P(man) at a moment (frame snap + round(10 t)), or null where the play has no such frame. */
export function readAt({ manProbability, snapFrame }: PlayReads, moment: Seconds): number | null {
  return manProbability[snapFrame + Math.round(moment * FRAME_RATE)] ?? null
}

/** Float32 knows nothing between 1 - 2^-24 and 1: beyond this a surprise is rounding, and as JSON it would be lost. */
const MOST_SURPRISE_BITS = 24

/** How little the read expected what was played, in bits: 0 for certainty, 1 for a coin, at most 24. */
export function surpriseOf(read: number, played: ManZone): number {
  return Math.min(-Math.log2(played === 'man' ? read : 1 - read), MOST_SURPRISE_BITS)
}

/** Square root of the Jensen-Shannon divergence (base 2) of two man/zone reads, in [0, 1]. */
export function shiftBetween(before: number, after: number): number {
  const middle = (before + after) / 2
  const divergence = entropy(middle) - (entropy(before) + entropy(after)) / 2
  return Math.sqrt(Math.max(0, divergence))
}

/** The first moment at or after the snap from which P(man) stays on the true side of 0.5 until +3 s or the end of the
 *  play; null where it never does. */
export function revealTimeOf({ manProbability, snapFrame }: PlayReads, played: ManZone): Seconds | null {
  const horizon = snapFrame + Math.round(REVEAL_HORIZON * FRAME_RATE)
  const last = Math.min(manProbability.length - 1, horizon)
  let first: number | null = null
  for (let frame = last; frame >= snapFrame; frame--) {
    if (sideOf(manProbability[frame] as number, READ_THRESHOLD) !== played) break
    first = frame
  }
  return first === null ? null : seconds((first - snapFrame) / FRAME_RATE)
}

/** Changes of at least 0.10 within 0.5 s, in order. Each is first taken at its tightest; overlapping ones of the same
 *  direction are one, which can last longer than 0.5 s. */
export function tellsOf(manProbability: ArrayLike<number>): Tell[] {
  const windows = [1, -1].flatMap((direction) => merged(tightWindows(manProbability, direction)))
  return windows
    .map(([startFrame, endFrame]) => {
      const change = (manProbability[endFrame] as number) - (manProbability[startFrame] as number)
      return { startFrame, endFrame, change }
    })
    .toSorted((a, b) => a.startFrame - b.startFrame || a.endFrame - b.endFrame)
}

/** The lowest P(man) of the frames of two moments and between them, and no more than `atMost`. */
function lowestIn(
  { manProbability, snapFrame }: PlayReads,
  { from, until, atMost }: { readonly from: Seconds; readonly until: Seconds; readonly atMost: number },
): number {
  const first = Math.max(0, snapFrame + Math.round(from * FRAME_RATE))
  const last = Math.min(manProbability.length - 1, snapFrame + Math.round(until * FRAME_RATE))
  let lowest = atMost
  for (let frame = first; frame <= last; frame++) lowest = Math.min(lowest, manProbability[frame] as number)
  return lowest
}

function sideOf(manProbability: number, threshold: number): ManZone {
  return manProbability >= threshold ? 'man' : 'zone'
}

function entropy(probability: number): number {
  const term = (p: number) => (p <= 0 ? 0 : -p * Math.log2(p))
  return term(probability) + term(1 - probability)
}

type Window = readonly [start: number, end: number]

/** Windows of at most 0.5 s in which P(man) changes enough in one direction, and no part of which does. Where two of them
 *  overlap it has changed by less than that in what they share, and so by more than that in both together. */
function tightWindows(manProbability: ArrayLike<number>, direction: number): Window[] {
  const longest = Math.round(TELL_WINDOW * FRAME_RATE)
  const changes = (start: number, end: number) =>
    direction * ((manProbability[end] as number) - (manProbability[start] as number)) >= TELL_CHANGE - ROUNDING
  const windows: Window[] = []
  let firstEnd = manProbability.length
  for (let start = manProbability.length - 2; start >= 0; start--) {
    // one that ends no sooner than a later one has that one in it
    const beyond = Math.min(start + longest + 1, firstEnd)
    let end = start + 1
    while (end < beyond && !changes(start, end)) end++
    if (end >= beyond) continue
    windows.push([start, end])
    firstEnd = end
  }
  return windows
}

function merged(windows: readonly Window[]): Window[] {
  const joined: Window[] = []
  for (const [start, end] of windows.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last !== undefined && start <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], end)]
    else joined.push([start, end])
  }
  return joined
}
