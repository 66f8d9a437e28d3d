/** The report thread: how good the model in use is on the plays of a library. It ends with its answer. */
import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ok, type Result } from '../../ml/base/result.ts'
import type { Steps } from '../../ml/base/steps.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import { featureVersionOf, type ModelCard } from '../../ml/model/modelCard.ts'
import { reportInSteps } from '../../ml/report/evaluationReport.ts'
import type { EvaluationProgress, PlaysKind } from '../../preload/values.ts'
import { attempt, type LibraryReader, openLibraryToRead } from '../library/database.ts'
import { libraryReads } from '../reports/evaluation/libraryReads.ts'
import { writeReport } from '../reports/evaluation/writeReport.ts'
import { type Calling, serve } from './host.ts'

export interface ReportRequest {
  /** The library's file. */
  readonly library: string
  readonly lockTimeout_ms: number
  readonly card: ModelCard
  readonly modelId: string
  readonly plays: PlaysKind
}

export const reportHandlers = {
  /** Null where nobody wants it any more. */
  async make(request: ReportRequest, calling: Calling<EvaluationProgress>): Promise<Result<EvaluationReport | null>> {
    return reportOf(request, calling)
  },
  /** Writes the report into a folder, made where there is none. It cannot be cancelled. */
  async save(
    { folder, ...request }: ReportRequest & { readonly folder: string },
    calling: Calling<EvaluationProgress>,
  ): Promise<Result<null>> {
    const report = await reportOf(request, calling)
    if (!report.ok) return report
    if (report.value === null) throw new Error('a report that is saved was cancelled')
    return await writeReport(report.value, folder)
  },
}

async function reportOf(
  { library: path, lockTimeout_ms, card, modelId, plays }: ReportRequest,
  calling: Calling<EvaluationProgress>,
): Promise<Result<EvaluationReport | null>> {
  const opened = openLibraryToRead(path, { lockTimeout_ms })
  if (!opened.ok) return opened
  const library = opened.value
  const through = <Value>(stage: EvaluationProgress['stage'], steps: Steps<Counts, Value>) =>
    wentThrough(library, steps, { signal: calling.signal, tell: (counts) => calling.tell({ stage, ...counts }) })
  try {
    const model = { modelId, featureVersion: featureVersionOf(card) }
    const reads = await through('plays', libraryReads(library, model, plays))
    if (!reads.ok) return reads
    if (reads.value === null) return ok(null)
    const { moments, facts, unread, runs, unknown, set } = reads.value
    const on = `${plays} plays of ${basename(path)}`
    const leftOut = { reads: 0, plays: unread, runs, unknown }
    const evaluated = {
      ...{ card, modelId, on, moments, leftOut },
      source: 'model' as const,
      sets: [set],
      plays: facts,
    }
    return await through('moments', reportInSteps(evaluated))
  } finally {
    library.close()
  }
}

type Counts = Pick<EvaluationProgress, 'done' | 'total'>

/** What comes of the steps, each of which is told of; null where they were left since nobody wants it any more. Between
 *  any two the thread hears whether that is so. */
async function wentThrough<Value>(
  library: LibraryReader,
  steps: Steps<Counts, Value>,
  { signal, tell }: Calling<Counts>,
): Promise<Result<Value | null>> {
  for (;;) {
    const step = attempt(library, () => steps.next())
    if (!step.ok) return step
    if (step.value.done === true) return ok(step.value.value)
    tell(step.value.value)
    await nextTurn()
    if (!signal.aborted) continue
    steps.return(undefined as never)
    return ok(null)
  }
}

serve(reportHandlers, async () => {})
