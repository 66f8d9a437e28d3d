/** Reads that are judged: one a play and moment, with what was played. */
import type { Coverage } from '../football/coverage.ts'
import { type Seconds, seconds } from '../football/units.ts'
import { LAST_LOOK } from '../model/disguise.ts'
import { finiteReads, type ScoredRead } from '../training/evaluation.ts'

export interface JudgedRead extends ScoredRead {
  /** What was played; null where it is none of the seven. */
  readonly coverage: Coverage | null
  /** P of each of the seven, in the order of `COVERAGES`; null where the model names none. */
  readonly coverageProbabilities: readonly number[] | null
}

/** The reads of the plays that have a moment. */
export interface ReadsAtMoment {
  readonly seconds: Seconds
  readonly reads: readonly JudgedRead[]
}

/** Every half second from the huddle to when the coverage shows itself, and the last look. */
export const CURVE_MOMENTS: readonly Seconds[] = [
  ...Array.from({ length: 17 }, (_, i) => seconds(-6 + i / 2)),
  LAST_LOOK,
].toSorted((a, b) => a - b)

/** The moments of confusion matrices. */
export const FIXED_MOMENTS: readonly Seconds[] = [-4, -2, -1, -0.5, -0.1, 0, 0.5, 1.5].map(seconds)

const AT_SNAP = seconds(0)

/** The moment that a single table is about: the last look; the snap, where plays were kept as that frame alone; else
 *  the latest that has plays. */
export function tableMoment(all: readonly ReadsAtMoment[]): ReadsAtMoment {
  const filled = finiteMoments(all)
    .filter(({ reads }) => reads.length > 0)
    .toSorted((a, b) => a.seconds - b.seconds)
  const at = (wanted: Seconds) => filled.find((moment) => moment.seconds === wanted)
  return at(LAST_LOOK) ?? at(AT_SNAP) ?? filled.at(-1) ?? { seconds: LAST_LOOK, reads: [] }
}

/** The reads of one moment that are numbers; none where it was not judged. */
export function readsAt(moments: readonly ReadsAtMoment[], wanted: Seconds): readonly JudgedRead[] {
  return finiteReads(moments.find((moment) => moment.seconds === wanted)?.reads ?? [])
}

/** The moments without the reads that are not numbers (`finiteReads`). */
export function finiteMoments(moments: readonly ReadsAtMoment[]): readonly ReadsAtMoment[] {
  return moments.map(({ seconds, reads }) => ({ seconds, reads: finiteReads(reads) }))
}
