/** Where everybody came from: the last second and a half, fading. */
import { Container, Sprite, Texture } from 'pixi.js'
import { FRAME_RATE, type Track } from '../../../ml/football/tracking.ts'
import { screenX, screenY } from '../camera.ts'
import { counted } from '../liveObjects.ts'
import { line } from '../marks.ts'
import { BALL_EDGE, type Palette } from '../palette.ts'
import type { Layer, Sight } from './layer.ts'

const TRAIL_s = 1.5
/** One piece for each frame, and one from the last frame to where he is now. */
const PIECES = Math.round(TRAIL_s * FRAME_RATE) + 1
/** Shorter pieces are a player who stands. */
const LEAST_LENGTH_yd = 0.04
const STRONGEST = 0.6
/** CSS pixels: pieces are this long before they are stretched. */
const LINE_px = 16

export class TrailsLayer implements Layer {
  readonly container = counted(new Container())
  #pieces: Sprite[] = []
  #sight: Sight | null = null

  show(sight: Sight): void {
    const isOn = sight.scene.look.showsTrails && sight.scene.look.detail === 'full'
    this.#sight = isOn ? sight : null
    this.container.visible = isOn
    const { tracks } = sight.tracking
    this.#makePieces(isOn ? tracks.length * PIECES : 0)
    this.#pieces.forEach((piece, i) => {
      const color = colorOf(tracks[Math.floor(i / PIECES)] as Track, sight.palette)
      piece.texture = sight.stamps.stamp(`trail ${color}`, () => line(color, { length: LINE_px, width: 2 }))
    })
  }

  draw(time: number): void {
    const sight = this.#sight
    if (sight === null) return
    const { tracks, snapFrame } = sight.tracking
    const position = time * FRAME_RATE + (snapFrame ?? 0)
    for (let slot = 0; slot < tracks.length; slot++) {
      for (let piece = 0; piece < PIECES; piece++) this.#place(slot, piece, position)
    }
  }

  dispose(): void {
    this.container.destroy({ children: true })
    this.#pieces = []
    this.#sight = null
  }

  /** Piece 0 ends where he is now, the others each a frame earlier. */
  #place(slot: number, piece: number, position: number): void {
    const { tracking, sample, camera } = this.#sight as Sight
    const sprite = this.#pieces[slot * PIECES + piece] as Sprite
    const width = tracking.tracks.length
    const endFrame = sample.frame - piece + 1
    const startFrame = sample.frame - piece
    sprite.alpha = 0
    if (startFrame < 0) return
    const fromX = tracking.x[startFrame * width + slot] as number
    const fromY = tracking.y[startFrame * width + slot] as number
    const toX = (piece === 0 ? sample.x[slot] : tracking.x[endFrame * width + slot]) as number
    const toY = (piece === 0 ? sample.y[slot] : tracking.y[endFrame * width + slot]) as number
    const length = Math.hypot(toX - fromX, toY - fromY)
    if (!(length >= LEAST_LENGTH_yd)) return
    const age = Math.min(1, (position - startFrame) / PIECES)
    sprite.alpha = STRONGEST * (1 - age)
    sprite.position.set(screenX(camera, fromX), screenY(camera, fromY))
    sprite.rotation = Math.atan2(fromY - toY, toX - fromX) + (camera.isTurned ? Math.PI : 0)
    sprite.scale.x = (length * camera.scale) / LINE_px
  }

  #makePieces(count: number): void {
    while (this.#pieces.length > count) this.#pieces.pop()?.destroy()
    while (this.#pieces.length < count) {
      const piece = counted(new Sprite({ texture: Texture.EMPTY, anchor: { x: 0, y: 0.5 } }))
      piece.alpha = 0
      this.#pieces.push(piece)
      this.container.addChild(piece)
    }
  }
}

function colorOf({ side }: Track, palette: Palette): string {
  if (side === 'ball') return BALL_EDGE
  return side === 'offense' ? palette.offenseLine : palette.defenseLine
}
