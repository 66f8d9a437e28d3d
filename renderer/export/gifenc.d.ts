/** What of gifenc is used; it comes without types. */
declare module 'gifenc' {
  export type Color = readonly [red: number, green: number, blue: number]

  export interface FrameOptions {
    /** Of the first frame: all frames share it. */
    readonly palette?: readonly Color[]
    /** Milliseconds; rounded to hundredths of a second. */
    readonly delay?: number
    readonly transparent?: boolean
    readonly transparentIndex?: number
    /** 0 for ever, -1 for once; of the first frame. */
    readonly repeat?: number
    /** 1 leaves the frame standing. */
    readonly dispose?: number
  }

  export interface Encoder {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void
    finish(): void
    bytes(): Uint8Array<ArrayBuffer>
    bytesView(): Uint8Array<ArrayBuffer>
  }

  export function GIFEncoder(): Encoder
  /** Takes the whole buffer behind the array. */
  export function quantize(rgba: Uint8Array, most: number, options: { readonly format: 'rgb444' | 'rgb565' }): Color[]
}
