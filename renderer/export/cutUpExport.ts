/** GIFs of a whole cut-up into one folder: play after play, each file whole, and an account of what was left out. */
import type { Fault } from '../../ml/base/fault.ts'
import type { Game } from '../../ml/football/play.ts'
import type { Tracking } from '../../ml/football/tracking.ts'
import type { PlayRow, SaveTicket } from '../../preload/values.ts'
import { saveBytes } from '../filmRoom.ts'
import { ClipFrames } from './clipFrames.ts'
import { captionOf, clipFileName } from './clipNames.ts'
import { clipPlanOf, spanOf } from './clipPlan.ts'
import type { ClipWish } from './clipWish.ts'
import { ENCODING_FAILED } from './exportFaults.ts'
import { gifOf } from './makeGif.ts'
import { pictureOf } from './pictureOf.ts'
import { fetchReadPlay, type ReadPlay } from './readPlay.ts'
import { roomLook, shownPlay, sourceOf } from './roomLook.ts'

export interface CutUpWork {
  readonly rows: readonly PlayRow[]
  readonly games: readonly Game[]
  readonly wish: ClipWish
  readonly folder: SaveTicket
  readonly signal: AbortSignal
  onProgress(progress: CutUpProgress): void
}

export interface CutUpProgress {
  /** Plays that are done, and all of them. */
  readonly done: number
  readonly total: number
  /** Of all the work, from 0 to 1. */
  readonly share: number
  readonly bytes: number
}

/** A play that there is no clip of, or none with its read. */
export interface Remark {
  readonly play: string
  readonly why: string
}

export interface CutUpOutcome {
  readonly saved: number
  readonly bytes: number
  readonly remarks: readonly Remark[]
  readonly isCancelled: boolean
  /** Why it stopped before its end. */
  readonly fault: Fault | null
}

/** "GB at DET, Q2 4:12, DET 3rd & 8", for people. */
export function playName({ play }: Pick<PlayRow, 'play'>, games: readonly Game[]): string {
  const game = games.find(({ gameId }) => gameId === play.gameId) ?? null
  const told = captionOf(play, game)
  return told.length === 0 ? `play ${play.playId}` : told.join(', ')
}

export async function exportCutUp(work: CutUpWork): Promise<CutUpOutcome> {
  const cutUp = new CutUpExport(work)
  try {
    return await cutUp.run()
  } finally {
    cutUp.dispose()
  }
}

class CutUpExport {
  readonly #work: CutUpWork
  readonly #remarks: Remark[] = []
  #frames: ClipFrames | null = null
  #saved = 0
  #bytes = 0
  #done = 0
  /** After one read that never came, the others are not waited for. */
  #isWaiting = true

  constructor(work: CutUpWork) {
    this.#work = work
  }

  async run(): Promise<CutUpOutcome> {
    const { rows, signal } = this.#work
    for (const [place, row] of rows.entries()) {
      this.#tell(0)
      if (signal.aborted) return this.#outcome(null)
      const fault = row.frameCount === 0 ? this.#remark(row, 'no tracking') : await this.#export(row, place)
      if (fault !== null) return this.#outcome(fault)
      if (!signal.aborted) this.#done++
    }
    return this.#outcome(null)
  }

  dispose(): void {
    this.#frames?.dispose()
  }

  /** A fault that would meet every play ends it all; one of this play is told in the account. */
  async #export(row: PlayRow, place: number): Promise<Fault | null> {
    const { rows, wish, folder, signal } = this.#work
    const { gameId, playId } = row.play
    const answer = await fetchReadPlay({ gameId, playId }, { wantsShares: wish.showsShares, signal: this.#patience() })
    if (signal.aborted) return null
    if (!answer.ok) return this.#remark(row, answer.fault.what)
    const { tracking } = answer.value.opened
    if (tracking === null) return this.#remark(row, 'no tracking')
    if (answer.value.reading === null) {
      this.#isWaiting = false
      this.#remark(row, 'saved without its read: the model did not give one')
    }
    const file = await this.#gif(answer.value, tracking).catch((error: unknown) => {
      console.error(error)
      return ENCODING_FAILED
    })
    if (file === null) return null
    if (!(file instanceof Uint8Array)) return file
    const name = clipFileName(row.play, 'gif', { at: place + 1, of: rows.length })
    const saved = await saveBytes(folder.ticket, file, name)
    if (!saved.ok) return saved.fault
    this.#saved++
    this.#bytes += file.length
    return null
  }

  async #gif(play: ReadPlay, tracking: Tracking): Promise<Uint8Array<ArrayBuffer> | null> {
    const { wish, signal } = this.#work
    const range = spanOf(wish.part, sourceOf(tracking))
    const plan = clipPlanOf(range, wish)
    const shown = { ...shownPlay(play.opened.row.play, play.opened, play.reading), range }
    const picture = pictureOf(shown, { ...wish, isAsOnScreen: false }, roomLook())
    if (this.#frames === null) this.#frames = await ClipFrames.create(picture)
    else this.#frames.show(picture)
    const onProgress = (done: number) => this.#tell(done / plan.times.length)
    return gifOf({ source: this.#frames, plan, isLooped: wish.isLooped, signal, onProgress })
  }

  #patience(): AbortSignal {
    return this.#isWaiting ? this.#work.signal : AbortSignal.abort()
  }

  #remark(row: PlayRow, why: string): null {
    this.#remarks.push({ play: playName(row, this.#work.games), why })
    return null
  }

  #tell(shareOfPlay: number): void {
    const total = this.#work.rows.length
    this.#work.onProgress({
      done: this.#done,
      total,
      share: (this.#done + shareOfPlay) / total,
      bytes: this.#bytes,
    })
  }

  #outcome(fault: Fault | null): CutUpOutcome {
    const isCancelled = fault === null && this.#done < this.#work.rows.length
    return { saved: this.#saved, bytes: this.#bytes, remarks: this.#remarks, isCancelled, fault }
  }
}
