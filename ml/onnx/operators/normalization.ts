/** Layer normalization and batch normalization, with gradients. */
import { addNodeWithOutputs, record, type Tensor } from '../graph.ts'
import { binaryNode } from '../nodes/elementwise.ts'
import { onesNode, reshapeNode } from '../nodes/layout.ts'
import { columnSumsNode, weightedColumnSumsNode, weightedRowSumsNode } from '../nodes/sums.ts'
import { elementCount, knownSize, sizeOf, withSize } from '../shape.ts'
import { add, divide, multiply, square, subtract } from './arithmetic.ts'
import { sqrt } from './functions.ts'
import { matMul } from './products.ts'

/** Added to a variance before its root is taken; PyTorch's default for both normalizations. */
export const NORMALIZATION_EPSILON = 1e-5

/** What follows a normalization; both [features]. */
export interface ScaleAndShift {
  readonly scale: Tensor
  readonly shift: Tensor
}

/** Each row along the last axis to mean 0 and variance 1, then scaled and shifted. x: [..., features]. */
export function layerNormalization(x: Tensor, { scale, shift }: ScaleAndShift): Tensor {
  const statistics = withSize(x.shape, -1, 1)
  const [y, mean, inverseDeviation] = addNodeWithOutputs('LayerNormalization', [x, scale, shift], {
    attributes: { axis: { kind: 'int', value: -1 }, epsilon: { kind: 'float', value: NORMALIZATION_EPSILON } },
    outputs: [{ shape: x.shape }, { shape: statistics }, { shape: statistics }],
  }) as [Tensor, Tensor, Tensor]
  return record([x, scale, shift], y, (gradient) => {
    const rows = elementCount(x.shape.slice(0, -1))
    const byX = layerNormalizationGradients({
      x: reshapeNode(x, [rows, sizeOf(x.shape, -1)]),
      gradient: reshapeNode(gradient, [rows, sizeOf(x.shape, -1)]),
      mean: reshapeNode(mean, [rows, 1]),
      inverseDeviation: reshapeNode(inverseDeviation, [rows, 1]),
      scale,
    })
    return [reshapeNode(byX[0], x.shape), ...byX.slice(1)]
  })
}

interface NormalizedRows {
  /** [rows, features], as `gradient` is. */
  readonly x: Tensor
  readonly gradient: Tensor
  /** [rows, 1], as `inverseDeviation` is. */
  readonly mean: Tensor
  readonly inverseDeviation: Tensor
  readonly scale: Tensor
}

/** By x, scale and shift. With c = x - mean and s = 1 / deviation:
 *  byX = s (g scale - mean(g scale) - c s² mean(g scale c)), in as few passes over the rows as it takes. */
function layerNormalizationGradients(given: NormalizedRows): [Tensor, Tensor, Tensor] {
  const { x, gradient, mean, inverseDeviation, scale } = given
  const centred = binaryNode('Sub', x, mean)
  const moved = binaryNode('Mul', gradient, centred)
  const shares = binaryNode('Div', scale, knownSize(x.shape, 1))
  const along = binaryNode(
    'Mul',
    weightedRowSumsNode(moved, shares),
    binaryNode('Mul', inverseDeviation, inverseDeviation),
  )
  const sideways = binaryNode('Sub', binaryNode('Mul', gradient, scale), weightedRowSumsNode(gradient, shares))
  return [
    binaryNode('Mul', binaryNode('Sub', sideways, binaryNode('Mul', centred, along)), inverseDeviation),
    reshapeNode(weightedColumnSumsNode(moved, inverseDeviation), scale.shape),
    reshapeNode(columnSumsNode(gradient), scale.shape),
  ]
}

/** What batch normalization knows of its features over a batch; mean and variance (divided by count) are [1, features]. */
export interface BatchStatistics {
  readonly mean: Tensor
  readonly variance: Tensor
  /** How many rows took part: [1, 1]. */
  readonly count: Tensor
}

/** Statistics of the rows that are present. x: [rows, features]; present: [rows, 1], 1 or 0; all rows when left out. */
export function batchStatistics(x: Tensor, present = onesNode(x, [knownSize(x.shape, 0), 1])): BatchStatistics {
  const weights = reshapeNode(present, [1, knownSize(x.shape, 0)])
  const count = reshapeNode(columnSumsNode(present), [1, 1])
  const divisor = binaryNode('Max', count, 1)
  const mean = divide(matMul(weights, x), divisor)
  return { count, mean, variance: divide(matMul(weights, square(subtract(x, mean))), divisor) }
}

/** Rows brought to mean 0 and variance 1 by the given statistics, then scaled and shifted. x: [rows, features]. */
export function batchNormalization(
  x: Tensor,
  { mean, variance }: Pick<BatchStatistics, 'mean' | 'variance'>,
  { scale, shift }: ScaleAndShift,
): Tensor {
  const normalized = divide(subtract(x, mean), sqrt(add(variance, NORMALIZATION_EPSILON)))
  return add(multiply(normalized, scale), shift)
}
