/** Draws the frames of a clip: a line that says which play it is, the field, and the curve in step under it. */
import type { Flag } from '../../ml/football/flag.ts'
import { timeOfFrame } from '../../ml/football/tracking.ts'
import { BALL, DEFENSE, OFFENSE, type Palette, paletteOf } from '../replay/palette.ts'
import type { Scene } from '../replay/scene.ts'
import { Stage } from '../replay/stage.ts'
import { fontOf } from '../replay/typeface.ts'
import { drawCurve } from '../timeline/curve.ts'
import type { ClipLayout } from './clipLayout.ts'
import { type Color, colorFromHex } from './clipPalette.ts'
import type { ClipSpan } from './clipPlan.ts'
import type { Pixels } from './gifMessages.ts'
import type { FrameSource } from './makeGif.ts'

/** What a clip or a still shows, and how large. */
export interface ClipPicture {
  readonly scene: Scene
  readonly layout: ClipLayout
  /** Device pixels a pixel of the layout. */
  readonly resolution: number
  readonly caption: {
    /** Which play: the first piece stands out. */
    readonly pieces: readonly string[]
    /** At the right end, as what was played; null for nothing. */
    readonly aside: string | null
  }
  /** What of the play the curve shows. */
  readonly range: ClipSpan
  readonly flags: readonly Pick<Flag, 'moment' | 'state'>[]
  readonly marks: { readonly in: number | null; readonly out: number | null }
}

/** Of the caption's letters. */
const CAPTION_PADDING = 0.75
const PIECE_GAP = 1.1
/** A still or a clip is the same wherever it is made, and leaves the graphics processor to the film room. */
const PREFERENCE = 'canvas'

export class ClipFrames implements FrameSource {
  static async create(picture: ClipPicture): Promise<ClipFrames> {
    const { layout, resolution } = picture
    const { width, height } = layout.field
    const { canvas } = readableContext()
    const stage = await Stage.create({ canvas, width, height, resolution, preference: PREFERENCE })
    return new ClipFrames(stage, picture)
  }

  readonly #stage: Stage
  readonly #context = readableContext()
  #picture: ClipPicture

  private constructor(stage: Stage, picture: ClipPicture) {
    this.#stage = stage
    this.#picture = picture
    this.#fit()
  }

  get canvas(): HTMLCanvasElement {
    return this.#context.canvas
  }

  /** In device pixels. */
  get size(): { readonly width: number; readonly height: number } {
    return { width: this.canvas.width, height: this.canvas.height }
  }

  /** Colors that come through unchanged: the sides, the ball, the ground and what is written. */
  get exact(): readonly Color[] {
    const palette = paletteOf(this.#picture.scene.look.theme)
    const colors = [OFFENSE, DEFENSE, BALL, palette.turf, palette.turfBand, palette.beyond, palette.text]
    return colors.map(colorFromHex)
  }

  /** What is drawn from now on. */
  show(picture: ClipPicture): void {
    this.#picture = picture
    this.#fit()
  }

  draw(time: number): void {
    const { layout, resolution } = this.#picture
    this.#stage.draw(time)
    const { x, y, width, height } = layout.field
    this.#context.setTransform(1, 0, 0, 1, 0, 0)
    this.#context.drawImage(this.#stage.canvas, x * resolution, y * resolution, width * resolution, height * resolution)
    this.#context.setTransform(resolution, 0, 0, resolution, 0, 0)
    this.#drawCurve(time)
  }

  pixels(): Pixels {
    return this.#context.getImageData(0, 0, this.canvas.width, this.canvas.height).data as Pixels
  }

  dispose(): void {
    this.#stage.dispose()
    this.canvas.width = 0
  }

  #fit(): void {
    const { layout, resolution, scene } = this.#picture
    this.canvas.width = Math.round(layout.width * resolution)
    this.canvas.height = Math.round(layout.height * resolution)
    this.#stage.resize(layout.field.width, layout.field.height, resolution)
    this.#stage.show(scene)
    this.#context.setTransform(resolution, 0, 0, resolution, 0, 0)
    this.#drawCaption(paletteOf(scene.look.theme))
  }

  #drawCurve(time: number): void {
    const { layout, scene, range, flags, marks } = this.#picture
    const { tracking } = scene.opened
    if (layout.curve === null || tracking === null) return
    const { reading, look } = scene
    const told = { events: tracking.events, tells: reading?.tells ?? [], flags, marks }
    const firstTime = timeOfFrame(tracking, 0)
    const hasSnap = tracking.snapFrame !== null
    drawCurve(
      this.#context,
      { reading, range, firstTime, hasSnap, ...told, time, threshold: look.threshold, look },
      layout.curve,
    )
  }

  #drawCaption(palette: Palette): void {
    const { layout, caption } = this.#picture
    const { x, y, width, height } = layout.caption
    const context = this.#context
    const padding = layout.letters * CAPTION_PADDING
    const middle = y + height / 2
    context.fillStyle = palette.beyond
    context.fillRect(x, y, width, height)
    context.textBaseline = 'middle'
    let right = x + width - padding
    if (caption.aside !== null) {
      context.font = fontOf(600, layout.letters)
      context.textAlign = 'right'
      context.fillStyle = palette.text
      context.fillText(caption.aside, right, middle, width / 2)
      right -= Math.min(context.measureText(caption.aside).width, width / 2) + padding
    }
    context.textAlign = 'left'
    let left = x + padding
    for (const [i, piece] of caption.pieces.entries()) {
      context.font = fontOf(i === 0 ? 700 : 400, layout.letters)
      context.fillStyle = i === 0 ? palette.text : palette.mutedText
      if (left < right) context.fillText(piece, left, middle, right - left)
      left += context.measureText(piece).width + layout.letters * PIECE_GAP
    }
  }
}

/** Of a canvas in the processor's memory: every frame is read back, and fetching it from the graphics processor takes
 *  longer than all the rest. Whoever asks the canvas for its context later gets this one. */
function readableContext(): CanvasRenderingContext2D {
  const context = document.createElement('canvas').getContext('2d', { alpha: false, willReadFrequently: true })
  if (context === null) throw new Error('a canvas has no 2d context')
  return context
}
