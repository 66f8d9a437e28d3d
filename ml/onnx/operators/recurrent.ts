/** A long short-term memory, unrolled over a fixed number of time steps, with gradients. */
import type { Tensor } from '../graph.ts'
import { knownSize, type Shape, sizeOf } from '../shape.ts'
import { add, multiply } from './arithmetic.ts'
import { sigmoid, tanh } from './functions.ts'
import { concatenate, reshape, slice, split, transpose } from './layout.ts'
import { linear, matMul } from './products.ts'
import { compare, where } from './selection.ts'

/** PyTorch's layout: the gates one below the other in the order input, forget, cell, output. */
export interface LstmWeights {
  /** [4·hidden, in] */
  readonly input: Tensor
  /** [4·hidden, hidden] */
  readonly recurrent: Tensor
  /** [4·hidden] */
  readonly inputBias: Tensor
  /** [4·hidden] */
  readonly recurrentBias: Tensor
}

export interface LstmSequence {
  /** [batch, steps, in]; every step adds about 15 nodes (50 with gradients), so that some hundred steps are the limit. */
  readonly x: Tensor
  /** [batch, steps], 1 or 0; a missing step leaves the memory as it was. Nothing is missing when left out. */
  readonly present?: Tensor | undefined
}

/** The hidden state after every step, each [batch, hidden]. The memory begins at 0. */
export function lstm({ x, present }: LstmSequence, weights: LstmWeights): Tensor[] {
  const gates = inputGates(x, weights)
  const states: Memory[] = []
  for (const [step, gate] of gates.entries()) {
    const before = states.at(-1)
    const after = nextMemory(gate, before, weights.recurrent)
    states.push(present === undefined ? after : keptMemory(after, before, presentAt(present, step)))
  }
  return states.map(({ hidden }) => hidden)
}

interface Memory {
  readonly hidden: Tensor
  readonly cell: Tensor
}

/** What each step adds to its gates by its input: one product for all steps. [batch, 4·hidden] a step. */
function inputGates(x: Tensor, { input, inputBias, recurrentBias }: LstmWeights): Tensor[] {
  const [batch, steps] = [sizeOf(x.shape, 0), knownSize(x.shape, 1)]
  const all = linear(transpose(x, [1, 0, 2]), input, add(inputBias, recurrentBias))
  const shape: Shape = [batch, sizeOf(input.shape, 0)]
  return split(all, { axis: 0, sizes: new Array<number>(steps).fill(1) }).map((step) => reshape(step, shape))
}

function nextMemory(fromInput: Tensor, before: Memory | undefined, recurrent: Tensor): Memory {
  const size = knownSize(recurrent.shape, 1)
  const sums = before === undefined ? fromInput : add(fromInput, matMul(before.hidden, recurrent, { transposeB: true }))
  const [input, forget, candidate, output] = split(sums, { axis: 1, sizes: [size, size, size, size] }) as [
    Tensor,
    Tensor,
    Tensor,
    Tensor,
  ]
  const written = multiply(sigmoid(input), tanh(candidate))
  const cell = before === undefined ? written : add(multiply(sigmoid(forget), before.cell), written)
  return { cell, hidden: multiply(sigmoid(output), tanh(cell)) }
}

function keptMemory(after: Memory, before: Memory | undefined, isPresent: Tensor): Memory {
  return {
    hidden: where(isPresent, after.hidden, before?.hidden ?? 0),
    cell: where(isPresent, after.cell, before?.cell ?? 0),
  }
}

/** Booleans [batch, 1]. */
function presentAt(present: Tensor, step: number): Tensor {
  return compare('Greater', slice(present, { axis: 1, start: step, end: step + 1 }), 0)
}

/** The states of all steps as one sequence: [batch, steps, hidden]. */
export function stackedSteps(states: readonly Tensor[]): Tensor {
  const each = states.map((state) => reshape(state, [sizeOf(state.shape, 0), 1, sizeOf(state.shape, 1)]))
  return concatenate(each, 1)
}
