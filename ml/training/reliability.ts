/** How often man is played where a model says so: held-out reads, tenth by tenth. */
import type { ReliabilityBin } from '../model/modelCard.ts'
import { wilsonInterval } from '../model/wilson.ts'
import { finiteReads, type ScoredRead } from './evaluation.ts'
import { type Weights, weightedShare, weightOf } from './leagueWeights.ts'

const BINS = 10

/** Ten bins of equal width. The share of man and its interval are counted on the plays as they were, and then turned
 *  into those of the weighted plays. */
export function reliabilityBins(reads: readonly ScoredRead[], weights: Weights): ReliabilityBin[] {
  const bins = Map.groupBy(finiteReads(reads), ({ manProbability }) =>
    Math.min(BINS - 1, Math.floor(manProbability * BINS)),
  )
  return Array.from({ length: BINS }, (_, bin) => {
    const edges = { low: bin / BINS, high: (bin + 1) / BINS }
    return { ...edges, ...figuresOf(bins.get(bin) ?? [], weights) }
  })
}

function figuresOf(reads: readonly ScoredRead[], weights: Weights): Omit<ReliabilityBin, 'low' | 'high'> {
  const n = reads.length
  if (n === 0) return { n, meanProbability: null, manShare: null, manShareLow: null, manShareHigh: null }
  let [total, said] = [0, 0]
  for (const read of reads) {
    total += weightOf(read, weights)
    said += weightOf(read, weights) * read.manProbability
  }
  const counted = reads.filter((read) => read.isMan).length / n
  const [low, high] = wilsonInterval(counted, n)
  return {
    n,
    meanProbability: said / total,
    manShare: weightedShare(counted, weights),
    manShareLow: weightedShare(low, weights),
    manShareHigh: weightedShare(high, weights),
  }
}
