/** Nodes that move elements without changing them, without gradients. */
import { addNode, addNodeWithOutputs, integerConstant, scalar, sharedTensor, type Tensor } from '../graph.ts'
import {
  axisOf,
  elementCount,
  isKnown,
  knownShape,
  knownSize,
  type Shape,
  sameDimension,
  sameShape,
  shapeText,
  sizeOf,
  withSize,
} from '../shape.ts'

/** The same elements, row-major, under another shape. */
export function reshapeNode(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x
  if (!sameDimension(elementCount(x.shape), elementCount(shape))) {
    throw new Error(`${shapeText(x.shape)} does not hold as many elements as ${shapeText(shape)}`)
  }
  const target = shape.map((size) => (isKnown(size) ? size : -1))
  return addNode('Reshape', [x, integerConstant(x.graph, target)], { type: x.type, shape })
}

/** Axes in a new order: axis i of the result is axis `order[i]` of x. */
export function transposeNode(x: Tensor, order: readonly number[]): Tensor {
  const axes = order.map((axis) => axisOf(x.shape, axis))
  if (axes.every((axis, place) => axis === place)) return x
  return addNode('Transpose', [x], {
    type: x.type,
    shape: axes.map((axis) => sizeOf(x.shape, axis)),
    attributes: { perm: { kind: 'ints', value: axes } },
  })
}

/** The order of axes that swaps the last two. */
export function swappedLastAxes(rank: number): number[] {
  return [...Array.from({ length: rank - 2 }, (_, axis) => axis), rank - 1, rank - 2]
}

/** Repeats 1-sized and missing axes until x has the shape, whose sizes must be known. */
export function expandNode(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x
  return addNode('Expand', [x, integerConstant(x.graph, knownShape(shape))], { type: x.type, shape })
}

/** Tensors one after the other along an axis, in groups as wide as the kernels allow. */
export function concatenateNode(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors
  if (first === undefined) throw new Error('nothing to concatenate')
  if (tensors.length === 1) return first
  const { widestJoin } = first.graph.kernels
  const joined: Tensor[] = []
  for (let start = 0; start < tensors.length; start += widestJoin) {
    joined.push(joinedGroup(tensors.slice(start, start + widestJoin), axisOf(first.shape, axis)))
  }
  return concatenateNode(joined, axis)
}

function joinedGroup(group: readonly Tensor[], axis: number): Tensor {
  const [first, ...rest] = group as [Tensor, ...Tensor[]]
  if (rest.length === 0) return first
  for (const { shape } of rest) {
    if (!sameShape(withSize(shape, axis, 0), withSize(first.shape, axis, 0))) {
      throw new Error(`${shapeText(first.shape)} and ${shapeText(shape)} do not join along axis ${axis}`)
    }
  }
  const size = group.reduce((sum, { shape }) => sum + knownSize(shape, axis), 0)
  return addNode('Concat', [first, ...rest], {
    type: first.type,
    shape: withSize(first.shape, axis, size),
    attributes: { axis: { kind: 'int', value: axis } },
  })
}

/** The elements from `start` up to, not including, `end` along an axis. */
export function sliceNode(x: Tensor, part: { axis: number; start: number; end: number }): Tensor {
  const axis = axisOf(x.shape, part.axis)
  const [starts, ends, axes] = [part.start, part.end, axis].map((value) => integerConstant(x.graph, [value]))
  return addNode('Slice', [x, starts, ends, axes], {
    type: x.type,
    shape: withSize(x.shape, axis, part.end - part.start),
  })
}

/** Neighbouring pieces of the given sizes along an axis. */
export function splitNode(x: Tensor, { axis, sizes }: { axis: number; sizes: readonly number[] }): Tensor[] {
  const counted = axisOf(x.shape, axis)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total !== sizeOf(x.shape, counted)) throw new Error(`${shapeText(x.shape)} does not split into ${sizes}`)
  if (sizes.length > x.graph.kernels.widestJoin) {
    let end = 0
    return sizes.map((size) => {
      end += size
      return sliceNode(x, { axis: counted, start: end - size, end })
    })
  }
  return addNodeWithOutputs('Split', [x, integerConstant(x.graph, sizes)], {
    attributes: { axis: { kind: 'int', value: counted } },
    outputs: sizes.map((size) => ({ type: x.type, shape: withSize(x.shape, counted, size) })),
  })
}

/** Zeros of a known shape, in the graph of another tensor. */
export function zerosNode(like: Tensor, shape: Shape): Tensor {
  return expandNode(scalar(like.graph, 0), knownShape(shape))
}

/** Ones of a known shape, in the graph of another tensor; made once a shape. */
export function onesNode(like: Tensor, shape: Shape): Tensor {
  return sharedTensor(like.graph, `ones ${shapeText(shape)}`, () =>
    expandNode(scalar(like.graph, 1), knownShape(shape)),
  )
}
