/** `presnap evaluate --report`: the reads that are judged, whose they are, and the folder that is made of them. */
import { join, resolve } from 'node:path'
import { ok, type Result } from '../../ml/base/result.ts'
import type { Seconds } from '../../ml/football/units.ts'
import { evaluationReport } from '../../ml/report/evaluationReport.ts'
import { CURVE_MOMENTS, type ReadsAtMoment } from '../../ml/report/judgedReads.ts'
import type { InferenceThread } from '../inference/inferenceThread.ts'
import { makeFolder } from '../makeFolder.ts'
import { writeReport } from '../reports/evaluation/writeReport.ts'
import { resultOfDisk } from '../resultOfDisk.ts'
import { readMoments } from '../training/evaluateModel.ts'
import { readHeldOutReads } from '../training/heldOutReads.ts'
import type { LabelledData, NotJudged } from '../training/labelledPlays.ts'
import type { Invocation } from './command.ts'
import { progressOf } from './progress.ts'

/** Reads that are judged, by moment. */
export interface Reads {
  readonly source: 'model' | 'held-out'
  readonly moments: readonly ReadsAtMoment[]
  readonly leftOut: { readonly reads: number; readonly plays: number } & NotJudged
}

export interface Judging {
  readonly model: InferenceThread
  readonly data: LabelledData
  /** The moments whose figures are printed. */
  readonly moments: readonly Seconds[]
  /** A file of held-out reads to judge instead of the model's own. */
  readonly reads: string | null
  /** The folder of the report; null for none. */
  readonly report: string | null
}

/** The reads of the wanted moments, and of those of a report where one is made. */
export async function readsToJudge(judging: Judging, { signal }: Invocation): Promise<Result<Reads>> {
  const { model, data, moments, reads, report } = judging
  if (reads !== null) {
    const heldOut = await readHeldOutReads(reads, data.plays)
    if (!heldOut.ok) return heldOut
    const leftOut = { ...heldOut.value.leftOut, ...data.notJudged }
    return ok({ source: 'held-out', ...heldOut.value, leftOut })
  }
  const progress = progressOf('Judging')
  try {
    const all = [...new Set([...moments, ...(report === null ? [] : CURVE_MOMENTS)])]
    const read = await readMoments(model, data.plays, {
      moments: all,
      signal,
      onProgress: (share) => progress.update(share, 'dropbacks'),
    })
    if (!read.ok) return read
    return ok({ source: 'model', moments: read.value, leftOut: { reads: 0, plays: 0, ...data.notJudged } })
  } finally {
    progress.finish()
  }
}

/** Makes the folder before the work: a place that cannot be written is said at once. */
export function prepareReport(folder: string): Promise<Result<null>> {
  return resultOfDisk(async () => {
    makeFolder(resolve(folder))
    return ok(null)
  })
}

/** Writes the report and says where its page is. */
export async function reportReads(
  { model, data, report }: Judging,
  reads: Reads,
  say: Invocation['say'],
): Promise<Result<null>> {
  if (report === null) return ok(null)
  const { card, modelId } = model.model
  const value = evaluationReport({
    ...{ card, modelId, on: data.card.name, plays: data.facts, sets: [data.card] },
    ...reads,
  })
  const written = await writeReport(value, resolve(report))
  if (!written.ok) return written
  for (const { text } of value.about.cautions) say(text)
  say(`Report: ${join(resolve(report), 'index.html')}`)
  return ok(null)
}
