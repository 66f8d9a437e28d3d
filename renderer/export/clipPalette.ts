/** The one palette of a clip: the colors that must be exact, those that fill it, and the best of the rest. */
import { type Color, quantize } from 'gifenc'

export type { Color }

/** One of the 256 places of a palette means "as in the frame before". */
export const MOST_COLORS = 255
/** The turf, its lines and its bands fill nearly all of a frame: each is worth a place of its own. */
const MOST_FREQUENT = 24
/** Fewer pixels than this are the edge of something. */
const LEAST_SHARE = 1 / 2000
/** The time it takes to find means grows with the square of the colors: more than these are rounded first. */
const MOST_FINE_COLORS = 4096

/** At most 255 colors for frames like the samples: `exact` ones first, then the frequent ones as they are, then means
 *  of what remains. Samples are RGBA and opaque. */
export function clipPaletteOf(samples: readonly Uint8ClampedArray[], exact: readonly Color[]): readonly Color[] {
  const counts = countedColors(samples)
  const total = samples.reduce((sum, { length }) => sum + length / 4, 0)
  const frequent = [...counts]
    .filter(([, count]) => count > total * LEAST_SHARE)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_FREQUENT)
  const kept = distinct([...exact, ...frequent.map(([rgb]) => colorOf(rgb))])
  if (counts.size <= MOST_COLORS - kept.length) return distinct([...kept, ...[...counts.keys()].map(colorOf)])
  const format = counts.size > MOST_FINE_COLORS ? 'rgb444' : 'rgb565'
  return distinct([...kept, ...quantize(weighted(counts), MOST_COLORS - kept.length, { format })])
}

/** "#E69F00" as red, green and blue. */
export function colorFromHex(hex: string): Color {
  const rgb = Number.parseInt(hex.slice(1), 16)
  return [(rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff]
}

/** Finds the nearest color of a palette. Colors that were asked for are remembered, as many as fit: flat pictures have
 *  few, and runs of each. */
export class NearestColor {
  readonly #palette: readonly Color[]
  /** The color asked for, shifted by 8, with its index; -1 where nothing is remembered. */
  readonly #known = new Float64Array(KNOWN_PLACES).fill(-1)

  constructor(palette: readonly Color[]) {
    this.#palette = palette
  }

  /** The index of the color nearest to blue, green and red in the lower three bytes of `bgr`. */
  indexOf(bgr: number): number {
    const place = Math.imul(bgr, HASH_FACTOR) >>> HASH_SHIFT
    const known = this.#known[place] as number
    if (Math.floor(known / 256) === bgr) return known % 256
    const index = this.#nearest(bgr & 0xff, (bgr >> 8) & 0xff, (bgr >> 16) & 0xff)
    this.#known[place] = bgr * 256 + index
    return index
  }

  #nearest(red: number, green: number, blue: number): number {
    let nearest = 0
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < this.#palette.length; i++) {
      const color = this.#palette[i] as Color
      const distance = (color[0] - red) ** 2 + (color[1] - green) ** 2 + (color[2] - blue) ** 2
      if (distance >= least) continue
      nearest = i
      least = distance
    }
    return nearest
  }
}

/** 2^14 places: a frame has some thousand colors, nearly all of them where edges are smoothed. */
const KNOWN_PLACES = 1 << 14
const HASH_SHIFT = 32 - 14
/** Knuth's multiplicative hash. */
const HASH_FACTOR = 0x9e3779b1

/** How often each color (blue, green, red in the lower three bytes) is there. */
function countedColors(samples: readonly Uint8ClampedArray[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const sample of samples) {
    const pixels = new Uint32Array(sample.buffer, sample.byteOffset, sample.length / 4)
    let run = 0
    for (let i = 0; i < pixels.length; i++) {
      run++
      if (pixels[i] === pixels[i + 1]) continue
      const bgr = (pixels[i] as number) & 0xffffff
      counts.set(bgr, (counts.get(bgr) ?? 0) + run)
      run = 0
    }
  }
  return counts
}

/** Each color as many times as its count's square root, so that what is small but there, as a ball, has a say. */
function weighted(counts: ReadonlyMap<number, number>): Uint8Array {
  const times = [...counts].map(([bgr, count]) => [bgr, Math.ceil(Math.sqrt(count))] as const)
  const pixels = new Uint32Array(times.reduce((sum, [, count]) => sum + count, 0))
  let end = 0
  for (const [bgr, count] of times) {
    pixels.fill(bgr, end, end + count)
    end += count
  }
  return new Uint8Array(pixels.buffer)
}

function colorOf(bgr: number): Color {
  return [bgr & 0xff, (bgr >> 8) & 0xff, (bgr >> 16) & 0xff]
}

function distinct(colors: readonly Color[]): readonly Color[] {
  return [...new Map(colors.map((color) => [color.join(), color])).values()]
}
