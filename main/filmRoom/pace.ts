/** Work that many things ask for and that is done at most so often: events to the page. */

export class Pace {
  readonly #interval_ms: number
  readonly #work: () => void
  #timer: NodeJS.Timeout | null = null
  #isAsked = false

  constructor(interval_ms: number, work: () => void) {
    this.#interval_ms = interval_ms
    this.#work = work
  }

  /** Has the work done: now, or when the interval since the last time is over. */
  ask(): void {
    this.#isAsked = true
    if (this.#timer === null) this.flush()
  }

  /** Does the work now if it was asked for. */
  flush(): void {
    if (!this.#isAsked) return
    this.dispose()
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.flush()
    }, this.#interval_ms)
    this.#work()
  }

  /** Forgets what was asked for. */
  dispose(): void {
    this.#isAsked = false
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}
