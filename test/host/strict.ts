/** What the stand-in lacks throws, by name. A method that is silently undefined would pass for one that works. */
import { EventEmitter } from 'node:events'

/** Asked for by the language, by promises and by printing; their absence means nothing. */
const ASKED_OF_ANYTHING = new Set(['then', 'toJSON', 'inspect', 'constructor', 'prototype', 'name', 'length'])

export class NotImplemented extends Error {
  constructor(what: string) {
    super(`electron.${what} is not implemented in the stand-in (test/host)`)
    this.name = 'NotImplemented'
  }
}

/** The same object or class, throwing when a member is read that it does not have. */
export function strict<Value extends object>(name: string, value: Value): Value {
  return new Proxy(value, {
    get(target, key) {
      if (Reflect.has(target, key) || isAskedOfAnything(key)) return Reflect.get(target, key)
      throw new NotImplemented(`${name}.${String(key)}`)
    },
  })
}

/** A part of Electron that the stand-in does not have at all. */
export function absent(name: string): never {
  const refuse = () => {
    throw new NotImplemented(name)
  }
  // a function that could be constructed: no arrow can
  const nothing = Object.setPrototypeOf(function nothing() {}, null)
  return new Proxy(nothing, {
    get: (_target, key) => (isAskedOfAnything(key) ? undefined : refuse()),
    construct: refuse,
    apply: refuse,
  }) as never
}

/** Ends the prototype chain of every emitter here. As the last link it hears only of what no class above it has. */
const lastLink = new Proxy(EventEmitter.prototype, {
  get(target, key, receiver) {
    if (Reflect.has(target, key) || isAskedOfAnything(key)) return Reflect.get(target, key, receiver)
    throw new NotImplemented(`${nameOf(receiver)}.${String(key)}`)
  },
})

/** An emitter that throws on members it lacks, and on listeners for events that it would never send. */
export abstract class StrictEmitter extends EventEmitter {
  /** Events that are sent, or that can come only from a system that the stand-in does not imitate; null for any. */
  protected abstract readonly events: readonly string[] | null

  override on(event: string, listener: (...args: never[]) => void): this {
    return super.on(this.#known(event), listener as () => void)
  }

  override once(event: string, listener: (...args: never[]) => void): this {
    return super.once(this.#known(event), listener as () => void)
  }

  override addListener(event: string, listener: (...args: never[]) => void): this {
    return this.on(event, listener)
  }

  #known(event: string): string {
    if (this.events === null || this.events.includes(event)) return event
    throw new NotImplemented(`${nameOf(this)}.on('${event}')`)
  }
}
Object.setPrototypeOf(StrictEmitter.prototype, lastLink)

/** An event that a listener can prevent. */
export function preventable<Details extends object>(details: Details): Details & Preventable {
  return Object.assign(details, {
    defaultPrevented: false,
    preventDefault(this: { defaultPrevented: boolean }) {
      this.defaultPrevented = true
    },
  })
}

export interface Preventable {
  defaultPrevented: boolean
  preventDefault(): void
}

function nameOf(emitter: object): string {
  return (emitter as { constructor: { name: string } }).constructor.name
}

function isAskedOfAnything(key: string | symbol): boolean {
  return typeof key === 'symbol' || ASKED_OF_ANYTHING.has(key)
}
