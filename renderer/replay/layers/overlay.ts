/** The corner of the picture that says when it is and what the read is, so that clips and stills have it too. */
import { Container } from 'pixi.js'
import { timeOfFrame } from '../../../ml/football/tracking.ts'
import type { View } from '../camera.ts'
import { counted } from '../liveObjects.ts'
import { captionSize, drawCaption, drawReadPanel, PANEL_SIZE, type ReadPanel } from '../panel.ts'
import { Picture } from '../picture.ts'
import { manProbabilityAt } from '../scene.ts'
import { type Layer, onPixel, type Sight } from './layer.ts'

/** From the corner, CSS pixels. */
const INSET_px = 10
/** On a view of this width the panel has its own size; it grows with larger ones, up to half as large again. */
const PLAIN_WIDTH_px = 900
const MOST_ZOOM = 1.5
/** Smaller than this nobody reads it. */
const LEAST_ZOOM = 0.5

export class OverlayLayer implements Layer {
  readonly container = counted(new Container())
  readonly #panel = new Picture()
  readonly #caption = new Picture()
  #sight: Sight | null = null
  /** What the panel shows: it is drawn again only when that changes. */
  #tenths = Number.NaN
  #percent = Number.NaN

  constructor() {
    this.container.addChild(this.#panel.sprite, this.#caption.sprite)
  }

  show(sight: Sight): void {
    this.#sight = sight
    this.#tenths = Number.NaN
    const { camera, resolution, scene, palette } = sight
    const { caption, detail } = scene.look
    this.container.visible = detail === 'full'
    // behind the offense, where a formation leaves the field empty
    const x = camera.isTurned ? camera.width - PANEL_SIZE.width * zoomOf(sight) - INSET_px : INSET_px
    this.#panel.sprite.position.set(onPixel(x, resolution), INSET_px)
    this.#caption.sprite.visible = caption.length > 0
    if (caption.length === 0) return
    const zoom = zoomOf(sight)
    const size = scaled(captionSize(caption), zoom)
    const below = camera.height - size.height - INSET_px
    this.#caption.sprite.position.set(onPixel(INSET_px, resolution), onPixel(below, resolution))
    this.#caption.redraw(size, resolution, (context) => {
      context.scale(zoom, zoom)
      drawCaption(context, caption, palette)
    })
  }

  draw(): void {
    const sight = this.#sight
    if (sight === null || !this.container.visible) return
    const { tracking, sample, scene } = sight
    const tenths = Math.round(timeOfFrame(tracking, sample.frame) * 10)
    const probability = manProbabilityAt(scene.reading, sample.frame)
    const percent = probability === null ? -1 : Math.round(probability * 100)
    if (tenths === this.#tenths && percent === this.#percent) return
    this.#tenths = tenths
    this.#percent = percent
    const panel = panelOf(sight, tenths / 10, probability)
    const zoom = zoomOf(sight)
    this.#panel.redraw(scaled(PANEL_SIZE, zoom), sight.resolution, (context) => {
      context.scale(zoom, zoom)
      drawReadPanel(context, panel, sight.palette)
    })
  }

  dispose(): void {
    this.#panel.dispose()
    this.#caption.dispose()
    this.container.destroy({ children: true })
    this.#sight = null
  }
}

/** Smaller than its own size only where the field itself is narrower, beside the table in a small window. */
function zoomOf({ camera }: Sight): number {
  const widest = Math.max((camera.width - 2 * INSET_px) / PANEL_SIZE.width, LEAST_ZOOM)
  return Math.min(Math.max(camera.width / PLAIN_WIDTH_px, 1), MOST_ZOOM, widest)
}

function scaled({ width, height }: View, zoom: number): View {
  return { width: Math.ceil(width * zoom), height: Math.ceil(height * zoom) }
}

function panelOf({ scene, tracking }: Sight, time: number, manProbability: number | null): ReadPanel {
  const { look, opened } = scene
  const words: string[] = []
  if (tracking.snapFrame === null) words.push('no snap')
  else if (tracking.isSnapEstimated) words.push('snap estimated')
  if (opened.isSimulated) words.push('simulated')
  return { time, manProbability, words, threshold: look.threshold, noRead: look.noRead }
}
