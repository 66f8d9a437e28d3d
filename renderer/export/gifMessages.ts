/** What the page and the thread that encodes say to each other. */
import type { Color } from './clipPalette.ts'
import type { GifOptions } from './gifStream.ts'

/** RGBA, opaque, row by row from the top; handed over, not copied. */
export type Pixels = Uint8ClampedArray<ArrayBuffer>

export type ToEncoder =
  /** A frame like those to come: the palette is made from them. */
  | { readonly kind: 'sample'; readonly pixels: Pixels }
  /** All samples are there. `exact` colors come through unchanged. */
  | (Omit<GifOptions, 'palette'> & { readonly kind: 'begin'; readonly exact: readonly Color[] })
  | { readonly kind: 'frame'; readonly pixels: Pixels; readonly delay_cs: number }
  | { readonly kind: 'finish' }

export type FromEncoder =
  /** A frame is in; the file has so many bytes now. */
  | { readonly kind: 'taken'; readonly bytes: number }
  | { readonly kind: 'finished'; readonly file: Uint8Array<ArrayBuffer> }
