/** Where a window stands and how large it is: normal, maximized, minimized or over the whole screen. */
import { display } from './screen.ts'
import { StrictEmitter } from './strict.ts'

type Rectangle = Electron.Rectangle
type State = 'normal' | 'maximized' | 'minimized' | 'full-screen'

export abstract class WindowPlace
  extends StrictEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | (
          | 'getBounds'
          | 'setBounds'
          | 'getSize'
          | 'setSize'
          | 'getPosition'
          | 'setPosition'
          | 'getNormalBounds'
          | 'center'
        )
      | ('getContentBounds' | 'setContentBounds' | 'getContentSize' | 'setContentSize' | 'setMinimumSize')
      | ('getMinimumSize' | 'maximize' | 'unmaximize' | 'isMaximized' | 'minimize' | 'isMinimized' | 'restore')
      | ('setFullScreen' | 'isFullScreen' | 'isNormal' | 'setResizable' | 'isResizable')
    >
{
  #bounds: Rectangle
  #least: { width: number; height: number }
  #state: State = 'normal'
  /** What the window goes back to from being minimized. */
  #before: State = 'normal'
  #isResizable: boolean

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    const { width = 800, height = 600, minWidth = 0, minHeight = 0 } = options
    this.#least = { width: minWidth, height: minHeight }
    this.#isResizable = options.resizable ?? true
    const centered = centeredIn(display().workArea, { width, height })
    const { x = centered.x, y = centered.y } = options
    this.#bounds = this.#clamped({ x, y, width, height })
  }

  /** Makes the window on the screen that large. */
  protected abstract applyBounds(bounds: Rectangle): void

  getBounds(): Rectangle {
    return { ...(this.#state === 'maximized' || this.#state === 'full-screen' ? display().workArea : this.#bounds) }
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.getBounds()
    this.#state = 'normal'
    this.#bounds = this.#clamped({ ...before, ...bounds })
    this.#tell(before)
  }

  /** The page found itself another size, as when its window was dragged larger. */
  takeSize({ width, height }: { width: number; height: number }): void {
    const now = this.getBounds()
    if (width === now.width && height === now.height) return
    this.#state = 'normal'
    this.#bounds = { ...now, width, height }
    this.emit('resize')
    this.emit('resized')
  }

  getSize(): number[] {
    const { width, height } = this.getBounds()
    return [width, height]
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  getPosition(): number[] {
    const { x, y } = this.getBounds()
    return [x, y]
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }

  getContentBounds(): Rectangle {
    return this.getBounds()
  }

  setContentBounds(bounds: Partial<Rectangle>): void {
    this.setBounds(bounds)
  }

  getContentSize(): number[] {
    return this.getSize()
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  setMinimumSize(width: number, height: number): void {
    this.#least = { width, height }
  }

  getMinimumSize(): number[] {
    return [this.#least.width, this.#least.height]
  }

  center(): void {
    this.setBounds(centeredIn(display().workArea, this.getBounds()))
  }

  maximize(): void {
    this.#become('maximized', 'maximize')
  }

  unmaximize(): void {
    if (this.#state === 'maximized') this.#become('normal', 'unmaximize')
  }

  isMaximized(): boolean {
    return this.#state === 'maximized'
  }

  minimize(): void {
    this.#before = this.#state === 'minimized' ? this.#before : this.#state
    this.#become('minimized', 'minimize')
  }

  isMinimized(): boolean {
    return this.#state === 'minimized'
  }

  restore(): void {
    if (this.#state === 'minimized') this.#become(this.#before, 'restore')
    else this.unmaximize()
  }

  setFullScreen(isFull: boolean): void {
    if (isFull === this.isFullScreen()) return
    this.#become(isFull ? 'full-screen' : 'normal', isFull ? 'enter-full-screen' : 'leave-full-screen')
  }

  isFullScreen(): boolean {
    return this.#state === 'full-screen'
  }

  isNormal(): boolean {
    return this.#state === 'normal'
  }

  setResizable(isResizable: boolean): void {
    this.#isResizable = isResizable
  }

  isResizable(): boolean {
    return this.#isResizable
  }

  #become(state: State, event: string): void {
    if (state === this.#state) return
    const before = this.getBounds()
    this.#state = state
    this.emit(event)
    if (state !== 'minimized') this.#tell(before)
  }

  #tell(before: Rectangle): void {
    const now = this.getBounds()
    const isSame = now.width === before.width && now.height === before.height
    const isMoved = now.x !== before.x || now.y !== before.y
    if (isSame && !isMoved) return
    this.applyBounds(now)
    if (!isSame) this.emit('resize')
    if (isMoved) this.emit('move')
  }

  #clamped(bounds: Rectangle): Rectangle {
    const width = Math.max(bounds.width, this.#least.width)
    const height = Math.max(bounds.height, this.#least.height)
    return { x: bounds.x, y: bounds.y, width, height }
  }
}

function centeredIn(area: Rectangle, { width, height }: { width: number; height: number }): { x: number; y: number } {
  return { x: area.x + Math.round((area.width - width) / 2), y: area.y + Math.round((area.height - height) / 2) }
}
