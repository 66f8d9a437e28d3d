/** The coverages that a look is likeliest to be. */
import { COVERAGES, type Coverage } from '../../ml/football/coverage.ts'

export interface LikelyCoverage {
  readonly coverage: Coverage
  /** In [0, 1]. */
  readonly probability: number
}

/** So many are told: the first two are right four times in five, and more is a list. */
const TOLD = 2

/** The likeliest of the seven in a frame, the likeliest first. `probabilities` is [frames, 7]. */
export function likelyCoverages(probabilities: Float32Array, frame: number): LikelyCoverage[] {
  return COVERAGES.map((coverage, i) => ({ coverage, probability: probabilities[frame * COVERAGES.length + i] ?? 0 }))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, TOLD)
}
