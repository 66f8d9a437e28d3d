/** ROC curves: what every threshold gets and what it costs. */
import { type Seconds, seconds } from '../football/units.ts'
import { LAST_LOOK } from '../model/disguise.ts'
import type { RocCurve, RocPoint } from '../model/evaluationReport.ts'
import { aucOf, finiteReads, type ScoredRead } from '../training/evaluation.ts'
import { type ReadsAtMoment, readsAt } from './judgedReads.ts'

/** More would lie on each other: early, when the defense has shown itself, the last look, the snap, and after it. */
const ROC_MOMENTS: readonly Seconds[] = [seconds(-4), seconds(-2), LAST_LOOK, seconds(0), seconds(1.5)]

/** The curves of the moments that have man and zone plays. */
export function rocCurves(moments: readonly ReadsAtMoment[]): RocCurve[] {
  return ROC_MOMENTS.flatMap((moment) => {
    const reads = readsAt(moments, moment)
    const auc = aucOf(reads)
    if (auc === null) return []
    const baseRate = reads.filter(({ isMan }) => isMan).length / reads.length
    return { seconds: moment, n: reads.length, baseRate, auc, points: rocPoints(reads) }
  })
}

/** From "never man" to "always man", a point for every P(man) that occurs. There must be man and zone plays. */
export function rocPoints(all: readonly ScoredRead[]): RocPoint[] {
  const reads = finiteReads(all)
  const sorted = reads.toSorted((a, b) => b.manProbability - a.manProbability)
  const men = reads.filter(({ isMan }) => isMan).length
  const zones = reads.length - men
  const points: RocPoint[] = [{ threshold: 1, falsePositiveRate: 0, truePositiveRate: 0 }]
  let [hits, misses] = [0, 0]
  sorted.forEach(({ isMan, manProbability }, i) => {
    if (isMan) hits += 1
    else misses += 1
    // equal reads fall together
    if (sorted[i + 1]?.manProbability === manProbability) return
    points.push({ threshold: manProbability, falsePositiveRate: misses / zones, truePositiveRate: hits / men })
  })
  return points
}
