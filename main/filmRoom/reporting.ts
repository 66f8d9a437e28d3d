/** Reports of how good the read is: each made in a thread of its own, so that nothing waits for it. */
import type { Fault } from '../../ml/base/fault.ts'
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import type { EvaluationProgress, ModelSummary, PlaysKind } from '../../preload/values.ts'
import { threadEntry } from '../places.ts'
import { ThreadClient } from '../threads/client.ts'
import type { ReportRequest, reportHandlers } from '../threads/report.worker.ts'

type Thread = ThreadClient<typeof reportHandlers>

export interface ReportListener {
  onProgress(progress: EvaluationProgress): void
  /** A mistake of the program itself, as a fault. */
  bug(error: unknown, step: string): Fault
}

export class Reporting {
  readonly #place: Pick<ReportRequest, 'library' | 'lockTimeout_ms'>
  readonly #model: () => Promise<Result<ModelSummary>>
  readonly #listener: ReportListener
  readonly #running = new Set<Promise<unknown>>()
  #cancelling = new AbortController()

  /** `model` is the one in use; the listener hears of the report that was asked for last. */
  constructor(
    place: Pick<ReportRequest, 'library' | 'lockTimeout_ms'>,
    model: () => Promise<Result<ModelSummary>>,
    listener: ReportListener,
  ) {
    this.#place = place
    this.#model = model
    this.#listener = listener
  }

  /** Cancels the one before. Null where this one is cancelled. */
  async make(plays: PlaysKind): Promise<Result<EvaluationReport | null>> {
    this.cancel()
    const { signal } = this.#cancelling
    const onNews = (progress: EvaluationProgress) => signal.aborted || this.#listener.onProgress(progress)
    const request = await this.#requestFor(plays)
    if (signal.aborted) return ok(null)
    if (!request.ok) return request
    return this.#inThread((thread) => thread.call('make', request.value, { signal, onNews }))
  }

  /** The report that is being made is not wanted any more; what is being saved goes on. */
  cancel(): void {
    this.#cancelling.abort()
    this.#cancelling = new AbortController()
  }

  /** Writes the report into a folder. */
  async save(plays: PlaysKind, folder: string): Promise<Result<null>> {
    const request = await this.#requestFor(plays)
    return request.ok ? this.#inThread((thread) => thread.call('save', { ...request.value, folder })) : request
  }

  /** When what is being saved is done. */
  async dispose(): Promise<void> {
    this.cancel()
    await Promise.all(this.#running)
  }

  async #requestFor(plays: PlaysKind): Promise<Result<ReportRequest>> {
    const model = await this.#model()
    if (!model.ok) return model
    const { card, modelId } = model.value
    return ok({ ...this.#place, card, modelId, plays })
  }

  async #inThread<Value>(work: (thread: Thread) => Promise<Result<Value>>): Promise<Result<Value>> {
    const thread: Thread = new ThreadClient(threadEntry('report.worker'))
    const answer = work(thread)
      .catch((error) => failed(this.#listener.bug(error, 'evaluating the model')))
      .finally(() => thread.dispose())
    this.#running.add(answer)
    try {
      return await answer
    } finally {
      this.#running.delete(answer)
    }
  }
}
