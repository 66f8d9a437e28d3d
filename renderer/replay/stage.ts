/** The field as it is drawn: one scene, and a picture of it for every time. The live view, clips, stills and
 *  thumbnails all use it. */
import 'pixi.js/unsafe-eval'
import { CanvasRenderer, Container, Ticker, WebGLRenderer } from 'pixi.js'
import type { Tracking } from '../../ml/football/tracking.ts'
import { timeOfFrame } from '../../ml/football/tracking.ts'
import { type Camera, type Place, screenX, screenY } from './camera.ts'
import { frameAt, frameSampleOf, sampleFrame } from './frame.ts'
import { hasFastWebGL, pixelsOfWebGL } from './graphics.ts'
import { CoverageLayer } from './layers/coverage.ts'
import type { Layer, Sight } from './layers/layer.ts'
import { MatchUpsLayer } from './layers/matchUps.ts'
import { OverlayLayer } from './layers/overlay.ts'
import { PlayersLayer } from './layers/players.ts'
import { TrailsLayer } from './layers/trails.ts'
import { TurfLayer } from './layers/turf.ts'
import { counted, liveObjectCount } from './liveObjects.ts'
import { markRadiusAt } from './marks.ts'
import { paletteOf } from './palette.ts'
import { cameraOf, type Scene } from './scene.ts'
import { Stamps } from './stamps.ts'
import { loadTypeface } from './typeface.ts'

export interface StageOptions {
  /** Drawn on; a new one by default. */
  readonly canvas?: HTMLCanvasElement
  /** CSS pixels. */
  readonly width: number
  /** CSS pixels. */
  readonly height: number
  /** Device pixels a CSS pixel. */
  readonly resolution: number
  /** By default WebGL where a graphics processor does it, else the canvas. */
  readonly preference?: 'canvas' | 'webgl'
}

type StageRenderer = CanvasRenderer | WebGLRenderer

/** A pointer this near to a player means him, in radii of his mark. */
const REACH = 1.4

/** A play that cannot be replayed shows the empty field. */
const NO_TRACKING: Tracking = {
  ...{ tracks: [], frameCount: 1, firstFrameId: 0, snapFrame: 0, snapSource: null, isSnapEstimated: false, events: [] },
  ...{ x: new Float32Array(), y: new Float32Array(), speed: new Float32Array(), acceleration: new Float32Array() },
  ...{ heading: new Float32Array(), orientation: new Float32Array() },
}

export class Stage {
  static async create(options: StageOptions): Promise<Stage> {
    await loadTypeface()
    const preference = options.preference ?? (hasFastWebGL() ? 'webgl' : 'canvas')
    const renderer = preference === 'webgl' ? new WebGLRenderer() : new CanvasRenderer()
    const { width, height, resolution, canvas } = options
    await renderer.init({
      ...{ width, height, resolution, autoDensity: true, antialias: true, backgroundAlpha: 1 },
      // nothing but sprites is used, and nothing may run while nothing moves
      ...{ manageImports: false, gcActive: false, ...(canvas === undefined ? {} : { canvas }) },
    })
    Ticker.system.autoStart = false
    Ticker.system.stop()
    return new Stage(renderer)
  }

  /** Pixi objects that are alive, of all stages together. */
  static liveObjects(): number {
    return liveObjectCount()
  }

  readonly #renderer: StageRenderer
  readonly #root = counted(new Container())
  readonly #layers: readonly Layer[]
  #stamps: Stamps | null = null
  #stampsFor = ''
  #scene: Scene | null = null
  #sight: Sight | null = null
  #time = 0

