/** Reading all plays, one at a time in the reading thread: what is wanted first, what came of it, and how long it takes. */
import type { Fault } from '../../ml/base/fault.ts'
import type { Result } from '../../ml/base/result.ts'
import { type PlayKey, playKeyText } from '../../ml/football/ids.ts'
import type { EventOf } from '../../preload/contract.ts'
import type { PlayReading, ReadingProgress } from '../../preload/values.ts'
import { isOfOnePlay } from '../prediction/predictPlay.ts'
import type { ThreadClient } from '../threads/client.ts'
import type { readingHandlers } from '../threads/reading.worker.ts'
import { Pace } from './pace.ts'
import type { ReadAnswer } from './playReader.ts'
import { type ReadingJob, ReadingQueue } from './readingQueue.ts'

export interface ReadingListener {
  onRead(plays: EventOf<'playsRead'>): void
  onReading(play: PlayKey & { readonly reading: PlayReading }): void
  onProgress(progress: ReadingProgress): void
  onFault(fault: Fault): void
  /** A mistake of the program itself, as a fault. */
  bug(error: unknown, step: string): Fault
}

/** How often the page hears of plays that were read. */
const NEWS_MS = 100
/** How much the latest play counts in the time that a play takes. */
const LATEST_WEIGHT = 0.05
/** Plays after which that time can be told. */
const ESTIMATE_AFTER = 5

export class Reading {
  readonly #thread: ThreadClient<typeof readingHandlers>
  readonly #listener: ReadingListener
  readonly #queue = new ReadingQueue()
  readonly #pace = new Pace(NEWS_MS, () => this.#tell())
  #read: EventOf<'playsRead'>[number][] = []
  #tracked = 0
  /** Plays that are being read: 0 or 1. */
  #inHand = 0
  #timed = 0
  #playTime_ms = 0
  #isStopped = false
  #isOpen = false
  #running: Promise<void> | null = null

  constructor(thread: ThreadClient<typeof readingHandlers>, listener: ReadingListener) {
    this.#thread = thread
    this.#listener = listener
  }

  /** A model is open in the thread: reading goes on by itself from now on. */
  begin(): void {
    this.#isOpen = true
    this.#run()
  }

  /** Waits for the play in hand and forgets all others: the model is about to change. */
  async pause(): Promise<void> {
    this.#isOpen = false
    await this.#running
    this.#queue.clear()
    this.#pace.flush()
  }

  /** Has plays read that are not, in this order, after those that wait already. `tracked` plays of the library can be. */
  add(unread: readonly PlayKey[], tracked: number): void {
    this.#tracked = tracked
    this.#queue.add(unread)
    this.#pace.ask()
    this.#run()
  }

  open(key: PlayKey): void {
    this.#queue.open(key)
    this.#run()
  }

  first(keys: readonly PlayKey[]): void {
    this.#queue.first(keys)
  }

  stop(isStopped: boolean): void {
    this.#isStopped = isStopped
    this.#pace.ask()
    this.#run()
  }

  async dispose(): Promise<void> {
    await this.pause()
    this.#pace.dispose()
  }

  #run(): void {
    if (!this.#isOpen || this.#running !== null) return
    this.#running = this.#work().finally(() => {
      this.#running = null
    })
  }

  async #work(): Promise<void> {
    for (;;) {
      const { unread } = this.#queue
      const job = this.#isOpen ? this.#queue.next({ isStopped: this.#isStopped }) : null
      if (job === null) return
      this.#inHand = unread - this.#queue.unread
      const started = performance.now()
      const fault = await this.#do(job).catch((error) =>
        this.#listener.bug(error, `predicting play ${playKeyText(job.key)}`),
      )
      this.#inHand = 0
      if (fault !== null) this.#refuse(fault)
      else if (job.kind === 'read') this.#time(performance.now() - started)
      this.#pace.ask()
    }
  }

  /** Does a job. A fault means that it could not be done, or not be kept. */
  async #do({ kind, key }: ReadingJob): Promise<Fault | null> {
    if (kind === 'shares') return this.#doShares(key)
    const isOpened = kind === 'open'
    const answer: Result<ReadAnswer | null> = await this.#thread.call('read', { key, isOpened })
    if (!answer.ok) return answer.fault
    if (answer.value === null) return null
    const { summary, reading, notKept } = answer.value
    this.#read.push({ ...key, read: summary })
    if (reading !== null) {
      this.#listener.onReading({ ...key, reading })
      if (reading.shares === null) this.#queue.wantShares(key)
    }
    return notKept
  }

  async #doShares(key: PlayKey): Promise<Fault | null> {
    const answer = await this.#thread.call('readShares', key).catch((error) => {
      this.#queue.endShares(key)
      throw error
    })
    if (answer === null || answer.reading !== null) this.#queue.endShares(key)
    if (answer?.reading) this.#listener.onReading({ ...key, reading: answer.reading })
    return answer?.notKept ?? null
  }

  /** What stands in the way of one play stands in the way of all, unless it lies in the play: nothing more is read
   *  unasked. */
  #refuse(fault: Fault): void {
    if (!isOfOnePlay(fault)) this.#isStopped = true
    this.#listener.onFault(fault)
  }

  #time(time_ms: number): void {
    this.#timed++
    const weight = Math.max(LATEST_WEIGHT, 1 / this.#timed)
    this.#playTime_ms += weight * (time_ms - this.#playTime_ms)
  }

  #tell(): void {
    if (this.#read.length > 0) this.#listener.onRead(this.#read)
    this.#read = []
    const unread = this.#queue.unread + this.#inHand
    const secondsLeft = this.#timed < ESTIMATE_AFTER ? null : Math.ceil((unread * this.#playTime_ms) / 1000)
    this.#listener.onProgress({
      done: Math.max(0, this.#tracked - unread),
      total: this.#tracked,
      secondsLeft,
      isStopped: this.#isStopped,
    })
  }
}
