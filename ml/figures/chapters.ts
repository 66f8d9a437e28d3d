/** A report in chapters, each with its figures and the tables behind them, in the order in which they are shown. */
import type { EvaluationReport } from '../model/evaluationReport.ts'
import { calibrationFigure } from './calibrationFigure.ts'
import { coverageFigures, manZoneFigure } from './confusionFigures.ts'
import { accuracyCurve, aucCurve } from './curveFigures.ts'
import type { Drawing, Sketch } from './drawing.ts'
import { groupFigure } from './groupFigure.ts'
import * as tables from './reportTables.ts'
import { aboutLine } from './reportWords.ts'
import { rocFigure } from './rocFigure.ts'
import type { Table } from './table.ts'
import { thresholdFigure } from './thresholdFigure.ts'
import { momentWords } from './words.ts'

export interface Chapter {
  /** "calibration": to lead there. */
  readonly id: string
  readonly title: string
  readonly figures: readonly Drawing[]
  readonly tables: readonly Table[]
}

/** All chapters; one that has nothing to show is left out. */
export function reportChapters(report: EvaluationReport): Chapter[] {
  const at = momentWords(report.moment)
  const chapters: Draft[] = [
    chapter(
      'time',
      'Accuracy and AUC against time',
      [accuracyCurve(report), aucCurve(report)],
      [tables.momentTable(report)],
    ),
    chapter('calibration', 'Calibration', [calibrationFigure(report)], [tables.calibrationTable(report)]),
    chapter('man-zone', 'Man and zone', [manZoneFigure(report)], [tables.manZoneTable(report)]),
    chapter('coverages', 'The seven coverages', coverageFigures(report), [
      tables.coverageTable(report),
      tables.coverageMatrixTable(report),
    ]),
    chapter('roc', 'ROC', [rocFigure(report)], [tables.rocTable(report)]),
    chapter('thresholds', `A choice of threshold (${at})`, [thresholdFigure(report)], [tables.thresholdTable(report)]),
    chapter(
      'groups',
      `Team by team, formation by formation (${at})`,
      report.groups.map((table) => groupFigure(table, report)),
      report.groups.map(tables.groupTable),
    ),
    chapter('most-wrong', `The plays it got most wrong (${at})`, [], [tables.wrongTable(report)]),
  ]
  const of = aboutLine(report)
  return chapters
    .filter((one) => one.tables.some(({ rows }) => rows.length > 0))
    .map((one) => ({ ...one, figures: one.figures.map((figure) => ({ ...figure, of })) }))
}

/** A chapter whose figures do not say yet of what they are. */
type Draft = Omit<Chapter, 'figures'> & { readonly figures: readonly Sketch[] }

function chapter(id: string, title: string, figures: readonly Sketch[], ofChapter: readonly Table[]): Draft {
  return { id, title, figures, tables: ofChapter }
}
