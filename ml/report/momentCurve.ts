/** Accuracy and AUC against time. */
import type { Steps } from '../base/steps.ts'
import type { MomentFigures } from '../model/evaluationReport.ts'
import { momentMetrics } from '../training/evaluation.ts'
import { aucInterval } from './aucInterval.ts'
import { finiteMoments, type ReadsAtMoment } from './judgedReads.ts'

/** How many moments are reckoned, of all that have plays. */
export interface MomentsDone {
  readonly done: number
  readonly total: number
}

/** The figures of each moment that has plays, in order of time; a step a moment. */
export function* momentCurve(moments: readonly ReadsAtMoment[]): Steps<MomentsDone, MomentFigures[]> {
  const filled = finiteMoments(moments)
    .filter(({ reads }) => reads.length > 0)
    .toSorted((a, b) => a.seconds - b.seconds)
  const curve: MomentFigures[] = []
  for (const moment of filled) {
    curve.push(momentFigures(moment))
    yield { done: curve.length, total: filled.length }
  }
  return curve
}

function momentFigures({ seconds, reads }: ReadsAtMoment): MomentFigures {
  const metrics = momentMetrics(seconds, reads)
  const [aucLow, aucHigh] = aucInterval(reads, metrics.intervalOver) ?? [null, null]
  return { ...metrics, aucLow, aucHigh }
}
