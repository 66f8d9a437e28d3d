/** Players and the ball: a mark with a number each, where his shoulders face, and where he will be in half a second. */
import { Container, Sprite, Texture } from 'pixi.js'
import type { Track } from '../../../ml/football/tracking.ts'
import { screenX, screenY } from '../camera.ts'
import { counted } from '../liveObjects.ts'
import { ballMark, defenseMark, label, labelSizeAt, line, offenseMark, ring, TRIANGLE_REACH } from '../marks.ts'
import { type Layer, onPixel, type Sight } from './layer.ts'

/** How far ahead the velocity tick reaches. */
const AHEAD_s = 0.5
/** Below this a player stands. */
const LEAST_SPEED_yds = 0.6
/** CSS pixels: stamps of lines are this long before they are stretched. */
const LINE_px = 32
/** CSS pixels of the tick that shows where the shoulders face. */
const FACING_px = 6
/** In his mark's radii: a player whose middle is this near to the ball carries it, and it hides his number. */
const CARRIED = 0.9

interface Figure {
  readonly side: Track['side']
  readonly mark: Sprite
  readonly facing: Sprite
  readonly velocity: Sprite
}

export class PlayersLayer implements Layer {
  readonly container = counted(new Container())
  readonly #velocities = counted(new Container())
  readonly #marks = counted(new Container())
  /** The number of who carries the ball, under his mark. */
  readonly #carrier = counted(new Sprite({ texture: Texture.EMPTY, anchor: 0.5 }))
  /** Around the player that the coach points at. */
  readonly #ring = counted(new Sprite({ texture: Texture.EMPTY, anchor: 0.5 }))
  #carrierTextures: readonly Texture[] = []
  #figures: Figure[] = []
  #sight: Sight | null = null

  constructor() {
    this.container.addChild(this.#velocities, this.#ring, this.#marks, this.#carrier)
  }

  show(sight: Sight): void {
    this.#sight = sight
    const { tracks } = sight.tracking
    if (this.#figures.length !== tracks.length) this.#makeFigures(tracks.length, tracks)
    this.#figures = this.#figures.map((figure, slot) => dressed(figure, tracks[slot] as Track, sight))
    this.#carrierTextures = tracks.map((track) => carrierLabel(track, sight))
    const { stamps, markRadius, palette } = sight
    this.#ring.texture = stamps.stamp(`ring ${markRadius}`, () => ring(markRadius, palette))
  }

  draw(): void {
    const sight = this.#sight
    if (sight === null) return
    for (let slot = 0; slot < this.#figures.length; slot++) place(this.#figures[slot] as Figure, sight, slot)
    this.#nameCarrier(sight)
    this.#ringHighlighted(sight)
  }

  dispose(): void {
    this.container.destroy({ children: true })
    this.#figures = []
    this.#sight = null
  }

  #ringHighlighted({ sample, camera, resolution, scene }: Sight): void {
    const slot = scene.look.highlighted
    const x_yd = slot === null ? Number.NaN : (sample.x[slot] ?? Number.NaN)
    this.#ring.alpha = Number.isNaN(x_yd) ? 0 : 1
    if (slot === null || Number.isNaN(x_yd)) return
    const y = screenY(camera, sample.y[slot] as number)
    this.#ring.position.set(onPixel(screenX(camera, x_yd), resolution), onPixel(y, resolution))
  }

  /** Once the ball is snapped; before that it lies in front of who snaps it. */
  #nameCarrier({ sample, tracking, camera, markRadius, scene, resolution }: Sight): void {
    const ball = this.#figures.length - 1
    this.#carrier.alpha = 0
    const isLive = tracking.snapFrame !== null && sample.frame > tracking.snapFrame
    if (!isLive || this.#figures[ball]?.side !== 'ball' || scene.look.detail === 'small') return
    let nearest = (CARRIED * markRadius) / camera.scale
    for (let slot = 0; slot < ball; slot++) {
      const alongX = (sample.x[slot] as number) - (sample.x[ball] as number)
      const distance = Math.hypot(alongX, (sample.y[slot] as number) - (sample.y[ball] as number))
      if (!(distance < nearest)) continue
      nearest = distance
      const below = markRadius + labelSizeAt(markRadius) * 0.6
      this.#carrier.alpha = 1
      this.#carrier.texture = this.#carrierTextures[slot] as Texture
      this.#carrier.position.set(
        onPixel(screenX(camera, sample.x[slot] as number), resolution),
        onPixel(screenY(camera, sample.y[slot] as number) + below, resolution),
      )
    }
  }

  #makeFigures(count: number, tracks: readonly Track[]): void {
    for (const child of [...this.#velocities.removeChildren(), ...this.#marks.removeChildren()]) child.destroy()
    this.#figures = Array.from({ length: count }, (_, slot) => ({
      side: (tracks[slot] as Track).side,
      mark: counted(new Sprite({ texture: Texture.EMPTY, anchor: 0.5 })),
      facing: counted(new Sprite({ texture: Texture.EMPTY, anchor: { x: 0, y: 0.5 } })),
      velocity: counted(new Sprite({ texture: Texture.EMPTY, anchor: { x: 0, y: 0.5 } })),
    }))
    for (const { velocity, facing, mark } of this.#figures) {
      this.#velocities.addChild(velocity)
      this.#marks.addChild(facing, mark)
    }
  }
}

