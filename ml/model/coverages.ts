/** Which of the seven coverages it is: never at odds with what is said of man and zone. */
import { COVERAGES, manZoneOf } from '../football/coverage.ts'

const IS_MAN = COVERAGES.map((coverage) => manZoneOf(coverage) === 'man')

/** P of each of the seven, in the order of `COVERAGES`: man coverages share P(man) and zones the rest, each in
 *  proportion to what the network says of them. `logits`: one for each. */
export function coverageProbabilities(logits: ArrayLike<number>, manProbability: number): number[] {
  const [man, zone] = [true, false].map((side) => {
    const most = Math.max(...COVERAGES.map((_, i) => (IS_MAN[i] === side ? (logits[i] as number) : -Infinity)))
    const weights = COVERAGES.map((_, i) => (IS_MAN[i] === side ? Math.exp((logits[i] as number) - most) : 0))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return weights.map((weight) => weight / total)
  }) as [number[], number[]]
  return COVERAGES.map((_, i) => manProbability * (man[i] as number) + (1 - manProbability) * (zone[i] as number))
}
