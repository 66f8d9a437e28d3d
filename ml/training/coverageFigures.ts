/** How often the coverage that a model names is the one that was played. */
import { COVERAGES } from '../football/coverage.ts'
import { coverageProbabilities } from '../model/coverages.ts'
import type { CoverageCard } from '../model/modelCard.ts'
import { wilsonInterval } from '../model/wilson.ts'
import type { CalibratedRead } from './calibrating.ts'
import { finiteReads } from './evaluation.ts'

/** Figures of each data set at each moment, of the plays whose coverage is one of the seven. None where the model has
 *  no head for them. */
export function coverageFigures(reads: readonly CalibratedRead[]): CoverageCard[] {
  const known = finiteReads(reads).filter(
    ({ coverage, coverageLogits }) =>
      coverage !== null && coverageLogits.length > 0 && coverageLogits.every(Number.isFinite),
  )
  const groups = [...Map.groupBy(known, ({ dataSet, moment }) => `${dataSet} ${moment}`).values()]
  const figures = groups.map((group) => figuresOf(group as [CalibratedRead, ...CalibratedRead[]]))
  return figures.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.seconds - b.seconds))
}

function figuresOf(reads: readonly [CalibratedRead, ...CalibratedRead[]]): CoverageCard {
  const ranks = reads.map(rankOfPlayed)
  const share = (isHit: (rank: number) => boolean) => ranks.filter(isHit).length / reads.length
  const [first, firstTwo] = [share((rank) => rank === 0), share((rank) => rank <= 1)]
  const counts = COVERAGES.map((name) => reads.filter(({ coverage }) => coverage === name).length)
  const interval = (value: number) => wilsonInterval(value, reads.length)
  return {
    on: reads[0].dataSet,
    seconds: reads[0].moment,
    n: reads.length,
    commonest: Math.max(...counts) / reads.length,
    first,
    firstLow: interval(first)[0],
    firstHigh: interval(first)[1],
    firstTwo,
    firstTwoLow: interval(firstTwo)[0],
    firstTwoHigh: interval(firstTwo)[1],
  }
}

/** How many coverages are held more likely than the one that was played. */
function rankOfPlayed({ coverage, coverageLogits, manProbability }: CalibratedRead): number {
  const probabilities = coverageProbabilities(coverageLogits, manProbability)
  const played = probabilities[COVERAGES.indexOf(coverage as (typeof COVERAGES)[number])] as number
  return probabilities.filter((other) => other > played).length
}
