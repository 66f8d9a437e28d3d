/** Statistics of batch normalization that cover more examples than one run of a model: gathered in parts, merged here. */
import type { Network } from './network.ts'
import { placed } from './parameters.ts'

/** The share of a batch in the running statistics; PyTorch's default. */
export const RUNNING_SHARE = 0.1

/** One place of batch normalization. Its statistics are 2·features + 1 numbers: the mean of each feature, the variance
 *  of each (divided by the count), and the count of rows. */
export interface StatisticsSite {
  readonly name: string
  readonly features: number
}

export function statisticsSize(sites: readonly StatisticsSite[]): number {
  return sites.reduce((sum, { features }) => sum + 2 * features + 1, 0)
}

/** The statistics of all rows from those of parts of them, site after site (Chan's formula, in double precision). */
export function mergedStatistics(sites: readonly StatisticsSite[], parts: readonly Float32Array[]): Float32Array {
  const merged = new Float32Array(statisticsSize(sites))
  for (const { features, place } of sitePlaces(sites)) {
    const counts = parts.map((part) => part[place + 2 * features] as number)
    const total = counts.reduce((sum, count) => sum + count, 0)
    for (let feature = place; feature < place + features; feature++) {
      const mean = weightedMean(counts, (part) => parts[part]?.[feature] as number)
      merged[feature] = mean
      merged[feature + features] = weightedMean(counts, (part) => {
        const distance = (parts[part]?.[feature] as number) - mean
        return (parts[part]?.[feature + features] as number) + distance * distance
      })
    }
    merged[place + 2 * features] = total
  }
  return merged
}

/** Buffers after a batch with these statistics: running variances are those of a sample (divided by count - 1). */
export function updatedBuffers(
  network: Network,
  { sites, statistics, buffers }: { sites: readonly StatisticsSite[]; statistics: Float32Array; buffers: Float32Array },
): Float32Array {
  const updated = buffers.slice()
  const places = new Map(placed(network.buffers).map(({ name, place }) => [name, place]))
  for (const { name, features, place } of sitePlaces(sites)) {
    const count = statistics[place + 2 * features] as number
    const unbiased = count / Math.max(count - 1, 1)
    const [mean, variance] = [`${name}.running_mean`, `${name}.running_var`].map((key) => places.get(key) as number)
    for (let feature = 0; feature < features; feature++) {
      move(updated, (mean as number) + feature, statistics[place + feature] as number)
      move(updated, (variance as number) + feature, (statistics[place + features + feature] as number) * unbiased)
    }
  }
  return updated
}

function move(running: Float32Array, place: number, toward: number): void {
  running[place] = (running[place] as number) * (1 - RUNNING_SHARE) + toward * RUNNING_SHARE
}

function weightedMean(weights: readonly number[], value: (index: number) => number): number {
  let sum = 0
  let total = 0
  for (const [index, weight] of weights.entries()) {
    if (weight === 0) continue
    sum += weight * value(index)
    total += weight
  }
  return total === 0 ? 0 : sum / total
}

function sitePlaces(sites: readonly StatisticsSite[]) {
  return placed(sites.map((site) => ({ ...site, shape: [2 * site.features + 1] })))
}
