/** The statistics of batch normalization where they leave the graph: for batches that run in several parts. */
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

function sitePlaces(sites: readonly StatisticsSite[]) {
  return placed(sites.map((site) => ({ ...site, shape: [2 * site.features + 1] })))
}
