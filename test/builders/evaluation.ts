/** A small evaluation of the model that ships, with invented reads. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHIPPED_MODEL } from '../../main/places.ts'
import type { EvaluationReport } from '../../ml/model/evaluationReport.ts'
import type { ModelCard } from '../../ml/model/modelCard.ts'
import { type Evaluated, evaluationReport } from '../../ml/report/evaluationReport.ts'
import { CURVE_MOMENTS } from '../../ml/report/judgedReads.ts'
import { atMoment, judgedReads, named, playFacts } from './judgedReads.ts'

export const SHIPPED_CARD = JSON.parse(readFileSync(join(SHIPPED_MODEL, 'card.json'), 'utf8')) as ModelCard

/** Two man plays, two zone plays; one of each is read wrong. */
export const FOUR_READS = judgedReads([
  [0.9, 'man'],
  [0.4, 'man'],
  [0.7, 'zone'],
  [0.1, 'zone'],
]).map((read) => named(read, read.isMan ? 'Cover-1' : 'Cover-3', ['Cover-1', 'Cover-3']))

export function invented(over: Partial<Evaluated> = {}): Evaluated {
  return {
    ...{ card: SHIPPED_CARD, modelId: 'abc', source: 'model', on: 'invented', sets: [] },
    plays: [1, 2, 3, 4].map((play) => playFacts(play)),
    moments: CURVE_MOMENTS.map((moment) => atMoment(moment, FOUR_READS)),
    ...over,
  }
}

export function shippedEvaluation(over: Partial<Evaluated> = {}): EvaluationReport {
  return evaluationReport(invented(over))
}
