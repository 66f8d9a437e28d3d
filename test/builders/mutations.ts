/** Files spoiled by chance, the same way for the same seed. */
import { drawWeighted, type Random } from '../../ml/base/random.ts'

export type Mutation = (bytes: Buffer, random: Random) => Buffer

/** Bytes at either end say what a file is and what lies where in it. */
const END_BYTES = 400

/** One bit, at either end as often as anywhere. */
const flipBit: Mutation = (bytes, random) => {
  const at = random.chance(0.5) ? random.index(bytes.length) : atAnEnd(bytes, random)
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] as number) ^ (1 << random.index(8))
  return copy
}

const cut: Mutation = (bytes, random) => bytes.subarray(0, random.index(bytes.length))

const deleteBytes: Mutation = (bytes, random) => {
  const at = random.index(bytes.length)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.index(20))])
}

const insertBytes: Mutation = (bytes, random) => {
  const at = random.index(bytes.length)
  return Buffer.concat([bytes.subarray(0, at), noise(1 + random.index(20), random), bytes.subarray(at)])
}

const overwriteBytes: Mutation = (bytes, random) => {
  const copy = Buffer.from(bytes)
  noise(1 + random.index(100), random).copy(copy, random.index(bytes.length))
  return copy
}

const append: Mutation = (bytes, random) => Buffer.concat([bytes, noise(1 + random.index(50), random)])

const MUTATIONS: readonly (readonly [Mutation, number])[] = [
  [flipBit, 5],
  [cut, 2],
  [deleteBytes, 1],
  [insertBytes, 1],
  [overwriteBytes, 1],
  [append, 0.5],
]

/** A copy with something wrong, which may be in a part that does not matter. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  return drawWeighted(random, MUTATIONS)(bytes, random)
}

const ODD_NAMES = [
  '',
  'x',
  'X',
  'gameId',
  '"',
  '"a,b"',
  "o'neill",
  '\0',
  '\uFEFF',
  ' ',
  'Größe',
  'a'.repeat(300),
  ';',
  '\t',
]

/** A copy of a CSV with a header that is odd in one place. */
export function withOddHeader(csv: Buffer, random: Random): Buffer {
  const [header = '', ...rows] = csv.toString().split('\n')
  const names = header.split(',')
  const odd = ODD_NAMES[random.index(ODD_NAMES.length)] as string
  names.splice(random.index(names.length), random.index(2), ...(random.chance(0.2) ? [] : [odd]))
  return Buffer.from([names.join(','), ...rows].join('\n'))
}

function atAnEnd(bytes: Buffer, random: Random): number {
  const at = random.index(Math.min(END_BYTES, bytes.length))
  return random.chance(0.5) ? at : bytes.length - 1 - at
}

function noise(count: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length: count }, () => random.index(256)))
}
