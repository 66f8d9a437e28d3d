/** One vector for a set of positions, of which some may be missing. */
import type { Tensor } from '../graph.ts'
import { sizeOf } from '../shape.ts'
import { divide, multiply } from './arithmetic.ts'
import { reshape } from './layout.ts'
import { matMul } from './products.ts'
import { max, mean, sum } from './reductions.ts'
import { compare, indicator, maximum, where } from './selection.ts'

/** x: [batch, positions, width]; `present`, 1 or 0, is [batch, positions], and nobody is missing when it is left out. */
export interface PositionSet {
  readonly x: Tensor
  readonly present?: Tensor | undefined
}

/** The mean over the positions that are present, 0 where none is. [batch, width]. */
export function meanPool({ x, present }: PositionSet): Tensor {
  if (present === undefined) return mean(x, { axes: [1] })
  const count = maximum(sum(present, { axes: [1], keepAxes: true }), 1)
  return weightedPool(x, divide(present, count))
}

/** The sum over the positions that are present. [batch, width]. */
export function sumPool({ x, present }: PositionSet): Tensor {
  return present === undefined ? sum(x, { axes: [1] }) : weightedPool(x, present)
}

/** The largest of each feature over the positions that are present, 0 where none is. [batch, width]. */
export function maxPool({ x, present }: PositionSet): Tensor {
  if (present === undefined) return max(x, { axes: [1] })
  const isPresent = compare('Greater', reshape(present, [...present.shape, 1]), 0)
  const anyPresent = indicator(compare('Greater', max(present, { axes: [1], keepAxes: true }), 0))
  return multiply(max(where(isPresent, x, LOWEST), { axes: [1] }), anyPresent)
}

/** The sum over positions with a weight each. weights: [batch, positions]; result: [batch, width]. */
export function weightedPool(x: Tensor, weights: Tensor): Tensor {
  const [batch, positions, width] = [0, 1, 2].map((axis) => sizeOf(x.shape, axis)) as [number, number, number]
  return reshape(matMul(reshape(weights, [batch, 1, positions]), x), [batch, width])
}

/** Below every feature that a network computes, and far enough from the end of float32 to calculate with. */
const LOWEST = -1e30
