/** How sure a share is that was counted on a few plays. */

/** The normal deviate of a 95 % interval. */
const DEVIATE = 1.959963984540054

/** The 95 % interval of a share that was counted on `n` plays (Wilson 1927): never outside [0, 1], and no point where
 *  the share is 0 or 1. Everything is possible where n is 0. */
export function wilsonInterval(share: number, n: number): readonly [low: number, high: number] {
  if (n === 0) return [0, 1]
  const z2 = DEVIATE ** 2
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (DEVIATE / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
