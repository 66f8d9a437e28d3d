/** Seeded chance: the same seed gives the same numbers on every machine. */

/** A stream of pseudo-random numbers (sfc32, 128 bits of state). Not for cryptography. */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  uniform(): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** A whole number, uniform in [0, count). */
  index(count: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** Standard normal (Box-Muller). */
  normal(): number
  /** A stream of its own for a named part, independent of how much of this one was drawn. */
  fork(name: string | number): Random
}

/** Random numbers from a whole-number seed, or from a name. */
export function randomFrom(seed: number | string): Random {
  return streamFrom(hashedState(String(seed)))
}

/** One of `items`, with probability proportional to its weight (weights >= 0, not all 0). */
export function drawWeighted<Item>(random: Random, items: readonly (readonly [Item, number])[]): Item {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random.uniform() * total
  for (const [item, weight] of items) {
    left -= weight
    if (left < 0) return item
  }
  const last = items.at(-1)
  if (last === undefined) throw new Error('drawWeighted needs at least one item')
  return last[0]
}

/** A new array with the items in random order (Fisher-Yates). */
export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const result = items.slice()
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.index(i + 1)
    const kept = result[i] as Item
    result[i] = result[j] as Item
    result[j] = kept
  }
  return result
}

type State = readonly [number, number, number, number]

function streamFrom(seed: State): Random {
  let [a, b, c, counter] = seed
  const uniform = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) uniform()
  return {
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    index: (count) => Math.floor(uniform() * count),
    chance: (probability) => uniform() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    fork: (name) => streamFrom(hashedState(`${seed.join(':')}/${name}`)),
  }
}

/** cyrb128: four well-mixed 32-bit words from a text. */
function hashedState(text: string): State {
  let h1 = 1779033703
  let h2 = 3144134277
  let h3 = 1013904242
  let h4 = 2773480762
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i)
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067)
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233)
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213)
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179)
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067)
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233)
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213)
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179)
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1]
}
