/** `WebFrameMain`: the main frame of a page, the only one with a preload script. */
import { StrictEmitter } from './strict.ts'
import type { WebContents } from './webContents.ts'

export class WebFrameMain
  extends StrictEmitter
  implements Pick<Electron.WebFrameMain, 'url' | 'origin' | 'send' | 'isDestroyed' | 'detached' | 'name' | 'routingId'>
{
  protected override readonly events = ['dom-ready']
  readonly parent = null
  readonly top = this
  readonly frames = []
  readonly detached = false
  readonly name = ''
  readonly routingId = 1
  readonly #contents: WebContents

  constructor(contents: WebContents) {
    super()
    this.#contents = contents
  }

  get url(): string {
    return this.#contents.getURL()
  }

  get origin(): string {
    return /^[^:]+:\/\/[^/?#]*/.exec(this.url)?.[0] ?? 'null'
  }

  get processId(): number {
    return this.#contents.id
  }

  get frameTreeNodeId(): number {
    return this.#contents.id
  }

  isDestroyed(): boolean {
    return this.#contents.isDestroyed()
  }

  send(channel: string, ...args: unknown[]): void {
    this.#contents.send(channel, ...args)
  }
}
