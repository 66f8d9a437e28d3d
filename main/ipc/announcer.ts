/** Tells the page of events; what must not be lost waits until a page is there to hear it. */
import type { EventName, EventOf } from '../../preload/contract.ts'
import type { Tell } from './service.ts'

/** Everything else is in the answer to `start`, or asked for anew after it. */
const KEPT_FOR_LATER: ReadonlySet<EventName> = new Set<EventName>(['command', 'fault', 'importEnded', 'openPlay'])

export class Announcer {
  readonly #send: Tell
  #isHeard = false
  #waiting: (() => void)[] = []

  constructor(send: Tell) {
    this.#send = send
  }

  readonly tell: Tell = <Name extends EventName>(name: Name, value: EventOf<Name>) => {
    if (this.#isHeard) this.#send(name, value)
    else if (KEPT_FOR_LATER.has(name)) this.#waiting.push(() => this.#send(name, value))
  }

  /** The page has all it needs to understand events. */
  pageStarted(): void {
    this.#isHeard = true
    const waiting = this.#waiting
    this.#waiting = []
    for (const send of waiting) send()
  }

  /** The page is gone, or is loaded anew. */
  pageGone(): void {
    this.#isHeard = false
  }
}
