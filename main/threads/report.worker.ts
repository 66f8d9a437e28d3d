/** The report thread: how good the model in use is on the plays of a library. It ends with its answer. */
import { basename } from 'node:path'
import { ok, type Result } from '../../ml/base/result.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import { featureVersionOf, type ModelCard } from '../../ml/model/modelCard.ts'
import { evaluationReport } from '../../ml/report/evaluationReport.ts'
import type { PlaysKind } from '../../preload/values.ts'
import { attempt, openLibraryToRead } from '../library/database.ts'
import { libraryReads } from '../reports/evaluation/libraryReads.ts'
import { writeReport } from '../reports/evaluation/writeReport.ts'
import { serve } from './host.ts'

export interface ReportRequest {
  /** The library's file. */
  readonly library: string
  readonly lockTimeout_ms: number
  readonly card: ModelCard
  readonly modelId: string
  readonly plays: PlaysKind
}

export const reportHandlers = {
  async make(request: ReportRequest): Promise<Result<EvaluationReport>> {
    return reportOf(request)
  },
  /** Writes the report into a folder, made where there is none. */
  async save({ folder, ...request }: ReportRequest & { readonly folder: string }): Promise<Result<null>> {
    const report = reportOf(request)
    return report.ok ? await writeReport(report.value, folder) : report
  },
}

function reportOf({ library: path, lockTimeout_ms, card, modelId, plays }: ReportRequest): Result<EvaluationReport> {
  const library = openLibraryToRead(path, { lockTimeout_ms })
  if (!library.ok) return library
  try {
    const model = { modelId, featureVersion: featureVersionOf(card) }
    const reads = attempt(library.value, () => libraryReads(library.value, model, plays))
    if (!reads.ok) return reads
    const { moments, facts, unread, set } = reads.value
    const on = `${plays} plays of ${basename(path)}`
    const leftOut = { reads: 0, plays: unread }
    return ok(
      evaluationReport({ ...{ card, modelId, on, moments, leftOut }, source: 'model', sets: [set], plays: facts }),
    )
  } finally {
    library.value.close()
  }
}

serve(reportHandlers, async () => {})
