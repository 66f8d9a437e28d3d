/** The plays that were looked at last, and the ones that are likely next: opening them asks nobody. */
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import type { OpenedPlay, PlayReading } from '../../preload/values.ts'
import { fetchPlay } from '../filmRoom.ts'

/** About 200 KB each: both neighbours and a way back, and the memory stays flat through 500 plays. */
const MOST_PLAYS = 12

export class PlayCache {
  /** Oldest first. */
  readonly #plays = new Map<string, OpenedPlay>()
  #coming = new Set<string>()
  /** Reads that came, also before the play that they are of. */
  readonly #readings = new Map<string, PlayReading>()

  get(key: PlayKey): OpenedPlay | null {
    return this.#plays.get(playKeyText(key)) ?? null
  }

  /** Keeps a play, with its read if that came before it. Returns what is kept. */
  put(key: PlayKey, opened: OpenedPlay): OpenedPlay {
    const text = playKeyText(key)
    const known = this.#readings.get(text) ?? null
    const whole = { ...opened, reading: fullest(opened.reading, known) }
    keepNewest(this.#plays, text, whole)
    return whole
  }

  takeReading(key: PlayKey, reading: PlayReading): void {
    const text = playKeyText(key)
    keepNewest(this.#readings, text, reading)
    const opened = this.#plays.get(text)
    if (opened !== undefined) this.#plays.set(text, { ...opened, reading })
  }

  /** Fetches a play that is not asked for yet; a failure waits until it is. */
  async fetchAhead(key: PlayKey): Promise<void> {
    const text = playKeyText(key)
    if (this.#plays.has(text) || this.#coming.has(text)) return
    const coming = this.#coming
    coming.add(text)
    const answer = await fetchPlay(key)
    coming.delete(text)
    // what was asked for before the cache was emptied is of another library or another model
    if (coming === this.#coming && answer.ok) this.put(key, answer.value)
  }

  /** Plays are fetched anew; their reads stay. */
  forgetPlays(): void {
    this.#plays.clear()
    this.#coming = new Set()
  }

  clear(): void {
    this.forgetPlays()
    this.#readings.clear()
  }
}

/** The read that came with the play where it is whole, with what is said of the defenders, which comes by itself alone;
 *  else the one that came by itself. */
function fullest(packed: PlayReading | null, told: PlayReading | null): PlayReading | null {
  if (packed === null || packed.shares === null) return told ?? packed
  return { ...packed, defenders: packed.defenders ?? told?.defenders ?? null }
}

function keepNewest<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  kept.delete(key)
  kept.set(key, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_PLAYS) return
    kept.delete(oldest)
  }
}
