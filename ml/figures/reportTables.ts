/** The tables of a report: the numbers behind its figures. */
import { COVERAGES } from '../football/coverage.ts'
import { playLink } from '../football/playLink.ts'
import { seconds } from '../football/units.ts'
import type { EvaluationReport, GroupTable, WrongPlay } from '../model/evaluationReport.ts'
import { type Table, tableOf } from './table.ts'

export function momentTable({ curve }: EvaluationReport): Table {
  return tableOf({ name: 'moments', title: 'Accuracy and AUC, moment by moment' }, curve, [
    ['seconds', 'Moment', 'moment', (row) => row.seconds],
    ['n', 'n', 'count', (row) => row.n],
    ['base_rate', 'Man', 'share', (row) => row.baseRate],
    ['always_zone', 'Always zone', 'share', (row) => row.alwaysZone],
    ['accuracy', 'Read right', 'share', (row) => row.accuracy],
    ['accuracy_low', '95 % from', 'share', (row) => row.accuracyLow],
    ['accuracy_high', 'to', 'share', (row) => row.accuracyHigh],
    ['auc', 'AUC', 'number', (row) => row.auc],
    ['auc_low', '95 % from', 'number', (row) => row.aucLow],
    ['auc_high', 'to', 'number', (row) => row.aucHigh],
    ['log_loss', 'Log loss', 'number', (row) => row.logLoss],
    ['brier', 'Brier', 'number', (row) => row.brier],
    ['ece', 'ECE', 'number', (row) => row.ece],
    ['ece_of_perfect', 'of perfect', 'number', (row) => row.eceOfPerfect],
    ['interval_over', 'Intervals over', 'text', (row) => row.intervalOver],
  ])
}

export function calibrationTable({ calibration }: EvaluationReport): Table {
  const rows = calibration.flatMap(({ region, bins }) => bins.map((bin) => ({ region, ...bin })))
  return tableOf({ name: 'calibration', title: 'What was said, and what came' }, rows, [
    ['region', 'Stretch', 'text', (row) => row.region],
    ['low', 'P(man) from', 'share', (row) => row.low],
    ['high', 'to', 'share', (row) => row.high],
    ['plays', 'n', 'count', (row) => row.plays],
    ['reads', 'Reads', 'count', (row) => row.reads],
    ['said', 'Said', 'share', (row) => row.said],
    ['came', 'Man came', 'share', (row) => row.came],
    ['came_low', '95 % from', 'share', (row) => row.cameLow],
    ['came_high', 'to', 'share', (row) => row.cameHigh],
  ])
}

export function manZoneTable({ manZone }: EvaluationReport): Table {
  return tableOf({ name: 'man-zone', title: 'Man and zone' }, manZone, [
    ['seconds', 'Moment', 'moment', (row) => row.seconds],
    ['n', 'n', 'count', (row) => row.n],
    ['base_rate', 'Man', 'share', (row) => (row.manReadMan + row.manReadZone) / row.n],
    ['man_read_man', 'Man read as man', 'count', (row) => row.manReadMan],
    ['man_read_zone', 'Man read as zone', 'count', (row) => row.manReadZone],
    ['zone_read_man', 'Zone read as man', 'count', (row) => row.zoneReadMan],
    ['zone_read_zone', 'Zone read as zone', 'count', (row) => row.zoneReadZone],
  ])
}

export function coverageTable({ coverages }: EvaluationReport): Table {
  return tableOf({ name: 'coverages', title: 'How often the coverage was named right' }, coverages, [
    ['seconds', 'Moment', 'moment', (row) => row.seconds],
    ['n', 'n', 'count', (row) => row.n],
    ['commonest', 'Always the commonest', 'share', (row) => row.commonest],
    ['first', 'First right', 'share', (row) => row.first.share],
    ['first_low', '95 % from', 'share', (row) => row.first.low],
    ['first_high', 'to', 'share', (row) => row.first.high],
    ['first_two', 'One of two right', 'share', (row) => row.firstTwo.share],
    ['first_two_low', '95 % from', 'share', (row) => row.firstTwo.low],
    ['first_two_high', 'to', 'share', (row) => row.firstTwo.high],
  ])
}

/** A row for each coverage that was played at each moment. */
export function coverageMatrixTable({ coverages }: EvaluationReport): Table {
  const rows = coverages.flatMap(({ seconds, counts }) => counts.map((row, played) => ({ seconds, played, row })))
  return tableOf({ name: 'coverage-matrix', title: 'Played (rows) against named (columns)' }, rows, [
    ['seconds', 'Moment', 'moment', ({ seconds }) => seconds],
    ['played', 'Played', 'text', ({ played }) => COVERAGES[played] ?? null],
    ['n', 'n', 'count', ({ row }) => row.reduce((sum, count) => sum + count, 0)],
    ...COVERAGES.map((name, i) => [name, name, 'count', ({ row }: (typeof rows)[number]) => row[i] ?? null] as const),
  ])
}

