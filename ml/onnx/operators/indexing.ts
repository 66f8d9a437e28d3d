/** Differentiable look-ups by whole numbers. */
import { addNode, integerConstant, record, type Tensor } from '../graph.ts'
import { castNode, compareNode } from '../nodes/elementwise.ts'
import { reshapeNode, transposeNode } from '../nodes/layout.ts'
import { productNode } from '../nodes/products.ts'
import { axisOf, elementCount, knownSize } from '../shape.ts'

/** The slices of x at the given places along an axis. indices: int64 of any shape, 0 up to the axis's size;
 *  result: x's shape with that axis replaced by the shape of the indices. */
export function gather(x: Tensor, indices: Tensor, { axis }: { axis: number }): Tensor {
  const counted = axisOf(x.shape, axis)
  const shape = [...x.shape.slice(0, counted), ...indices.shape, ...x.shape.slice(counted + 1)]
  const attributes = { axis: { kind: 'int', value: counted } } as const
  return record([x], addNode('Gather', [x, indices], { type: x.type, shape, attributes }), (gradient) => {
    const moved = [...indices.shape.keys()].map((place) => place + counted)
    const others = [...gradient.shape.keys()].filter((place) => !moved.includes(place))
    const rows = reshapeNode(transposeNode(gradient, [...moved, ...others]), [
      elementCount(indices.shape),
      elementCount(others.map((place) => gradient.shape[place] ?? 1)),
    ])
    const size = knownSize(x.shape, counted)
    const byPlace = productNode(oneHotNode(indices, size), rows, { transposeA: true })
    const restShape = x.shape.toSpliced(counted, 1)
    const back = [...restShape.keys()].map((place) => place + 1).toSpliced(counted, 0, 0)
    return [transposeNode(reshapeNode(byPlace, [size, ...restShape]), back)]
  })
}

/** A learned vector for each whole number. table: [words, width]; indices: int64 [...]; result: [..., width]. */
export function embedding(table: Tensor, indices: Tensor): Tensor {
  return gather(table, indices, { axis: 0 })
}

/** A row an index with 1 in its place and 0 elsewhere, [indices, size]. Scattering would sum in no fixed order. */
function oneHotNode(indices: Tensor, size: number): Tensor {
  const places = integerConstant(
    indices.graph,
    Array.from({ length: size }, (_, place) => place),
    [1, size],
  )
  return castNode(compareNode('Equal', reshapeNode(indices, [elementCount(indices.shape), 1]), places), 'float32')
}
