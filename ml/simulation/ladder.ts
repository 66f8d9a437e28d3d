/** Drawing from a measured distribution: its quantiles are the rungs. */

/** Values at the quantiles 0, 0.05, 0.25, 0.5, 0.75, 0.95 and 1. */
export type Ladder = readonly [number, number, number, number, number, number, number]

const RUNGS = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1] as const

/** The value at a quantile in [0, 1], straight between the rungs. */
export function climb(ladder: Ladder, quantile: number): number {
  const above = Math.max(
    1,
    RUNGS.findIndex((rung) => rung >= quantile),
  )
  const [low, high] = [RUNGS[above - 1] as number, RUNGS[above] as number]
  const [from, to] = [ladder[above - 1] as number, ladder[above] as number]
  return from + ((to - from) * (quantile - low)) / (high - low)
}
