/** Small pictures that are drawn once and then only moved: marks with their numbers, labels, halos, lines. They share
 *  a few large canvases, so that changing from one to another costs nothing. */
import { CanvasSource, Rectangle, Texture } from 'pixi.js'
import { countedTexture } from './liveObjects.ts'

/** A picture's size in CSS pixels, even so that its middle falls between pixels, and what draws it around (0, 0). */
export interface StampDrawing {
  readonly width: number
  readonly height: number
  draw(context: CanvasRenderingContext2D): void
}

interface Page {
  readonly source: CanvasSource
  readonly context: CanvasRenderingContext2D
  /** Where the next picture goes, in device pixels. */
  x: number
  y: number
  rowHeight: number
}

/** Device pixels: a size that every graphics processor takes, and that is quickly sent to it. */
const PAGE_SIZE = 1024
/** Device pixels between pictures, so that none shows its neighbour's edge. */
const GAP = 2

export class Stamps {
  readonly resolution: number
  readonly #textures = new Map<string, Texture>()
  readonly #pages: Page[] = []

  constructor(resolution: number) {
    this.resolution = resolution
  }

  /** The picture of that name, drawn now if it is new. */
  stamp(name: string, drawing: () => StampDrawing): Texture {
    const known = this.#textures.get(name)
    if (known !== undefined) return known
    const texture = this.#drawn(drawing())
    this.#textures.set(name, texture)
    return texture
  }

  dispose(): void {
    for (const texture of this.#textures.values()) texture.destroy(false)
    for (const { source } of this.#pages) source.destroy()
    this.#textures.clear()
    this.#pages.length = 0
  }

  #drawn({ width, height, draw }: StampDrawing): Texture {
    const size = { width: Math.ceil(width * this.resolution), height: Math.ceil(height * this.resolution) }
    const page = this.#pageFor(size)
    const { context, source } = page
    context.setTransform(this.resolution, 0, 0, this.resolution, page.x + size.width / 2, page.y + size.height / 2)
    context.save()
    context.beginPath()
    context.rect(-width / 2, -height / 2, width, height)
    context.clip()
    draw(context)
    context.restore()
    const unit = 1 / this.resolution
    const frame = new Rectangle(page.x * unit, page.y * unit, size.width * unit, size.height * unit)
    page.x += size.width + GAP
    page.rowHeight = Math.max(page.rowHeight, size.height)
    source.update()
    return countedTexture(new Texture({ source, frame }))
  }

  /** A page with room for the picture at its `x` and `y`. */
  #pageFor(size: { readonly width: number; readonly height: number }): Page {
    const page = this.#pages.at(-1)
    if (page !== undefined) {
      if (page.x + size.width > PAGE_SIZE) Object.assign(page, { x: 0, y: page.y + page.rowHeight + GAP, rowHeight: 0 })
      if (page.x + size.width <= PAGE_SIZE && page.y + size.height <= PAGE_SIZE) return page
    }
    const fresh = newPage(this.resolution, Math.max(PAGE_SIZE, size.width, size.height))
    this.#pages.push(fresh)
    return fresh
  }
}

function newPage(resolution: number, size: number): Page {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  // as a picture: clips are drawn in the processor's memory
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('a canvas has no 2d context')
  return {
    source: new CanvasSource({ resource: canvas, resolution, autoGarbageCollect: false }),
    context,
    x: 0,
    y: 0,
    rowHeight: 0,
  }
}
