/** Runs a playback in real time and tells who listens, outside of React: at rest it asks for no animation frames. */
import { advanced, applied, type Playback, type PlaybackCommand } from './playback.ts'

export type ClockListener = (playback: Playback) => void

/** Where a clock's ticks come from. */
export interface FrameSource {
  /** Calls back once with a time in milliseconds. */
  request(callback: (now_ms: number) => void): number
  cancel(handle: number): void
}

/** A page that was hidden goes on where it was instead of leaping. */
const LONGEST_TICK_s = 0.25

const ANIMATION_FRAMES: FrameSource = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
}

export class Clock {
  readonly #frames: FrameSource
  readonly #listeners = new Set<ClockListener>()
  #playback: Playback
  #handle: number | null = null
  #last_ms: number | null = null

  constructor(playback: Playback, frames: FrameSource = ANIMATION_FRAMES) {
    this.#frames = frames
    this.#playback = playback
    this.#keepTicking()
  }

  get playback(): Playback {
    return this.#playback
  }

  apply(command: PlaybackCommand): void {
    this.set(applied(this.#playback, command))
  }

  /** Takes another playback, as of another play. */
  set(playback: Playback): void {
    if (playback === this.#playback) return
    this.#playback = playback
    this.#keepTicking()
    this.#tell()
  }

  /** Hears of every change, every tick among them, until the returned function is called. */
  readonly subscribe = (listener: ClockListener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  dispose(): void {
    this.#listeners.clear()
    this.#rest()
  }

  #keepTicking(): void {
    if (!this.#playback.isPlaying) this.#rest()
    else if (this.#handle === null) this.#handle = this.#frames.request(this.#tick)
  }

  #rest(): void {
    if (this.#handle !== null) this.#frames.cancel(this.#handle)
    this.#handle = null
    this.#last_ms = null
  }

  readonly #tick = (now_ms: number): void => {
    const elapsed_s = this.#last_ms === null ? 0 : (now_ms - this.#last_ms) / 1000
    this.#last_ms = now_ms
    this.#handle = null
    this.#playback = advanced(this.#playback, Math.min(elapsed_s, LONGEST_TICK_s))
    this.#keepTicking()
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#playback)
  }
}
