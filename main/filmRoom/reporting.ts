/** Reports of how good the read is: each made in a thread of its own, so that nothing waits for it. */
import { failed, ok, type Result } from '../../ml/base/result.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import type { EvaluationProgress, ModelSummary, PlaysKind } from '../../preload/values.ts'
import { threadEntry } from '../places.ts'
import { ThreadClient } from '../threads/client.ts'
import type { ReportRequest, reportHandlers } from '../threads/report.worker.ts'
import { bugFault } from './bugFault.ts'

type Thread = ThreadClient<typeof reportHandlers>

export class Reporting {
  readonly #place: Pick<ReportRequest, 'library' | 'lockTimeout_ms'>
  readonly #model: () => Promise<Result<ModelSummary>>
  readonly #onProgress: (progress: EvaluationProgress) => void
  readonly #running = new Set<Promise<unknown>>()
  #cancelling = new AbortController()

  /** `model` is the one in use; `onProgress` hears of the report that was asked for last. */
  constructor(
    place: Pick<ReportRequest, 'library' | 'lockTimeout_ms'>,
    model: () => Promise<Result<ModelSummary>>,
    onProgress: (progress: EvaluationProgress) => void,
  ) {
    this.#place = place
    this.#model = model
    this.#onProgress = onProgress
  }

  /** Cancels the one before. Null where this one is cancelled. */
  make(plays: PlaysKind): Promise<Result<EvaluationReport | null>> {
    this.cancel()
    const { signal } = this.#cancelling
    const onNews = (progress: EvaluationProgress) => signal.aborted || this.#onProgress(progress)
    return this.#inThread(plays, async (thread, request) =>
      signal.aborted ? ok(null) : await thread.call('make', request, { signal, onNews }),
    )
  }

  /** The report that is being made is not wanted any more; what is being saved goes on. */
  cancel(): void {
    this.#cancelling.abort()
    this.#cancelling = new AbortController()
  }

  /** Writes the report into a folder. */
  save(plays: PlaysKind, folder: string): Promise<Result<null>> {
    return this.#inThread(plays, (thread, request) => thread.call('save', { ...request, folder }))
  }

  /** When what is being saved is done. */
  async dispose(): Promise<void> {
    this.cancel()
    await Promise.all(this.#running)
  }

  async #inThread<Value>(
    plays: PlaysKind,
    work: (thread: Thread, request: ReportRequest) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const model = await this.#model()
    if (!model.ok) return model
    const { card, modelId } = model.value
    const thread: Thread = new ThreadClient(threadEntry('report.worker'))
    const answer = work(thread, { ...this.#place, card, modelId, plays })
      .catch((error) => failed(bugFault(error)))
      .finally(() => thread.dispose())
    this.#running.add(answer)
    try {
      return await answer
    } finally {
      this.#running.delete(answer)
    }
  }
}
