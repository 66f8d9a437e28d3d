/** Attention of each player over his own last seconds: some looks back, of which he may lack any. */
import type { Tensor } from '../onnx/graph.ts'
import { add, multiply } from '../onnx/operators/arithmetic.ts'
import { presenceBias, projectToHeads } from '../onnx/operators/attention.ts'
import { concatenate, reshape, slice, transpose } from '../onnx/operators/layout.ts'
import { matMul } from '../onnx/operators/products.ts'
import { sum } from '../onnx/operators/reductions.ts'
import { softmax } from '../onnx/operators/softmax.ts'
import { knownSize, sizeOf } from '../onnx/shape.ts'
import { linearLayer, linearParameters } from './layers.ts'
import type { NetworkContext, ParameterSpec } from './network.ts'

/** Where a token's looks back are: they follow on what it says of the present, one after the other. */
export interface HistoryConfig {
  /** Numbers of the present, before the first look back. */
  readonly start: number
  readonly looks: number
}

/** Numbers of one look back, and after them whether it is known, 1 or 0: that one keeps its scale, mean 0 and
 *  deviation 1, whatever the others are brought to. */
const LOOK = 4

export interface MemoryConfig {
  readonly history: HistoryConfig
  readonly width: number
  /** Divides the width. */
  readonly heads: number
  /** The share of elements that training drops, in [0, 1). */
  readonly dropout: number
}

/** Keys and values are linear in what an entry holds: the numbers of a look back, and a one at the place of the entry.
 *  So each look has a key and a value that it adds of its own, and the last entry, which is there for a player without
 *  history, has nothing else. */
export function memoryParameters({ width, history }: Pick<MemoryConfig, 'width' | 'history'>): ParameterSpec[] {
  const held = LOOK + history.looks + 1
  const initial = { kind: 'uniform', bound: 1 / Math.sqrt(LOOK) } as const
  return [
    ...linearParameters('memory.query', { from: width, to: width }),
    { name: 'memory.key.weight', shape: [width, held], initial },
    { name: 'memory.value.weight', shape: [width, held], initial },
    // a network begins as one that remembers nothing
    { name: 'memory.output.weight', shape: [width, width], initial: { kind: 'constant', value: 0 } },
    { name: 'memory.output.bias', shape: [width], initial: { kind: 'constant', value: 0 } },
  ]
}

/** What each player takes from his history, to be added to what he is: [rows, width].
 *  x: [rows, width]; tokens: [rows, features] with the looks back in them, numbers that are finite everywhere.
 *
 *  It is softmax(query·keyᵀ / √size)·value, head by head, where keys and values are never made: what is linear in the
 *  entries can be asked of the query before, and of their mixture after. There are seven times as many entries as rows,
 *  and they are short. */
export function remembered(
  context: NetworkContext,
  { x, tokens }: { readonly x: Tensor; readonly tokens: Tensor },
  config: MemoryConfig,
): Tensor {
  const { width, heads, history } = config
  const rows = sizeOf(x.shape, 0)
  const size = width / heads
  const held = LOOK + history.looks + 1
  const looks = looksOf(tokens, history)
  const perHead = (name: string) => reshape(context.parameter(`memory.${name}.weight`), [heads, size, held])
  const [asked] = projectToHeads(x, context.parameter('memory.query.weight'), { maps: 1, heads }) as [Tensor]
  const query = add(asked, reshape(context.parameter('memory.query.bias'), [heads, 1, size]))
  const wanted = matMul(query, perHead('key'), { scale: 1 / Math.sqrt(size) })
  const mixed = mixedEntries(wanted, looks, history)
  const values = matMul(mixed, perHead('value'), { transposeB: true })
  const joined = reshape(transpose(values, [1, 0, 2]), [rows, width])
  return context.dropout(linearLayer(context, 'memory.output', joined), config.dropout)
}

interface Looks {
  /** [1, rows, looks, LOOK] */
  readonly numbers: Tensor
  /** Added to similarities: hides what is not known. [1, rows, looks] */
  readonly hidden: Tensor
}

function looksOf(tokens: Tensor, { start, looks }: HistoryConfig): Looks {
  const rows = sizeOf(tokens.shape, 0)
  const all = slice(tokens, { axis: 1, start, end: start + looks * (LOOK + 1) })
  const each = reshape(all, [1, rows, looks, LOOK + 1])
  const known = reshape(slice(each, { axis: 3, start: LOOK }), [rows, looks])
  return {
    numbers: slice(each, { axis: 3, start: 0, end: LOOK }),
    hidden: reshape(presenceBias(known), [1, rows, looks]),
  }
}

/** The entries, each by its share of attention. wanted: [heads, rows, held], what the query would have an entry be;
 *  result: [heads, rows, held]. */
function mixedEntries(wanted: Tensor, { numbers, hidden }: Looks, { looks }: HistoryConfig): Tensor {
  const heads = knownSize(wanted.shape, 0)
  const rows = sizeOf(wanted.shape, 1)
  const part = (start: number, end: number) => slice(wanted, { axis: 2, start, end })
  const byNumbers = sum(multiply(reshape(part(0, LOOK), [heads, rows, 1, LOOK]), numbers), { axes: [3] })
  const ofLooks = add(add(byNumbers, part(LOOK, LOOK + looks)), hidden)
  const ofNothing = part(LOOK + looks, LOOK + looks + 1)
  const shares = softmax(concatenate([ofLooks, ofNothing], 2))
  const ofEachLook = reshape(slice(shares, { axis: 2, start: 0, end: looks }), [heads, rows, 1, looks])
  // sums along the last axis are several times as fast as others
  const mixedNumbers = sum(multiply(ofEachLook, transpose(numbers, [0, 1, 3, 2])), { axes: [3] })
  return concatenate([mixedNumbers, shares], 2)
}
