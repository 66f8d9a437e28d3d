/** One page of the browser: its target, and the commands and events of a session with it. */
import { IS_HEADED } from './chromium.ts'
import type { DevTools } from './devTools.ts'

interface TargetInfo {
  readonly targetId: string
  readonly type: string
}

/** In a headed browser the first window is there from the start. */
let isFirst = true

export class Page {
  readonly targetId: string
  readonly #devTools: DevTools
  readonly #session: string

  private constructor(devTools: DevTools, targetId: string, session: string) {
    this.#devTools = devTools
    this.targetId = targetId
    this.#session = session
  }

  static async open(devTools: DevTools, size: { width: number; height: number }): Promise<Page> {
    const targetId = (IS_HEADED && isFirst ? await firstTarget(devTools) : null) ?? (await newTarget(devTools, size))
    isFirst = false
    const { sessionId } = await devTools.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    })
    return new Page(devTools, targetId, sessionId)
  }

  send<Answer = object>(method: string, params: object = {}): Promise<Answer> {
    return this.#devTools.send<Answer>(method, params, this.#session)
  }

  /** Sends a command whose failure means that the page is gone, which is told otherwise. */
  tell(method: string, params: object = {}): void {
    this.send(method, params).catch(() => {})
  }

  on<Params>(method: string, listener: (params: Params) => void): void {
    this.#devTools.on(method, listener, this.#session)
  }

  close(): void {
    this.#devTools.send('Target.closeTarget', { targetId: this.targetId }).catch(() => {})
  }

  /** The window as it stands on a screen; in a headless browser the size of the page alone. */
  async setSize(bounds: Electron.Rectangle): Promise<void> {
    const { width, height } = bounds
    if (!IS_HEADED) {
      await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false })
      return
    }
    const { targetId } = this
    const { windowId } = await this.#devTools.send<{ windowId: number }>('Browser.getWindowForTarget', { targetId })
    const { x: left, y: top } = bounds
    await this.#devTools.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } })
  }
}

/** The page that a headed browser starts with. */
export async function firstTarget(devTools: DevTools): Promise<string | null> {
  const { targetInfos } = await devTools.send<{ targetInfos: readonly TargetInfo[] }>('Target.getTargets')
  return targetInfos.find(({ type }) => type === 'page')?.targetId ?? null
}

async function newTarget(devTools: DevTools, size: { width: number; height: number }): Promise<string> {
  const target = { url: 'about:blank', newWindow: true, ...size }
  const { targetId } = await devTools.send<TargetInfo>('Target.createTarget', target)
  return targetId
}
