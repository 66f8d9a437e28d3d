/** Reads the golden files that PyTorch wrote, and repeats the numbers that they were made from. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { softClasses } from '../../../ml/network/loss.ts'
import type { Network } from '../../../ml/network/network.ts'
import { flattened, sizeOfShape } from '../../../ml/network/parameters.ts'

/** The cases of a golden file of test/fixtures/oracle. */
export function goldenCases<Case>(name: string): Case[] {
  const path = join(import.meta.dirname, '..', '..', 'fixtures', 'oracle', `${name}.json`)
  return JSON.parse(readFileSync(path, 'utf8')).cases
}

/** An array of a golden file. */
export function unpacked(base64: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'))
  return new Float32Array(bytes.buffer)
}

/** `numbers` of makeOracle.py: uniform in [-1, 1). */
export function oracleNumbers(seed: number, count: number): Float32Array {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
  for (let i = 0; i < 10; i++) next()
  return Float32Array.from({ length: count }, next)
}

/** `set_weights` of makeOracle.py, as a flat vector. Scales of normalizations are those named in `scales`. */
export function oracleWeights(network: Network, seed: number): Float32Array {
  const tensors = new Map(
    network.parameters.map(({ name, shape, initial }, index) => {
      const drawn = oracleNumbers(seed + index, sizeOfShape(shape))
      if (shape.length > 1) {
        const scale = Math.fround(1.7 / Math.sqrt(shape[1] as number))
        return [name, drawn.map((value) => value * scale)]
      }
      const isScale = initial.kind === 'constant' && initial.value === 1
      return [name, drawn.map((value) => (isScale ? 1 : 0) + value * 0.25)]
    }),
  )
  return flattened(network.parameters, tensors)
}

/** `presence` of makeOracle.py: about one in five is missing, but never the first of a row. */
export function oraclePresence(seed: number, [rows, columns]: readonly [number, number]): Float32Array {
  return oracleNumbers(seed, rows * columns).map((value, i) => (value > -0.6 || i % columns === 0 ? 1 : 0))
}

/** `example_weights` of makeOracle.py. */
export function oracleExampleWeights(seed: number, count: number): Float32Array {
  const drawn = oracleNumbers(seed, count).map((value) => Math.max(value + 0.7, 0))
  const sum = drawn.reduce((total, value) => total + value, 0)
  return drawn.map((value) => value / sum)
}

export interface SeedBatch {
  readonly tokens: Float32Array
  readonly present: Float32Array
  readonly man: Float32Array
  readonly man_weight: Float32Array
  readonly [name: string]: Float32Array
}

/** `seed_batch` of makeOracle.py. */
export function oracleSeedBatch(
  seed: number,
  { batch, players, features, masked }: { batch: number; players: number; features: number; masked: boolean },
): SeedBatch {
  const tokens = oracleNumbers(seed, batch * players * features).map((value) => value * 3 + 2)
  const present = masked ? oraclePresence(seed + 1, [batch, players]) : new Float32Array(batch * players).fill(1)
  const classes = Array.from({ length: batch }, (_, example) => {
    let sum = 0
    let count = 0
    for (let player = example * players; player < (example + 1) * players; player++) {
      const isPresent = present[player] as number
      sum += isPresent * (tokens[player * features] as number) * (tokens[player * features + 1] as number)
      count += isPresent
    }
    return sum / count > 4 ? 1 : 0
  })
  return {
    tokens,
    present,
    man: softClasses(classes, { count: 2, smoothing: 0.1 }),
    man_weight: oracleExampleWeights(seed + 2, batch),
  }
}
