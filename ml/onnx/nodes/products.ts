/** Matrix products as nodes, without gradients. */
import { addNode, type Tensor } from '../graph.ts'
import { RUNTIME_DOMAIN } from '../modelProto.ts'
import { broadcastShape, type Shape, sameDimension, shapeText, sizeOf } from '../shape.ts'
import { binaryNode } from './elementwise.ts'
import { swappedLastAxes, transposeNode } from './layout.ts'

export interface ProductKind {
  /** Whether a has its last two axes swapped first. */
  readonly transposeA?: boolean
  /** Whether b has its last two axes swapped first. */
  readonly transposeB?: boolean
  /** A number that the product is multiplied by. */
  readonly scale?: number
}

/** a·b over the last two axes; the leading axes broadcast. Both have at least two axes. */
export function productNode(a: Tensor, b: Tensor, kind: ProductKind = {}): Tensor {
  const { transposeA = false, transposeB = false, scale = 1 } = kind
  const shape = productShape(matrixShape(a, transposeA), matrixShape(b, transposeB))
  if (!transposeA && !transposeB && scale === 1) return addNode('MatMul', [a, b], shape)
  const attributes = { ...gemmAttributes(transposeA, transposeB), alpha: { kind: 'float', value: scale } } as const
  if (a.shape.length === 2 && b.shape.length === 2) return addNode('Gemm', [a, b], { shape, attributes })
  if (a.graph.kernels.transposedMatMul === 'fused') {
    return addNode('FusedMatMul', [a, b], { shape, domain: RUNTIME_DOMAIN, attributes })
  }
  const scaled = scale === 1 ? a : binaryNode('Mul', a, scale)
  return addNode('MatMul', [transposeA ? swapped(scaled) : scaled, transposeB ? swapped(b) : b], shape)
}

/** x·weightᵀ + bias. x: [rows, in]; weight: [out, in]; bias: [out]; result: [rows, out]. */
export function affineNode(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  const shape = productShape(x.shape, matrixShape(weight, true))
  if (!sameDimension(sizeOf(bias.shape, 0), sizeOf(weight.shape, 0))) {
    throw new Error(`a bias ${shapeText(bias.shape)} does not fit weights ${shapeText(weight.shape)}`)
  }
  return addNode('Gemm', [x, weight, bias], { shape, attributes: gemmAttributes(false, true) })
}

function gemmAttributes(transposeA: boolean, transposeB: boolean) {
  return {
    transA: { kind: 'int', value: transposeA ? 1 : 0 },
    transB: { kind: 'int', value: transposeB ? 1 : 0 },
  } as const
}

function swapped(x: Tensor): Tensor {
  return transposeNode(x, swappedLastAxes(x.shape.length))
}

function matrixShape(x: Tensor, transpose: boolean): Shape {
  if (x.shape.length < 2) throw new Error(`${shapeText(x.shape)} is no matrix`)
  return transpose ? swappedLastAxes(x.shape.length).map((axis) => sizeOf(x.shape, axis)) : x.shape
}

function productShape(a: Shape, b: Shape): Shape {
  if (!sameDimension(sizeOf(a, -1), sizeOf(b, -2))) {
    throw new Error(`matrices ${shapeText(a)} and ${shapeText(b)} do not multiply`)
  }
  return [...broadcastShape(a.slice(0, -2), b.slice(0, -2)), sizeOf(a, -2), sizeOf(b, -1)]
}
