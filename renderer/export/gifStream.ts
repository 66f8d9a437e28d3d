/** A GIF as it grows: frames of one palette, each holding only what changed since the one before. */
import { type Encoder, GIFEncoder } from 'gifenc'
import { type Color, NearestColor } from './clipPalette.ts'

export interface GifOptions {
  readonly width: number
  readonly height: number
  /** At most 255 colors. */
  readonly palette: readonly Color[]
  /** Goes round for ever, or runs once. */
  readonly isLooped: boolean
}

const MILLISECONDS_OF_A_CENTISECOND = 10
/** Frames stay standing: the next one changes what it holds and leaves the rest. */
const LEAVE_STANDING = 1

export class GifStream {
  readonly #options: GifOptions
  readonly #encoder: Encoder = GIFEncoder()
  readonly #colors: NearestColor
  /** The index that means "as in the frame before". */
  readonly #unchanged: number
  /** What is on screen: colors as they came, and the indices they became. */
  readonly #shown: Uint32Array
  readonly #indices: Uint8Array
  readonly #changes: Uint8Array
  #frames = 0

  constructor(options: GifOptions) {
    const size = options.width * options.height
    this.#options = options
    this.#colors = new NearestColor(options.palette)
    this.#unchanged = options.palette.length
    this.#shown = new Uint32Array(size)
    this.#indices = new Uint8Array(size)
    this.#changes = new Uint8Array(size)
  }

  /** Adds a frame of opaque RGBA. Returns how many bytes there are now. */
  addFrame(pixels: Uint8ClampedArray, delay_cs: number): number {
    const { width, height, palette, isLooped } = this.#options
    const wanted = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4)
    if (wanted.length !== width * height)
      throw new RangeError(`a frame of ${wanted.length} pixels, not ${width * height}`)
    const delay = delay_cs * MILLISECONDS_OF_A_CENTISECOND
    if (this.#frames++ === 0) {
      this.#paint(wanted)
      // the table has a place for the index that has no color
      const options = { palette: [...palette, [0, 0, 0] as const], repeat: isLooped ? 0 : -1 }
      this.#encoder.writeFrame(this.#indices, width, height, { ...options, delay, dispose: LEAVE_STANDING })
    } else {
      this.#change(wanted)
      const options = { transparent: true, transparentIndex: this.#unchanged }
      this.#encoder.writeFrame(this.#changes, width, height, { ...options, delay, dispose: LEAVE_STANDING })
    }
    return this.#encoder.bytesView().length
  }

  /** The whole file. */
  finish(): Uint8Array<ArrayBuffer> {
    this.#encoder.finish()
    return this.#encoder.bytes()
  }

  #paint(wanted: Uint32Array): void {
    let last = -1
    let index = 0
    for (let i = 0; i < wanted.length; i++) {
      const color = (wanted[i] as number) & 0xffffff
      if (color !== last) {
        last = color
        index = this.#colors.indexOf(color)
      }
      this.#indices[i] = index
    }
    this.#shown.set(wanted)
  }

  #change(wanted: Uint32Array): void {
    const shown = this.#shown
    const indices = this.#indices
    const changes = this.#changes
    changes.fill(this.#unchanged)
    for (let i = 0; i < wanted.length; i++) {
      const color = wanted[i] as number
      if (color === shown[i]) continue
      shown[i] = color
      const index = this.#colors.indexOf(color & 0xffffff)
      if (index === indices[i]) continue
      indices[i] = index
      changes[i] = index
    }
  }
}
