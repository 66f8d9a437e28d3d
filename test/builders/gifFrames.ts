/** A GIF as another library reads it: its frames one over the other, as a viewer shows them. */
import { decompressFrames, parseGIF } from 'gifuct-js'

export interface DecodedGif {
  readonly width: number
  readonly height: number
  /** Hundredths of a second. */
  readonly delays_cs: readonly number[]
  /** RGBA of what is on screen, frame by frame. */
  readonly frames: readonly Uint8ClampedArray[]
  /** As in the file: 1 leaves a frame standing. */
  readonly disposals: readonly number[]
  /** How often it goes round, 0 for ever; null where it runs once. */
  readonly loops: number | null
}

export function decodedGif(file: Uint8Array<ArrayBuffer>): DecodedGif {
  const gif = parseGIF(file.slice().buffer)
  const parts = decompressFrames(gif, true)
  const { width, height } = gif.lsd
  const screen = new Uint8ClampedArray(width * height * 4)
  const frames = parts.map(({ patch, dims }) => {
    if (dims.left !== 0 || dims.top !== 0 || dims.width !== width) throw new Error('a frame of a part of the screen')
    for (let at = 0; at < patch.length; at += 4) if (patch[at + 3] !== 0) screen.set(patch.subarray(at, at + 4), at)
    return screen.slice()
  })
  const delays_cs = parts.map(({ delay }) => delay / 10)
  return {
    width,
    height,
    delays_cs,
    frames,
    disposals: parts.map(({ disposalType }) => disposalType),
    loops: loopsOf(file),
  }
}

/** Red, green and blue of one pixel of a frame. */
export function pixelAt(
  gif: DecodedGif,
  frame: number,
  { x, y }: { readonly x: number; readonly y: number },
): number[] {
  const at = (y * gif.width + x) * 4
  return [...(gif.frames[frame] ?? new Uint8ClampedArray()).subarray(at, at + 3)]
}

/** The application block that says how often: 21 FF, 11 letters, 03 01, two bytes, 00. */
function loopsOf(file: Uint8Array): number | null {
  const at = Buffer.from(file).indexOf(Buffer.from('\x21\xff\x0bNETSCAPE2.0\x03\x01', 'latin1'))
  return at < 0 ? null : (file[at + 16] as number) + 256 * (file[at + 17] as number)
}
