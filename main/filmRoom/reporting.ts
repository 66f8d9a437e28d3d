/** Reports of how good the read is: each made in a thread of its own, so that nothing waits for it. */
import { failed, type Result } from '../../ml/base/result.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import type { ModelSummary, PlaysKind } from '../../preload/values.ts'
import { threadEntry } from '../places.ts'
import { ThreadClient } from '../threads/client.ts'
import type { ReportRequest, reportHandlers } from '../threads/report.worker.ts'
import { bugFault } from './bugFault.ts'

type Thread = ThreadClient<typeof reportHandlers>

export class Reporting {
  readonly #place: Pick<ReportRequest, 'library' | 'lockTimeout_ms'>
  readonly #model: () => Promise<Result<ModelSummary>>
  readonly #running = new Set<Promise<unknown>>()

  constructor(place: Pick<ReportRequest, 'library' | 'lockTimeout_ms'>, model: () => Promise<Result<ModelSummary>>) {
    this.#place = place
    this.#model = model
  }

  make(plays: PlaysKind): Promise<Result<EvaluationReport>> {
    return this.#inThread(plays, (thread, request) => thread.call('make', request))
  }

  /** Writes the report into a folder. */
  save(plays: PlaysKind, folder: string): Promise<Result<null>> {
    return this.#inThread(plays, (thread, request) => thread.call('save', { ...request, folder }))
  }

  /** When all that was begun is done. */
  async dispose(): Promise<void> {
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
