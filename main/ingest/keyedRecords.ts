/** The records of a table, one for each game, play or player: a table can have several rows for one of them. */

/** What became of a record: the first of its key, the same as one that is there, one that contradicts it, or one more of
 *  a key of which records contradict each other already. */
export type Added = 'new' | 'same' | 'contradiction' | 'contested'

/** Games, plays or players of one source: a season has 50,000 plays. All of them are held at once. */
export const MOST_RECORDS = 60_000

/** There are more records than can be held. */
export class TooManyRecords extends Error {}

export class KeyedRecords<Key, Value extends object> {
  readonly #records = new Map<Key, Value>()
  /** Keys of which records contradict each other. */
  readonly #contested = new Set<Key>()

  get all(): ReadonlyMap<Key, Value> {
    return this.#records
  }

  get(key: Key): Value | undefined {
    return this.#records.get(key)
  }

  clear(): void {
    this.#records.clear()
    this.#contested.clear()
  }

  /** Of several records of a key the one that says most counts, and of those that say as much the one whose text comes
   *  first: it does not matter which of them was read first. Throws `TooManyRecords`. */
  add(key: Key, record: Value): Added {
    const known = this.#records.get(key)
    if (known === undefined) {
      if (this.#records.size >= MOST_RECORDS) throw new TooManyRecords()
      this.#records.set(key, record)
      return 'new'
    }
    const [text, other] = [JSON.stringify(record), JSON.stringify(known)]
    if (text === other) return 'same'
    const fewer = gapsOf(record) - gapsOf(known)
    if (fewer < 0 || (fewer === 0 && text < other)) this.#records.set(key, record)
    if (this.#contested.has(key)) return 'contested'
    this.#contested.add(key)
    return 'contradiction'
  }

  /** Replaces every record by what `completed` makes of it. */
  complete(completed: (record: Value) => Value): void {
    for (const [key, record] of this.#records) this.#records.set(key, completed(record))
  }
}

function gapsOf(record: object): number {
  let gaps = 0
  for (const value of Object.values(record)) {
    if (value === null) gaps++
    else if (typeof value === 'object') gaps += gapsOf(value as object)
  }
  return gaps
}
