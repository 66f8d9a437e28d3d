/** Which play is read next: the one that the coach has open, then those he may open, then the rest. */
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'

/** What the reading thread can be asked for next. */
export interface ReadingJob {
  /** `open`: the whole read of a play that somebody opened; `shares`: the next part of its defenders' shares; `read`: the
   *  read of a play that nobody waits for. */
  readonly kind: 'open' | 'shares' | 'read'
  readonly key: PlayKey
}

/** Of the plays that were opened last, so many are read at once and have their shares worked out; a coach who leafs
 *  through is not waiting for the others. */
const MOST_SHARES = 3

export class ReadingQueue {
  /** Opened last, the latest first. */
  #recent: readonly PlayKey[] = []
  /** Of them, those that are not read yet. */
  #opened: readonly PlayKey[] = []
  /** Read, but their shares are not whole yet; the latest opened first, whichever was read first. */
  #shares: readonly PlayKey[] = []
  /** Wanted before the rest and not given out yet, by `playKeyText`. */
  #first = new Map<string, PlayKey>()
  /** Plays that are not read, in the order in which they are to be. */
  readonly #unread = new Map<string, PlayKey>()

  /** How many plays are not read. */
  get unread(): number {
    return this.#unread.size
  }

  /** Puts plays that are not read at the end; one that waits already keeps its place. */
  add(keys: readonly PlayKey[]): void {
    for (const key of keys) this.#unread.set(playKeyText(key), key)
  }

  /** A play was opened: it goes before all others. */
  open(key: PlayKey): void {
    this.#recent = [key, ...without(this.#recent, key)].slice(0, MOST_SHARES)
    this.#opened = [key, ...without(this.#opened, key)].slice(0, MOST_SHARES)
  }

  /** The opened play was read; its shares are wanted next. */
  wantShares(key: PlayKey): void {
    const read = [...this.#shares, key]
    this.#shares = this.#recent.filter((opened) => read.some((other) => isSamePlay(opened, other)))
  }

  /** Its shares are whole, or cannot be had. */
  endShares(key: PlayKey): void {
    this.#shares = without(this.#shares, key)
  }

  /** These plays, where they are not read, come before the rest, in this order; earlier wishes are forgotten. */
  first(keys: readonly PlayKey[]): void {
    this.#first = new Map(keys.map((key) => [playKeyText(key), key]))
  }

  /** The next job, or null. A play is given out once; shares are until they end. While reading is stopped, only what
   *  belongs to opened plays is given out. */
  next({ isStopped }: { readonly isStopped: boolean }): ReadingJob | null {
    const [opened, ...others] = this.#opened
    if (opened !== undefined) {
      this.#opened = others
      this.#take(opened)
      return { kind: 'open', key: opened }
    }
    const [shares] = this.#shares
    if (shares !== undefined) return { kind: 'shares', key: shares }
    if (isStopped) return null
    const key = this.#wanted() ?? this.#unread.values().next().value
    if (key === undefined) return null
    this.#take(key)
    return { kind: 'read', key }
  }

  #wanted(): PlayKey | null {
    for (const [text, key] of this.#first) if (this.#unread.has(text)) return key
    return null
  }

  /** It waits no more; a long list of wishes is not gone through again for those that are done. */
  #take(key: PlayKey): void {
    const text = playKeyText(key)
    this.#unread.delete(text)
    this.#first.delete(text)
  }

  clear(): void {
    this.#recent = []
    this.#opened = []
    this.#shares = []
    this.#unread.clear()
  }
}

function without(keys: readonly PlayKey[], key: PlayKey): PlayKey[] {
  return keys.filter((other) => !isSamePlay(other, key))
}

function isSamePlay(a: PlayKey, b: PlayKey): boolean {
  return a.gameId === b.gameId && a.playId === b.playId
}