const ROC_THRESHOLDS = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]

/** The curves at round thresholds; every point is in report.json. */
export function rocTable({ roc }: EvaluationReport): Table {
  const rows = roc.flatMap((curve) =>
    ROC_THRESHOLDS.map((threshold) => {
      const point = curve.points.findLast((one) => one.threshold >= threshold)
      return { ...curve, threshold, point }
    }),
  )
  return tableOf({ name: 'roc', title: 'What round thresholds get' }, rows, [
    ['seconds', 'Moment', 'moment', (row) => row.seconds],
    ['n', 'n', 'count', (row) => row.n],
    ['base_rate', 'Man', 'share', (row) => row.baseRate],
    ['auc', 'AUC', 'number', (row) => row.auc],
    ['threshold', 'Man from', 'share', (row) => row.threshold],
    ['true_positive_rate', 'Man found', 'share', (row) => row.point?.truePositiveRate ?? null],
    ['false_positive_rate', 'Zone mistaken', 'share', (row) => row.point?.falsePositiveRate ?? null],
  ])
}

export function thresholdTable({ thresholds }: EvaluationReport): Table {
  return tableOf({ name: 'thresholds', title: 'What each threshold costs' }, thresholds, [
    ['threshold', 'Man from', 'share', (row) => row.threshold],
    ['n', 'n', 'count', (row) => row.n],
    ['called_man', 'Called man', 'share', (row) => row.calledMan],
    ['false_positives', 'Zone called man', 'count', (row) => row.falsePositives],
    ['false_positive_rate', 'of all zone', 'share', (row) => row.falsePositiveRate],
    ['false_negatives', 'Man called zone', 'count', (row) => row.falseNegatives],
    ['false_negative_rate', 'of all man', 'share', (row) => row.falseNegativeRate],
    ['accuracy', 'Right', 'share', (row) => row.accuracy],
    ['accuracy_low', '95 % from', 'share', (row) => row.accuracyLow],
    ['accuracy_high', 'to', 'share', (row) => row.accuracyHigh],
  ])
}

const GROUP_HEADINGS = { defense: 'Defense', offense: 'Offense', formation: 'Formation' } as const

export function groupTable({ by, groups }: GroupTable): Table {
  return tableOf({ name: `by-${by}`, title: `By ${by}` }, groups, [
    [by, GROUP_HEADINGS[by], 'text', (row) => row.name],
    ['n', 'n', 'count', (row) => row.n],
    ['games', 'Games', 'count', (row) => row.games],
    ['base_rate', 'Man', 'share', (row) => row.baseRate],
    ['always_zone', 'Always zone', 'share', (row) => row.alwaysZone],
    ['accuracy', 'Read right', 'share', (row) => row.accuracy],
    ['accuracy_low', '95 % from', 'share', (row) => row.accuracyLow],
    ['accuracy_high', 'to', 'share', (row) => row.accuracyHigh],
    ['false_positives', 'Zone read as man', 'count', (row) => row.falsePositives],
    ['false_negatives', 'Man read as zone', 'count', (row) => row.falseNegatives],
  ])
}

export function wrongTable({ mostWrong, moment }: EvaluationReport): Table {
  const at = seconds(moment)
  return tableOf({ name: 'most-wrong', title: 'The plays that the read expected least' }, mostWrong, [
    ['link', 'Open', 'play', (row) => playLink(row, at)],
    ['game', 'Game', 'text', (row) => String(row.gameId)],
    ['play', 'Play', 'text', (row) => String(row.playId)],
    ['situation', 'Situation', 'text', situation],
    ['offense', 'Offense', 'text', (row) => row.offenseTeam],
    ['defense', 'Defense', 'text', (row) => row.defenseTeam],
    ['formation', 'Formation', 'text', (row) => row.offenseFormation],
    ['p_man', 'P(man)', 'share', (row) => row.manProbability],
    ['played', 'Played', 'text', (row) => row.coverageLabel ?? row.played],
    ['man_zone', 'Man or zone', 'text', (row) => row.played],
    ['surprise_bits', 'Surprise, bits', 'number', (row) => row.surprise],
    ['simulated', 'Simulated', 'text', (row) => (row.isSimulated ? 'yes' : 'no')],
    ['snap_estimated', 'Snap estimated', 'text', (row) => (row.isSnapEstimated ? 'yes' : 'no')],
  ])
}

/** "Q2 7:41, 3 & 8" */
function situation({ quarter, gameClock_s, down, yardsToGo }: WrongPlay): string | null {
  const clock = gameClock_s === null ? null : Math.floor(gameClock_s)
  const time = clock === null ? '' : ` ${Math.floor(clock / 60)}:${String(clock % 60).padStart(2, '0')}`
  const parts = [
    ...(quarter === null ? [] : [`Q${quarter}${time}`]),
    ...(down === null || yardsToGo === null || down === 0 ? [] : [`${down} & ${yardsToGo}`]),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}
