/** The flat vectors that hold a network's parameters and buffers, one after the other in the order of its lists. */
import { unreachable } from '../base/brand.ts'
import type { Random } from '../base/random.ts'
import type { Initial, Network } from './network.ts'

/** Everything that training has learned. */
export interface TrainedState {
  /** All parameters. */
  readonly weights: Float32Array
  /** All buffers. */
  readonly buffers: Float32Array
}

interface Spec {
  readonly name: string
  readonly shape: readonly number[]
}

/** Numbers in a tensor of that shape. */
export function sizeOfShape(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** Numbers in all of the tensors together. */
export function totalSize(specs: readonly Spec[]): number {
  return specs.reduce((sum, { shape }) => sum + sizeOfShape(shape), 0)
}

/** What an untrained network begins with. The same random stream gives the same weights. */
export function initialState(network: Network, random: Random): TrainedState {
  const weights = new Float32Array(totalSize(network.parameters))
  for (const { name, initial, place, size } of placed(network.parameters)) {
    // a stream for each name, so that one more layer leaves the others as they were
    const stream = random.fork(name)
    for (let i = place; i < place + size; i++) weights[i] = drawInitial(initial, stream)
  }
  const buffers = new Float32Array(totalSize(network.buffers))
  for (const { initial, place, size } of placed(network.buffers)) buffers.fill(initial, place, place + size)
  return { weights, buffers }
}

/** Each tensor's part of a flat vector, under its name; a view, not a copy. */
export function namedParts(specs: readonly Spec[], flat: Float32Array): Map<string, Float32Array> {
  expectLength(flat, totalSize(specs))
  return new Map(placed(specs).map(({ name, place, size }) => [name, flat.subarray(place, place + size)]))
}

/** One flat vector from tensors by name, row-major. Throws when one is missing or has another size. */
export function flattened(specs: readonly Spec[], tensors: ReadonlyMap<string, ArrayLike<number>>): Float32Array {
  const flat = new Float32Array(totalSize(specs))
  for (const { name, place, size } of placed(specs)) {
    const values = tensors.get(name)
    if (values === undefined) throw new Error(`${name} is missing`)
    if (values.length !== size) throw new Error(`${name} has ${values.length} numbers where ${size} belong`)
    flat.set(values, place)
  }
  return flat
}

/** Each spec with where it begins in the flat vector, and how many numbers it has there. */
export function placed<Kind extends Spec>(specs: readonly Kind[]): (Kind & { place: number; size: number })[] {
  let place = 0
  return specs.map((spec) => {
    const size = sizeOfShape(spec.shape)
    place += size
    return { ...spec, place: place - size, size }
  })
}

function drawInitial(initial: Initial, random: Random): number {
  switch (initial.kind) {
    case 'constant':
      return initial.value
    case 'uniform':
      return random.between(-initial.bound, initial.bound)
    case 'normal':
      return random.normal() * initial.deviation
    default:
      return unreachable(initial)
  }
}

function expectLength(flat: Float32Array, length: number): void {
  if (flat.length !== length) throw new Error(`${flat.length} numbers where ${length} belong`)
}