/** The figure with the pictures of a track. */
function dressed(figure: Figure, track: Track, sight: Sight): Figure {
  const { stamps, palette, markRadius: radius } = sight
  const { side } = track
  const number = sight.scene.look.detail === 'small' ? null : (track.jersey?.toString() ?? initialOf(track))
  const look = { radius, palette, number }
  figure.mark.texture = stamps.stamp(`${side} ${number} ${radius}`, () => {
    if (side === 'ball') return ballMark(radius)
    return side === 'offense' ? offenseMark(look) : defenseMark(look)
  })
  const color = side === 'offense' ? palette.offenseLine : palette.defenseLine
  figure.velocity.texture = stamps.stamp(`velocity ${color}`, () => line(color, { length: LINE_px, width: 2.5 }))
  figure.facing.texture = stamps.stamp('facing', () => line(palette.tick, { length: LINE_px, width: 2 }))
  return { ...figure, side }
}

function carrierLabel(track: Track, { stamps, palette, markRadius }: Sight): Texture {
  const text = track.jersey?.toString() ?? initialOf(track)
  const look = { size: labelSizeAt(markRadius), color: palette.text, edge: palette.textEdge }
  return stamps.stamp(`carrier ${text} ${markRadius}`, () => label(text, look))
}

/** For a player whose number nobody knows. */
function initialOf({ position, name }: Track): string {
  return position ?? name.slice(0, 1)
}

function place({ side, mark, facing, velocity }: Figure, sight: Sight, slot: number): void {
  const { sample, camera, resolution } = sight
  const x_yd = sample.x[slot] as number
  const y_yd = sample.y[slot] as number
  const isThere = !Number.isNaN(x_yd) && !Number.isNaN(y_yd)
  mark.alpha = isThere ? 1 : 0
  velocity.alpha = 0
  facing.alpha = 0
  if (!isThere) return
  const x = screenX(camera, x_yd)
  const y = screenY(camera, y_yd)
  if (side === 'ball') {
    mark.position.set(x, y)
    return
  }
  mark.position.set(onPixel(x, resolution), onPixel(y, resolution))
  placeVelocity(velocity, sight, slot)
  placeFacing(facing, sight, slot)
}

function placeVelocity(velocity: Sprite, { sample, camera, markRadius, scene }: Sight, slot: number): void {
  const speed = sample.speed[slot] as number
  const heading = sample.heading[slot] as number
  if (!(speed >= LEAST_SPEED_yds) || Number.isNaN(heading) || scene.look.detail === 'small') return
  velocity.alpha = 0.95
  velocity.position.set(screenX(camera, sample.x[slot] as number), screenY(camera, sample.y[slot] as number))
  velocity.rotation = camera.isTurned ? Math.PI - heading : -heading
  velocity.scale.x = (markRadius + speed * AHEAD_s * camera.scale) / LINE_px
}

/** Starts at the mark's edge: all around a circle, farther out at a triangle's corners. */
function placeFacing(facing: Sprite, { sample, camera, markRadius, scene }: Sight, slot: number): void {
  const orientation = sample.orientation[slot] as number
  if (Number.isNaN(orientation) || scene.look.detail === 'small') return
  const angle = camera.isTurned ? Math.PI - orientation : -orientation
  const side = scene.opened.tracking?.tracks[slot]?.side
  const from = side === 'defense' ? triangleEdge(angle) * markRadius : markRadius
  facing.alpha = 1
  facing.position.set(
    screenX(camera, sample.x[slot] as number) + from * Math.cos(angle),
    screenY(camera, sample.y[slot] as number) + from * Math.sin(angle),
  )
  facing.rotation = angle
  facing.scale.x = FACING_px / LINE_px
}

/** How far the edge of an upright triangle lies from its middle, in its circle's radii, at a screen angle. */
function triangleEdge(angle: number): number {
  const third = (2 * Math.PI) / 3
  // its three sides face down (pi / 2) and a third of a turn to either hand of it
  const fromSide = (((angle - Math.PI / 2 + third / 2) % third) + third) % third
  return TRIANGLE_REACH / 2 / Math.cos(fromSide - third / 2)
}
