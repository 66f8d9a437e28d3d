/** Reverse-mode differentiation over the tape of a graph. */
import { type Graph, scalar, type Tensor } from './graph.ts'
import { binaryNode } from './nodes/elementwise.ts'
import { sameShape, shapeText } from './shape.ts'

/** The gradients of a scalar loss with respect to named tensors, in their order and shapes.
 *  A tensor that the loss does not depend on is a mistake in the network: an error names it. */
export function gradients(loss: Tensor, parameters: readonly { name: string; tensor: Tensor }[]): Tensor[] {
  if (loss.shape.length !== 0) throw new Error(`a loss is one number, not ${shapeText(loss.shape)}`)
  const sources = parameters.map(({ tensor }) => tensor)
  const found = flowBack(loss, dependents(loss.graph, sources))
  return parameters.map(({ name, tensor }) => {
    const gradient = found.get(tensor.id)
    if (gradient === undefined) throw new Error(`the loss does not depend on ${name}`)
    if (!sameShape(gradient.shape, tensor.shape)) {
      throw new Error(`the gradient of ${name} is ${shapeText(gradient.shape)}, not ${shapeText(tensor.shape)}`)
    }
    return gradient
  })
}

/** Whether a gradient would flow from a tensor back to any of the sources. */
export function dependsOn(tensor: Tensor, sources: readonly Tensor[]): boolean {
  return dependents(tensor.graph, sources).has(tensor.id)
}

/** The ids of all tensors that depend on the sources, themselves included. */
function dependents(graph: Graph, sources: readonly Tensor[]): Set<string> {
  const ids = new Set(sources.map(({ id }) => id))
  for (const { inputs, outputs } of graph.tape) {
    if (inputs.some(({ id }) => ids.has(id))) for (const { id } of outputs) ids.add(id)
  }
  return ids
}

/** Walks the tape backward and adds up what reaches each tensor in `wanted`. */
function flowBack(loss: Tensor, wanted: ReadonlySet<string>): Map<string, Tensor> {
  const found = new Map([[loss.id, scalar(loss.graph, 1)]])
  for (const { inputs, outputs, backward } of loss.graph.tape.toReversed()) {
    const arrived = outputs.map(({ id }) => found.get(id))
    if (arrived.every((gradient) => gradient === undefined) || !outputs.some(({ id }) => wanted.has(id))) continue
    for (const [place, gradient] of backward(arrived).entries()) {
      const { id } = inputs[place] as Tensor
      if (gradient === undefined || !wanted.has(id)) continue
      const before = found.get(id)
      found.set(id, before === undefined ? gradient : binaryNode('Add', before, gradient))
    }
  }
  return found
}
