/** A larger picture on a canvas of its own, redrawn when what it shows changes: the turf, the corner panel. */
import { CanvasSource, Sprite, Texture } from 'pixi.js'
import type { View } from './camera.ts'
import { counted, countedTexture } from './liveObjects.ts'

export class Picture {
  readonly sprite: Sprite
  readonly #canvas = document.createElement('canvas')
  readonly #context: CanvasRenderingContext2D
  #texture: Texture | null = null
  #size = ''

  constructor() {
    this.sprite = counted(new Sprite(Texture.EMPTY))
    // in the processor's memory: clips are drawn there, and fetching it from the graphics processor takes long
    const context = this.#canvas.getContext('2d', { willReadFrequently: true })
    if (context === null) throw new Error('a canvas has no 2d context')
    this.#context = context
  }

  /** Draws anew on an empty picture of a size in CSS pixels. */
  redraw(size: View, resolution: number, draw: (context: CanvasRenderingContext2D) => void): void {
    this.#fit(size, resolution)
    this.#context.setTransform(1, 0, 0, 1, 0, 0)
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
    this.#context.setTransform(resolution, 0, 0, resolution, 0, 0)
    draw(this.#context)
    this.#texture?.source.update()
  }

  dispose(): void {
    this.sprite.destroy()
    this.#texture?.destroy(true)
    this.#texture = null
    this.#canvas.width = 0
  }

  #fit({ width, height }: View, resolution: number): void {
    const size = `${width} ${height} ${resolution}`
    if (size === this.#size) return
    this.#size = size
    this.#canvas.width = Math.max(1, Math.round(width * resolution))
    this.#canvas.height = Math.max(1, Math.round(height * resolution))
    const old = this.#texture
    const source = new CanvasSource({ resource: this.#canvas, resolution, autoGarbageCollect: false })
    this.#texture = countedTexture(new Texture({ source }))
    this.sprite.texture = this.#texture
    old?.destroy(true)
  }
}
