/** Sums of gradients that come out the same in whatever order they are added. */

/** Between 2^8 and 2^9, where doubles are multiples of 2^-44. */
const GRID = 1.5 * 2 ** 8

/** Adds a gradient to a sum, both one number a weight. Its numbers are rounded to multiples of 2^-44 (6e-14, far below
 *  what float32 carries of any gradient that matters), because such numbers add up exactly: as long as no sum reaches
 *  2^9, the order makes no difference. */
export function addGradient(sum: Float64Array, gradient: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + ((gradient[i] as number) + GRID - GRID)
}
