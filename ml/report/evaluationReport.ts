/** The report of an evaluation, put together from reads of labelled plays. */
import { drained, type Steps } from '../base/steps.ts'
import type { EvaluationReport, PlayFacts, ReportAbout } from '../model/evaluationReport.ts'
import type { ModelCard } from '../model/modelCard.ts'
import { calibrationRegions } from './calibrationRegions.ts'
import { cautionsOf, type Judging } from './cautions.ts'
import { coverageConfusions, manZoneConfusions } from './confusion.ts'
import { groupTables } from './groupFigures.ts'
import { CURVE_MOMENTS, finiteMoments, type ReadsAtMoment, tableMoment } from './judgedReads.ts'
import { type MomentsDone, momentCurve } from './momentCurve.ts'
import { mostWrong } from './mostWrong.ts'
import { rocCurves } from './roc.ts'
import { thresholdTable } from './thresholds.ts'

export interface Evaluated extends Judging {
  readonly card: ModelCard
  readonly modelId: string
  /** The plays, by name: a data set or a library. */
  readonly on: string
  /** What is known of each play, whether it was read or not. */
  readonly plays: readonly PlayFacts[]
  readonly moments: readonly ReadsAtMoment[]
}

/** All of it. Moments without plays are named and have no figures. */
export function evaluationReport(evaluated: Evaluated): EvaluationReport {
  return drained(reportInSteps(evaluated))
}

/** The same, a step a moment of the curve: nearly all the work is in its intervals. */
export function* reportInSteps(given: Evaluated): Steps<MomentsDone, EvaluationReport> {
  const evaluated = { ...given, moments: finiteMoments(given.moments) }
  const { moments, plays } = evaluated
  const table = tableMoment(moments)
  const curve = yield* momentCurve(moments)
  const known = new Set<number>(curve.map(({ seconds }) => seconds))
  return {
    about: aboutOf(evaluated),
    curve,
    withoutPlays: CURVE_MOMENTS.filter((moment) => !known.has(moment)),
    moment: table.seconds,
    calibration: calibrationRegions(moments),
    manZone: manZoneConfusions(moments),
    coverages: coverageConfusions(moments),
    roc: rocCurves(moments),
    groups: groupTables(table, plays),
    mostWrong: mostWrong(table.reads, plays),
    thresholds: thresholdTable(table.reads),
  }
}

function aboutOf(evaluated: Evaluated): ReportAbout {
  const { card, modelId, source, on, plays, moments } = evaluated
  const read = new Set(moments.flatMap(({ reads }) => reads.map(({ gameId, playId }) => `${gameId}_${playId}`)))
  const readPlays = plays.filter(({ gameId, playId }) => read.has(`${gameId}_${playId}`))
  return {
    model: { name: card.name, modelId, trainedOn: card.trainedOn },
    source,
    on,
    plays: readPlays.length,
    games: new Set(readPlays.map(({ gameId }) => gameId)).size,
    isSimulated: readPlays.some(({ isSimulated }) => isSimulated),
    cautions: cautionsOf({ ...evaluated, plays: readPlays }),
  }
}
