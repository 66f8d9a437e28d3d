/** The import in hand: one at a time, in a thread that lives as long as it, told of in events. */
import { basename } from 'node:path'
import type { Fault } from '../../ml/base/fault.ts'
import type { GameId } from '../../ml/football/ids.ts'
import type { ImportEnd, ImportProgress } from '../../preload/values.ts'
import { threadEntry } from '../places.ts'
import { ThreadClient } from '../threads/client.ts'
import type { importHandlers } from '../threads/import.worker.ts'
import type { ImportNews, ImportOutcome, ImportRequest, ImportSource } from './importInto.ts'
import { Pace } from './pace.ts'

export interface ImportListener {
  onProgress(progress: ImportProgress): void
  /** A game is in the library. */
  onGame(game: GameId): void
  onEnd(end: ImportEnd): void
  /** A mistake of the program itself, as a fault. */
  bug(error: unknown, step: string): Fault
}

/** Progress on screen need not be told oftener. */
const PROGRESS_MS = 100
/** An estimate from less than this share of the work would jump about. */
const ESTIMATE_FROM = 0.02

export class Importing {
  /** Starts it. It ends by itself, and is then told of. */
  static start(request: ImportRequest, listener: ImportListener): Importing {
    const importing = new Importing(request, listener)
    importing.#ended = importing.#run(request)
    return importing
  }

  readonly #listener: ImportListener
  readonly #cancelling = new AbortController()
  readonly #started_ms = performance.now()
  readonly #pace = new Pace(PROGRESS_MS, () => this.#listener.onProgress(this.#progress))
  #progress: ImportProgress
  #ended: Promise<void> = Promise.resolve()

  private constructor({ source }: ImportRequest, listener: ImportListener) {
    this.#listener = listener
    const stage = source.kind === 'demo' ? 'simulating' : 'reading'
    this.#progress = { name: nameOf(source), stage, share: 0, games: 0, plays: 0, secondsLeft: null }
  }

  get progress(): ImportProgress {
    return this.#progress
  }

  /** Has it end soon, with the games that are stored. */
  cancel(): void {
    this.#cancelling.abort()
  }

  /** Cancels it, and waits until its thread has ended. */
  async dispose(): Promise<void> {
    this.cancel()
    await this.#ended
  }

  async #run(request: ImportRequest): Promise<void> {
    const thread = new ThreadClient<typeof importHandlers>(threadEntry('import.worker'))
    const onNews = (news: ImportNews) => this.#hear(news)
    const outcome = await thread
      .call('importInto', request, { signal: this.#cancelling.signal, onNews })
      .catch((error): ImportOutcome => ({ kind: 'failed', fault: this.#listener.bug(error, 'importing') }))
    await thread.dispose()
    this.#pace.dispose()
    const { name, games } = this.#progress
    this.#listener.onEnd(outcome.kind === 'cancelled' ? { ...outcome, name, games } : { ...outcome, name })
  }

  #hear(news: ImportNews): void {
    if (news.kind === 'game') {
      this.#listener.onGame(news.game)
      return
    }
    const { name } = this.#progress
    this.#progress = { ...news.progress, name, secondsLeft: this.#secondsLeft(news.progress.share) }
    this.#pace.ask()
  }

  #secondsLeft(share: number): number | null {
    if (share < ESTIMATE_FROM) return null
    const elapsed_s = (performance.now() - this.#started_ms) / 1000
    return Math.ceil((elapsed_s * (1 - share)) / share)
  }
}

/** What is imported, as the user knows it. */
function nameOf(source: ImportSource): string {
  if (source.kind === 'demo') return 'Simulated demo game'
  const [first = '', ...others] = source.paths
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return `${basename(first)}${more}`
}

export function importInHand(where: string): Fault {
  return {
    kind: 'import-in-hand',
    where,
    what: 'Another import is in hand.',
    next: 'Wait until it is done, or cancel it.',
  }
}
