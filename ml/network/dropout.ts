/** Masks for dropout, drawn outside the graph: the same seed gives the same masks on every provider. */
import type { Random } from '../base/random.ts'

/** Fills a mask: each element is 0 with probability `rate` (0 <= rate < 1), else 1 / (1 - rate), independently. */
export function drawDropoutMask(mask: Float32Array, rate: number, random: Random): void {
  mask.fill(1 / (1 - rate))
  if (rate === 0) return
  // the gaps between dropped elements are geometric: one draw for each dropped element, not for each element
  const logKept = Math.log(1 - rate)
  const gap = () => Math.floor(Math.log(1 - random.uniform()) / logKept)
  for (let place = gap(); place < mask.length; place += 1 + gap()) mask[place] = 0
}
