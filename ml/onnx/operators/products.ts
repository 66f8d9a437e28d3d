/** Differentiable matrix products. */
import { record, type Tensor } from '../graph.ts'
import { reshapeNode } from '../nodes/layout.ts'
import { affineNode, type ProductKind, productNode } from '../nodes/products.ts'
import { columnSumsNode, sumToShapeNode } from '../nodes/sums.ts'
import { elementCount, sizeOf } from '../shape.ts'
import { reshape } from './layout.ts'

/** a·b over the last two axes, transposed and scaled as `kind` says; the leading axes broadcast. */
export function matMul(a: Tensor, b: Tensor, kind: ProductKind = {}): Tensor {
  const { transposeA = false, transposeB = false, scale = 1 } = kind
  return record([a, b], productNode(a, b, kind), (gradient) => {
    const byA = transposeA
      ? productNode(b, gradient, { transposeA: transposeB, transposeB: true, scale })
      : productNode(gradient, b, { transposeB: !transposeB, scale })
    const byB = transposeB
      ? productNode(gradient, a, { transposeA: true, transposeB: transposeA, scale })
      : productNode(a, gradient, { transposeA: !transposeA, scale })
    return [sumToShapeNode(byA, a.shape), sumToShapeNode(byB, b.shape)]
  })
}

/** x·weightᵀ + bias, the layout of PyTorch's Linear. x: [..., in]; weight: [out, in]; bias: [out] or none. */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const rows = reshape(x, [elementCount(x.shape.slice(0, -1)), sizeOf(x.shape, -1)])
  return reshape(linearRows(rows, weight, bias), [...x.shape.slice(0, -1), sizeOf(weight.shape, 0)])
}

function linearRows(x: Tensor, weight: Tensor, bias: Tensor | undefined): Tensor {
  if (bias === undefined) return matMul(x, weight, { transposeB: true })
  return record([x, weight, bias], affineNode(x, weight, bias), (gradient) => [
    productNode(gradient, weight),
    productNode(gradient, x, { transposeA: true }),
    reshapeNode(columnSumsNode(gradient), bias.shape),
  ])
}
