/** A stage on the page: as large as its place, drawn at every tick of a clock, zoomed and panned by the pointer.
 *  React mounts it and hands it scenes; no tick goes through React. */
import { type Camera, type Place, pannedCamera, type View, zoomedCamera } from './camera.ts'
import type { Clock } from './clock.ts'
import { hoverLines } from './hover.ts'
import type { Scene } from './scene.ts'
import type { Stage, StageOptions } from './stage.ts'

export interface SurfaceOptions {
  /** Its place; filled by the canvas. */
  readonly host: HTMLElement
  /** Shows who is under the pointer. */
  readonly tip: HTMLElement
  readonly clock: Clock
  readonly preference?: StageOptions['preference']
  /** The pointer asks for another camera; null frames the play again. */
  readonly onCamera: (camera: Camera | null) => void
  /** The place has another size. */
  readonly onView: (view: View) => void
}

/** Zoom for each CSS pixel that a wheel turns. */
const WHEEL_ZOOM = 0.0016
/** CSS pixels; a shorter way is a click. */
const LEAST_DRAG_px = 3

export class Surface {
  readonly #options: SurfaceOptions
  readonly #observer: ResizeObserver
  readonly #listening = new AbortController()
  readonly #unsubscribe: () => void
  #stage: Stage | null = null
  #isDisposed = false
  #isCreating = false
  #scene: Scene | null = null
  #pointer: Place | null = null
  #drag: { readonly from: Place; readonly camera: Camera; moved: Camera | null } | null = null

  constructor(options: SurfaceOptions) {
    this.#options = options
    this.#observer = new ResizeObserver(() => void this.#fit())
    this.#observer.observe(options.host)
    this.#unsubscribe = options.clock.subscribe(() => this.#draw())
    this.#listen()
  }

  show(scene: Scene, label: string): void {
    this.#scene = scene
    this.#stage?.canvas.setAttribute('aria-label', label)
    this.#options.host.dataset.label = label
    // what comes in the middle of a drag, as a read does, leaves the field under the pointer
    if (this.#drag?.moved) this.#steer(this.#drag.moved)
    else {
      this.#stage?.show(scene)
      this.#draw()
    }
  }

  dispose(): void {
    this.#isDisposed = true
    this.#observer.disconnect()
    this.#listening.abort()
    this.#unsubscribe()
    this.#stage?.canvas.remove()
    this.#stage?.dispose()
    this.#stage = null
  }

  async #fit(): Promise<void> {
    const { host, onView } = this.#options
    const size = { width: Math.max(1, host.clientWidth), height: Math.max(1, host.clientHeight) }
    const resolution = devicePixelRatio
    if (this.#stage === null) {
      if (this.#isCreating) return
      this.#isCreating = true
      await this.#create(size, resolution)
      return
    }
    this.#stage.resize(size.width, size.height, resolution)
    this.#draw()
    onView(size)
  }

  async #create(size: View, resolution: number): Promise<void> {
    const { host, preference } = this.#options
    // the list answers keys before the drawing library is there
    const { Stage } = await import('./stage.ts')
    const stage = await Stage.create({ ...size, resolution, ...(preference === undefined ? {} : { preference }) })
    if (this.#isDisposed) {
      stage.dispose()
      return
    }
    this.#stage = stage
    stage.canvas.setAttribute('role', 'img')
    stage.canvas.setAttribute('aria-label', host.dataset.label ?? '')
    stage.canvas.style.display = 'block'
    host.prepend(stage.canvas)
    if (this.#scene !== null) stage.show(this.#scene)
    // the place may have grown meanwhile
    await this.#fit()
  }

  #draw(): void {
    this.#stage?.draw(this.#options.clock.playback.time)
    this.#tell()
  }

  #listen(): void {
    const { host } = this.#options
    const { signal } = this.#listening
    host.addEventListener('wheel', (event) => this.#zoom(event), { signal, passive: false })
    host.addEventListener('pointerdown', (event) => this.#press(event), { signal })
    host.addEventListener('pointermove', (event) => this.#move(event), { signal })
    host.addEventListener('pointerup', () => this.#release(), { signal })
    host.addEventListener('pointercancel', () => this.#release(), { signal })
    host.addEventListener('pointerleave', () => this.#leave(), { signal })
    host.addEventListener('dblclick', () => this.#options.onCamera(null), { signal })
  }

  #zoom(event: WheelEvent): void {
    const camera = this.#stage?.camera
    if (!camera) return
    event.preventDefault()
    const zoomed = zoomedCamera(camera, Math.exp(-event.deltaY * WHEEL_ZOOM), this.#placeOf(event))
    this.#steer(zoomed)
    this.#options.onCamera(zoomed)
  }

  /** Shows the scene by another camera at once, before whoever owns the camera hears of it. */
  #steer(camera: Camera): void {
    if (this.#scene === null) return
    this.#stage?.show({ ...this.#scene, look: { ...this.#scene.look, camera } })
    this.#draw()
  }

  #press(event: PointerEvent): void {
    const camera = this.#stage?.camera
    if (!camera || event.button !== 0) return
    this.#drag = { from: this.#placeOf(event), camera, moved: null }
    this.#options.host.setPointerCapture(event.pointerId)
  }

  #move(event: PointerEvent): void {
    this.#pointer = this.#placeOf(event)
    const drag = this.#drag
    if (drag === null || this.#scene === null) {
      this.#tell()
      return
    }
    const by = { x: this.#pointer.x - drag.from.x, y: this.#pointer.y - drag.from.y }
    if (drag.moved === null && Math.hypot(by.x, by.y) < LEAST_DRAG_px) return
    drag.moved = pannedCamera(drag.camera, by)
    this.#steer(drag.moved)
  }

  #release(): void {
    const moved = this.#drag?.moved ?? null
    this.#drag = null
    if (moved !== null) this.#options.onCamera(moved)
  }

  #leave(): void {
    this.#pointer = null
    this.#tell()
  }

  /** Says who is under the pointer, if anybody. */
  #tell(): void {
    const { tip } = this.#options
    const track = this.#pointer === null || this.#drag !== null ? null : (this.#stage?.playerAt(this.#pointer) ?? null)
    tip.hidden = track === null
    if (track === null || this.#scene === null || this.#pointer === null) return
    const text = hoverLines(this.#scene, track, this.#options.clock.playback.time).join('\n')
    if (tip.textContent !== text) tip.textContent = text
    tip.style.translate = `${this.#pointer.x + 14}px ${this.#pointer.y + 14}px`
  }

  #placeOf(event: MouseEvent): Place {
    const { left, top } = this.#options.host.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
}