  private constructor(renderer: StageRenderer) {
    this.#renderer = renderer
    const coverage = new CoverageLayer()
    const players = new PlayersLayer()
    const overlay = new OverlayLayer()
    this.#layers = [new TurfLayer(), new TrailsLayer(), coverage, new MatchUpsLayer(), players, overlay]
    for (const { container } of this.#layers) this.#root.addChild(container)
    this.#root.addChildAt(coverage.labels, this.#root.getChildIndex(overlay.container))
  }

  get canvas(): HTMLCanvasElement {
    return this.#renderer.canvas
  }

  /** "canvas" or "webgl". */
  get rendererName(): string {
    return this.#renderer.name
  }

  /** What is drawn from now on. */
  show(scene: Scene): void {
    this.#scene = scene
    const { width, height } = this.#renderer.screen
    const { look, opened } = scene
    const resolution = this.#renderer.resolution
    const camera = cameraOf(scene, { width, height })
    const markRadius = markRadiusAt(camera.scale, look.detail)
    const tracking = opened.tracking ?? NO_TRACKING
    const isSamePlay = this.#sight?.tracking === tracking
    const sample = isSamePlay && this.#sight !== null ? this.#sight.sample : frameSampleOf(tracking)
    const worn = this.#renewStamps(`${look.theme} ${resolution} ${markRadius}`, resolution)
    const stamps = this.#stamps as Stamps
    this.#sight = { scene, tracking, camera, resolution, markRadius, sample, stamps, palette: paletteOf(look.theme) }
    for (const layer of this.#layers) layer.show(this.#sight)
    worn?.dispose()
  }

  /** In CSS pixels; the same scene in another size. */
  resize(width: number, height: number, resolution: number): void {
    this.#renderer.resize(width, height, resolution)
    if (this.#scene !== null) this.show(this.#scene)
  }

  /** Draws the moment `time`, seconds from the snap: the same picture whenever it is asked for. */
  draw(time: number): void {
    const sight = this.#sight
    if (sight === null) return
    this.#time = time
    const { tracking, sample, scene } = sight
    const isHeld = scene.look.isReducedMotion
    const shown = isHeld ? timeOfFrame(tracking, frameAt(tracking, time)) : time
    sampleFrame(sample, tracking, shown)
    for (const layer of this.#layers) layer.draw(shown)
    this.#renderer.render(this.#root)
  }

  /** The camera it is seen by; null before the first scene. */
  get camera(): Camera | null {
    return this.#sight?.camera ?? null
  }

  /** The player whose mark lies at a place of the last draw (CSS pixels), by track; null for none. */
  playerAt(place: Place): number | null {
    const sight = this.#sight
    if (sight === null) return null
    const { tracking, camera, sample, markRadius } = sight
    let nearest = markRadius * REACH
    let found: number | null = null
    tracking.tracks.forEach(({ side }, track) => {
      const alongX = screenX(camera, sample.x[track] as number) - place.x
      const distance = Math.hypot(alongX, screenY(camera, sample.y[track] as number) - place.y)
      if (side === 'ball' || !(distance < nearest)) return
      nearest = distance
      found = track
    })
    return found
  }

  /** RGBA of the last draw, row by row from the top, in device pixels. */
  pixels(): Uint8ClampedArray<ArrayBuffer> {
    const { canvas } = this
    if (this.#renderer instanceof WebGLRenderer) {
      // a drawn frame is gone once it was shown
      this.draw(this.#time)
      return pixelsOfWebGL(this.#renderer.gl)
    }
    const context = this.#renderer.canvasContext.rootContext
    return context.getImageData(0, 0, canvas.width, canvas.height).data as Uint8ClampedArray<ArrayBuffer>
  }

  dispose(): void {
    for (const layer of this.#layers) layer.dispose()
    this.#root.destroy({ children: true })
    this.#stamps?.dispose()
    this.#renderer.destroy()
    this.#scene = null
    this.#sight = null
  }

  /** Pictures of another size, theme or sharpness are others: gives back the old ones, to be let go of once nothing
   *  shows them. */
  #renewStamps(wanted: string, resolution: number): Stamps | null {
    if (wanted === this.#stampsFor) return null
    const worn = this.#stamps
    this.#stamps = new Stamps(resolution)
    this.#stampsFor = wanted
    return worn
  }
}
