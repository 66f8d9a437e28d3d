import { describe, expect, test } from 'vitest'
import { seconds } from '../../../ml/football/units.ts'
import { aucInterval } from '../../../ml/report/aucInterval.ts'
import { calibrationRegions } from '../../../ml/report/calibrationRegions.ts'
import { coverageConfusions, manZoneConfusions } from '../../../ml/report/confusion.ts'
import { evaluationReport } from '../../../ml/report/evaluationReport.ts'
import { groupTables } from '../../../ml/report/groupFigures.ts'
import type { JudgedRead } from '../../../ml/report/judgedReads.ts'
import { mostWrong } from '../../../ml/report/mostWrong.ts'
import { rocCurves, rocPoints } from '../../../ml/report/roc.ts'
import { thresholdTable } from '../../../ml/report/thresholds.ts'
import type { CalibratedRead } from '../../../ml/training/calibrating.ts'
import { coverageFigures } from '../../../ml/training/coverageFigures.ts'
import { judgedDefenders } from '../../../ml/training/defenderFigures.ts'
import {
  accuracyInterval,
  accuracyOf,
  aucOf,
  eceOf,
  eceOfPerfect,
  logLossOf,
  momentMetrics,
} from '../../../ml/training/evaluation.ts'
import { weightedAccuracy } from '../../../ml/training/leagueWeights.ts'
import { reliabilityBins } from '../../../ml/training/reliability.ts'
import { bandOf, noReadOf } from '../../../ml/training/sureness.ts'
import { FOUR_READS, invented } from '../../builders/evaluation.ts'
import { atMoment, named, playFacts } from '../../builders/judgedReads.ts'

/** Man and zone plays whose reads are not numbers, beside four that are. */
const BROKEN: readonly JudgedRead[] = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].flatMap(
  (manProbability, i) =>
    [true, false, false].map((isMan, k) => {
      const read = { ...(FOUR_READS[0] as JudgedRead), playId: 10 + 3 * i + k, isMan, manProbability }
      return named(read, isMan ? 'Cover-1' : 'Cover-3', ['Cover-1', 'Cover-3'])
    }),
)
const WITH_BROKEN = [...FOUR_READS, ...BROKEN]
const FACTS = WITH_BROKEN.map(({ playId }) => playFacts(playId))
const WEIGHTS = { man: 1, zone: 1 }

const calibrated = (read: JudgedRead): CalibratedRead => ({
  ...{ ...read, dataSet: 'invented', moment: seconds(-0.1), known: { phase: 'set', seconds: 3 }, fold: 0, logit: 0 },
  ...{ memberLogits: [0, 0], memberProbabilities: [read.manProbability, read.manProbability], coverageLogits: [] },
})

test.each<[string, (reads: readonly JudgedRead[]) => unknown]>([
  ['accuracy', accuracyOf],
  ['accuracy interval', (reads) => accuracyInterval(reads, 'plays')],
  ['AUC', aucOf],
  ['AUC interval', (reads) => aucInterval(reads, 'plays')],
  ['log loss', logLossOf],
  ['ece', eceOf],
  ['ece of a perfect model', eceOfPerfect],
  ['figures of a moment', (reads) => momentMetrics(seconds(0), reads)],
  ['weighted accuracy', (reads) => weightedAccuracy(reads, WEIGHTS)],
  ['reliability bins', (reads) => reliabilityBins(reads, WEIGHTS)],
  ['no-read band', (reads) => noReadOf(reads, { moment: seconds(0), weights: WEIGHTS })],
  ['band of the members', (reads) => bandOf(reads.map(calibrated), { moment: seconds(0), weights: WEIGHTS })],
  ['calibration by region', (reads) => calibrationRegions([atMoment(0, reads)])],
  ['man/zone confusion', (reads) => manZoneConfusions([atMoment(0, reads)])],
  ['coverage confusion', (reads) => coverageConfusions([atMoment(0, reads)])],
  ['groups', (reads) => groupTables(atMoment(0, reads), FACTS)],
  ['plays read most wrong', (reads) => mostWrong(reads, FACTS)],
  ['ROC curves', (reads) => rocCurves([atMoment(0, reads)])],
  ['ROC points', rocPoints],
  ['thresholds', thresholdTable],
  ['the whole report', (reads) => evaluationReport(invented({ moments: [atMoment(0, reads)] }))],
])('reads that are not finite change nothing: %s', (_, figureOf) => {
  expect(figureOf(WITH_BROKEN)).toEqual(figureOf(FOUR_READS))
})

describe('of reads that are all not finite', () => {
  test('there is nothing to tell', () => {
    expect(momentMetrics(seconds(0), BROKEN)).toMatchObject({ n: 0, accuracy: null, auc: null, logLoss: null })
    expect([manZoneConfusions([atMoment(0, BROKEN)]), thresholdTable(BROKEN), aucOf(BROKEN)]).toEqual([[], [], null])
    expect(evaluationReport(invented({ moments: [atMoment(0, BROKEN)] })).curve).toEqual([])
  })
})

test('coverages that are not numbers are never the right one', () => {
  const nothing = new Array<number>(7).fill(Number.NaN)
  const judged = FOUR_READS.map((read) => ({ ...read, coverageProbabilities: nothing }))
  expect(coverageConfusions([atMoment(0, judged)])).toEqual([])
  expect(coverageFigures(FOUR_READS.map((read) => ({ ...calibrated(read), coverageLogits: nothing })))).toEqual([])
})

test('a job that is not a number is never the right one', () => {
  const said = { assignments: new Float32Array(110).fill(Number.NaN), matchUps: new Float32Array(132).fill(Number.NaN) }
  const zeros = new Array<number>(11).fill(0)
  const classes = { assignments: zeros, matchUps: zeros }
  for (const { job, saidJob, matchUp, saidMatchUp, saidMan } of judgedDefenders(classes, said)) {
    expect([saidJob === job, saidMatchUp === matchUp, saidMan === matchUp]).toEqual([false, false, false])
  }
})
