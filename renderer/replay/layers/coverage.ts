/** Who makes the read look like man or zone: a halo around each defender by his own share, the share in points beside
 *  him, and a line to the receiver he was matched with. */
import { Container, Sprite, Texture } from 'pixi.js'
import { screenX, screenY } from '../camera.ts'
import { counted } from '../liveObjects.ts'
import { DASH_px, dashes, HALO_STEPS, halo, haloStep, label, labelSizeAt, TRIANGLE_REACH } from '../marks.ts'
import type { Scene } from '../scene.ts'
import { shareAt } from '../shares.ts'
import { type Layer, onPixel, type Sight } from './layer.ts'

/** Points: less is noise, and not worth covering the field with. */
const LEAST_POINTS = 2
/** Dashed lines are drawn in these lengths, CSS pixels, and stretched a little to fit. */
const DASH_LENGTHS_px = [2, 4, 8, 16, 32, 64].map((count) => count * DASH_px)

interface Defender {
  readonly track: number
  readonly halo: Sprite
  readonly label: Sprite
}

interface MatchUp {
  readonly defender: number
  readonly receiver: number
  readonly line: Sprite
}

export class CoverageLayer implements Layer {
  /** Below the players. */
  readonly container = counted(new Container())
  /** Above the players. */
  readonly labels = counted(new Container())
  readonly #lines = counted(new Container())
  readonly #halos = counted(new Container())
  #sight: Sight | null = null
  #defenders: Defender[] = []
  #matchUps: MatchUp[] = []
  /** By step of color. */
  #haloTextures: readonly Texture[] = []
  #dashTextures: readonly Texture[] = []
  /** By points + 100, made when they are first wanted. */
  #labelTextures: (Texture | null)[] = []

  constructor() {
    this.container.addChild(this.#halos, this.#lines)
  }

  show(sight: Sight): void {
    const { stamps, markRadius, palette, scene } = sight
    this.#clear()
    const isOn = scene.look.showsShares
    this.#sight = isOn ? sight : null
    if (!isOn) return
    this.#labelTextures = new Array(201).fill(null)
    this.#dashTextures = DASH_LENGTHS_px.map((length) =>
      stamps.stamp(`dashes ${length}`, () => dashes(palette.matchUp, length)),
    )
    this.#haloTextures = Array.from({ length: 2 * HALO_STEPS + 1 }, (_, i) =>
      stamps.stamp(`halo ${i} ${markRadius}`, () => halo(markRadius, i - HALO_STEPS)),
    )
    this.#defenders = (scene.reading?.shares?.tracks ?? []).map((track) => this.#defender(track))
    this.#matchUps = matchUpsOf(scene).map(({ defender, receiver }) => ({ defender, receiver, line: this.#line() }))
  }

  draw(): void {
    const sight = this.#sight
    if (sight === null) return
    for (let i = 0; i < this.#defenders.length; i++) this.#placeDefender(sight, i)
    for (let i = 0; i < this.#matchUps.length; i++) this.#placeLine(sight, this.#matchUps[i] as MatchUp)
  }

  dispose(): void {
    this.#clear()
    this.container.destroy({ children: true })
    this.labels.destroy({ children: true })
    this.#sight = null
  }

  #clear(): void {
    for (const { halo, label } of this.#defenders) {
      halo.destroy()
      label.destroy()
    }
    for (const { line } of this.#matchUps) line.destroy()
    this.#defenders = []
    this.#matchUps = []
  }

  #defender(track: number): Defender {
    const defender = {
      track,
      halo: counted(new Sprite({ texture: Texture.EMPTY, anchor: 0.5 })),
      label: counted(new Sprite({ texture: Texture.EMPTY, anchor: 0.5 })),
    }
    this.#halos.addChild(defender.halo)
    this.labels.addChild(defender.label)
    return defender
  }

  #line(): Sprite {
    const line = counted(new Sprite({ texture: Texture.EMPTY, anchor: { x: 0, y: 0.5 } }))
    this.#lines.addChild(line)
    return line
  }

  #placeDefender(sight: Sight, index: number): void {
    const { track, halo, label } = this.#defenders[index] as Defender
    const { sample, camera, resolution, markRadius } = sight
    const share = shareAt(sight.scene.reading, sample.frame, index)
    const x = onPixel(screenX(camera, sample.x[track] as number), resolution)
    const y = onPixel(screenY(camera, sample.y[track] as number), resolution)
    const isThere = !Number.isNaN(share) && !Number.isNaN(x)
    halo.alpha = isThere ? 1 : 0
    label.alpha = 0
    if (!isThere) return
    halo.texture = this.#haloTextures[haloStep(share) + HALO_STEPS] as Texture
    halo.position.set(x, y)
    const points = Math.round(share * 100)
    if (Math.abs(points) < LEAST_POINTS || sight.scene.look.detail === 'small') return
    label.alpha = 1
    label.texture = this.#labelTexture(points)
    // on the far side from the offense, where there is room
    const aside = Math.round(markRadius * TRIANGLE_REACH) + labelSizeAt(markRadius)
    label.position.set(camera.isTurned ? x - aside : x + aside, y)
  }

  #labelTexture(points: number): Texture {
    const known = this.#labelTextures[points + 100]
    if (known) return known
    const { stamps, palette, markRadius } = this.#sight as Sight
    const text = points > 0 ? `+${points}` : `−${-points}`
    const color = points > 0 ? palette.manText : palette.zoneText
    const look = { size: labelSizeAt(markRadius), color, edge: palette.textEdge }
    const texture = stamps.stamp(`share ${text}`, () => label(text, look))
    this.#labelTextures[points + 100] = texture
    return texture
  }

  #placeLine({ sample, camera, markRadius }: Sight, { defender, receiver, line }: MatchUp): void {
    const x = screenX(camera, sample.x[defender] as number)
    const y = screenY(camera, sample.y[defender] as number)
    const alongX = screenX(camera, sample.x[receiver] as number) - x
    const alongY = screenY(camera, sample.y[receiver] as number) - y
    const length = Math.hypot(alongX, alongY) - 2 * markRadius
    line.alpha = length > 0 ? 1 : 0
    if (!(length > 0)) return
    const angle = Math.atan2(alongY, alongX)
    const size = nearestLength(length)
    line.texture = this.#dashTextures[size] as Texture
    line.position.set(x + Math.cos(angle) * markRadius, y + Math.sin(angle) * markRadius)
    line.rotation = angle
    line.scale.x = length / (DASH_LENGTHS_px[size] as number)
  }
}

function nearestLength(length: number): number {
  let size = 0
  while (size + 1 < DASH_LENGTHS_px.length && (DASH_LENGTHS_px[size] as number) * Math.SQRT2 < length) size++
  return size
}

/** Who was matched with whom, where a source says, by track. */
function matchUpsOf({ opened }: Scene): { readonly defender: number; readonly receiver: number }[] {
  const tracks = opened.tracking?.tracks ?? []
  const slotOf = (playerId: number) => tracks.findIndex((track) => track.playerId === playerId)
  return opened.playerPlays.flatMap(({ playerId, matchupPlayerId }) => {
    if (matchupPlayerId === null) return []
    const pair = { defender: slotOf(playerId), receiver: slotOf(matchupPlayerId) }
    return pair.defender < 0 || pair.receiver < 0 || tracks[pair.defender]?.side !== 'defense' ? [] : [pair]
  })
}
