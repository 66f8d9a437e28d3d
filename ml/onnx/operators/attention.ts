/** Scaled dot-product attention over sets and sequences. Heads come first in every shape: that way the products
 *  take their factors as they lie in memory, and only the result is put back in order. */
import { floatConstant, type Graph, recordOutputs, type Tensor } from '../graph.ts'
import { binaryNode } from '../nodes/elementwise.ts'
import { concatenateNode, reshapeNode, splitNode, transposeNode, zerosNode } from '../nodes/layout.ts'
import { productNode } from '../nodes/products.ts'
import { type Dimension, elementCount, knownSize, sizeOf } from '../shape.ts'
import { add } from './arithmetic.ts'
import { reshape, transpose } from './layout.ts'
import { matMul } from './products.ts'
import { softmax } from './softmax.ts'

/** Several linear maps of the same rows, each cut into heads. x: [rows, in]; weight: [maps·heads·size, in], map by
 *  map and in each head by head; result: for each map [heads, rows, size]. */
export function projectToHeads(x: Tensor, weight: Tensor, { maps, heads }: { maps: number; heads: number }): Tensor[] {
  const [rows, width] = [sizeOf(x.shape, 0), sizeOf(x.shape, 1)]
  const size = knownSize(weight.shape, 0) / (maps * heads)
  const split = { axis: 0, sizes: new Array<number>(maps).fill(heads) }
  const outputs = splitNode(reshapeNode(weight, [maps * heads, size, width]), split).map((map) =>
    productNode(reshapeNode(x, [1, rows, width]), map, { transposeB: true }),
  )
  recordOutputs({
    inputs: [x, weight],
    outputs,
    backward: (gradients) => {
      const each = gradients.map((gradient) => gradient ?? zerosNode(x, [heads, rows, size]))
      const byRow = transposeNode(concatenateNode(each, 0), [1, 0, 2])
      const gradient = reshapeNode(byRow, [rows, maps * heads * size])
      return [productNode(gradient, weight), productNode(gradient, x, { transposeA: true })]
    },
  })
  return outputs
}

/** How the rows of queries, keys and values belong together. */
export interface AttentionLayout {
  readonly batch: Dimension
  /** Positions that ask, for each example. */
  readonly queries: number
  /** Positions that are asked, for each example. */
  readonly keys: number
}

export interface AttentionInputs {
  /** [heads, batch·queries, size] */
  readonly query: Tensor
  /** [heads, batch·keys, size] */
  readonly key: Tensor
  /** [heads, batch·keys, size] */
  readonly value: Tensor
  /** Added before the softmax: [1 or heads, 1 or batch, 1 or queries, keys]. */
  readonly bias?: Tensor | undefined
  /** What happens to the shares of attention, [heads, batch, queries, keys]; nothing when left out. */
  readonly dropout?: ((shares: Tensor) => Tensor) | undefined
}

/** softmax(query·keyᵀ / √size + bias)·value, with the heads side by side: [batch·queries, heads·size]. */
export function attend(inputs: AttentionInputs, { batch, queries, keys }: AttentionLayout): Tensor {
  const heads = knownSize(inputs.query.shape, 0)
  const size = knownSize(inputs.query.shape, 2)
  const [query, key, value] = [
    reshape(inputs.query, [heads, batch, queries, size]),
    reshape(inputs.key, [heads, batch, keys, size]),
    reshape(inputs.value, [heads, batch, keys, size]),
  ]
  const similarity = matMul(query, key, { transposeB: true, scale: 1 / Math.sqrt(size) })
  const shares = softmax(inputs.bias === undefined ? similarity : add(similarity, inputs.bias))
  const kept = inputs.dropout?.(shares) ?? shares
  const rows = elementCount([batch, queries])
  const mixed = reshape(matMul(kept, value), [heads, rows, size])
  return reshape(transpose(mixed, [1, 0, 2]), [rows, heads * size])
}

/** The bias that hides missing positions: 0 where present (1), HIDDEN where not (0). present: [batch, keys]. */
export function presenceBias(present: Tensor): Tensor {
  const [batch, keys] = [sizeOf(present.shape, 0), sizeOf(present.shape, 1)]
  const bias = binaryNode('Mul', binaryNode('Sub', present, 1), -HIDDEN)
  return reshapeNode(bias, [1, batch, 1, keys])
}

/** The bias that hides the future: a query sees keys up to its own place. [1, 1, positions, positions]. */
export function causalBias(graph: Graph, positions: number): Tensor {
  const values = Float32Array.from({ length: positions * positions }, (_, i) =>
    i % positions > Math.floor(i / positions) ? HIDDEN : 0,
  )
  return floatConstant(graph, values, [1, 1, positions, positions])
}

/** Added to a similarity, it leaves no share in float32; finite, so that a row in which all are hidden stays a number. */
const HIDDEN = -1e9
