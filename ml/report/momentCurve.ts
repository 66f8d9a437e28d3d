/** Accuracy and AUC against time. */
import type { MomentFigures } from '../model/evaluationReport.ts'
import { momentMetrics } from '../training/evaluation.ts'
import { aucInterval } from './aucInterval.ts'
import type { ReadsAtMoment } from './judgedReads.ts'

/** The figures of each moment that has plays, in order of time. */
export function momentCurve(moments: readonly ReadsAtMoment[]): MomentFigures[] {
  const filled = moments.filter(({ reads }) => reads.length > 0).toSorted((a, b) => a.seconds - b.seconds)
  return filled.map(({ seconds, reads }) => {
    const metrics = momentMetrics(seconds, reads)
    const [aucLow, aucHigh] = aucInterval(reads, metrics.intervalOver) ?? [null, null]
    return { ...metrics, aucLow, aucHigh }
  })
}
