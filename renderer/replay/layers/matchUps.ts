/** A thin line from each defender to the man whom the model has him cover, where that is likelier than not. */
import { Container, Sprite, Texture } from 'pixi.js'
import { screenX, screenY } from '../camera.ts'
import { likelyReceiver } from '../defenders.ts'
import { counted } from '../liveObjects.ts'
import { line } from '../marks.ts'
import type { Layer, Sight } from './layer.ts'

/** CSS pixels: lines are this long before they are stretched. */
const LINE_px = 16
/** CSS pixels. */
const WIDTH_px = 1

export class MatchUpsLayer implements Layer {
  /** Below the players. */
  readonly container = counted(new Container())
  #sight: Sight | null = null
  /** One for each of the read's defenders. */
  #lines: Sprite[] = []

  show(sight: Sight): void {
    const { scene, stamps, palette } = sight
    const isOn = scene.look.showsMatchUps && scene.look.detail === 'full'
    this.#sight = isOn ? sight : null
    this.container.visible = isOn
    this.#makeLines(isOn ? (scene.reading?.defenders?.tracks.length ?? 0) : 0)
    const texture = stamps.stamp('match-up', () => line(palette.matchUp, { length: LINE_px, width: WIDTH_px }))
    for (const each of this.#lines) each.texture = texture
  }

  draw(): void {
    const sight = this.#sight
    if (sight === null) return
    for (let column = 0; column < this.#lines.length; column++) this.#place(sight, column)
  }

  dispose(): void {
    this.container.destroy({ children: true })
    this.#lines = []
    this.#sight = null
  }

  #place({ scene, sample, camera, markRadius }: Sight, column: number): void {
    const said = scene.reading?.defenders
    const line = this.#lines[column] as Sprite
    line.alpha = 0
    if (said == null) return
    const receiver = likelyReceiver(said, sample.frame, column)
    if (receiver < 0) return
    const defender = said.tracks[column] as number
    const x = screenX(camera, sample.x[defender] as number)
    const y = screenY(camera, sample.y[defender] as number)
    const alongX = screenX(camera, sample.x[receiver] as number) - x
    const alongY = screenY(camera, sample.y[receiver] as number) - y
    const length = Math.hypot(alongX, alongY) - 2 * markRadius
    // not a number where one of them is not there
    if (!(length > 0)) return
    const angle = Math.atan2(alongY, alongX)
    line.alpha = 1
    line.position.set(x + Math.cos(angle) * markRadius, y + Math.sin(angle) * markRadius)
    line.rotation = angle
    line.scale.x = length / LINE_px
  }

  #makeLines(count: number): void {
    while (this.#lines.length > count) this.#lines.pop()?.destroy()
    while (this.#lines.length < count) {
      const line = counted(new Sprite({ texture: Texture.EMPTY, anchor: { x: 0, y: 0.5 } }))
      line.alpha = 0
      this.#lines.push(line)
      this.container.addChild(line)
    }
  }
}
