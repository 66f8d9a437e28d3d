/** What each threshold costs: the P(man) from which a coach wants to hear "man". */
import type { ThresholdFigures } from '../model/evaluationReport.ts'
import { wilsonInterval } from '../model/wilson.ts'
import { finiteReads } from '../training/evaluation.ts'
import type { JudgedRead } from './judgedReads.ts'

/** From 0.3 to 0.7: further out a read is called against its own word. */
const THRESHOLDS: readonly number[] = Array.from({ length: 9 }, (_, i) => (30 + 5 * i) / 100)

/** A row a threshold; none without plays. */
export function thresholdTable(all: readonly JudgedRead[]): ThresholdFigures[] {
  const reads = finiteReads(all)
  if (reads.length === 0) return []
  return THRESHOLDS.map((threshold) => thresholdFigures(reads, threshold))
}

function thresholdFigures(reads: readonly JudgedRead[], threshold: number): ThresholdFigures {
  const n = reads.length
  const men = reads.filter(({ isMan }) => isMan).length
  const called = reads.filter(({ manProbability }) => manProbability >= threshold)
  const falsePositives = called.filter(({ isMan }) => !isMan).length
  const falseNegatives = men - (called.length - falsePositives)
  const accuracy = (n - falsePositives - falseNegatives) / n
  const [accuracyLow, accuracyHigh] = wilsonInterval(accuracy, n)
  return {
    threshold,
    n,
    calledMan: called.length / n,
    falsePositives,
    falsePositiveRate: men === n ? null : falsePositives / (n - men),
    falseNegatives,
    falseNegativeRate: men === 0 ? null : falseNegatives / men,
    ...{ accuracy, accuracyLow, accuracyHigh },
  }
}
