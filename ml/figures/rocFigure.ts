/** ROC curves of some moments on one sheet, told apart by dashes as well as by colour. */
import { line } from 'd3-shape'
import type { EvaluationReport, RocCurve, RocPoint } from '../model/evaluationReport.ts'
import { type Axes, asPercent, axesOf } from './axes.ts'
import type { Ink, Mark, Sketch } from './drawing.ts'
import { SMALL, text } from './drawing.ts'
import { momentWords, percentWords, threeDigits } from './words.ts'

const SIDE = 340
const TICKS = [0, 0.25, 0.5, 0.75, 1]
const STYLES: readonly { readonly ink: Ink; readonly dash: readonly number[]; readonly width: number }[] = [
  { ink: 'man', dash: [2, 3], width: 1.75 },
  { ink: 'man', dash: [7, 4], width: 1.75 },
  { ink: 'zone', dash: [], width: 2.25 },
  { ink: 'text', dash: [7, 3, 2, 3], width: 1.5 },
  { ink: 'text', dash: [], width: 1.25 },
]

export function rocFigure({ roc, about }: EvaluationReport): Sketch {
  const axes = axesOf({
    ...{ at: [64, 20], size: [SIDE, SIDE] },
    x: { domain: [0, 1], label: 'zone that is read as man, %', ticks: TICKS, words: asPercent },
    y: { domain: [0, 1], label: 'man that is read as man, %', ticks: TICKS, words: asPercent },
  })
  const parts = roc.map(
    ({ seconds, n, auc, baseRate }) =>
      `${momentWords(seconds)}: AUC ${threeDigits(auc)}, n ${n}, man on ${percentWords(baseRate)}`,
  )
  return {
    ...{ name: 'roc', title: 'ROC: man found against zone mistaken', width: 700, height: SIDE + 74 },
    caption: `Judged on ${about.on}. ${parts.length === 0 ? 'No moment has plays of both kinds' : parts.join('; ')}. The dot is the threshold of 50 %.`,
    marks: [
      ...axes.marks,
      {
        kind: 'line',
        from: [axes.x(0), axes.y(0)],
        to: [axes.x(1), axes.y(1)],
        ink: 'strong',
        stroke: { dash: [4, 4] },
      },
      ...roc.flatMap((curve, i) => curveMarks(curve, i, axes)),
    ],
  }
}

function curveMarks({ seconds, auc, n, points }: RocCurve, place: number, axes: Axes): Mark[] {
  const { ink, dash, width } = STYLES[place % STYLES.length] as (typeof STYLES)[number]
  const path = line<RocPoint>(
    ({ falsePositiveRate }) => axes.x(falsePositiveRate),
    ({ truePositiveRate }) => axes.y(truePositiveRate),
  )
  const half = points.findLast(({ threshold }) => threshold >= 0.5) as RocPoint
  const y = 40 + 26 * place
  const stroke = { width, dash }
  return [
    { kind: 'path', path: path(points) ?? '', ink, stroke },
    {
      kind: 'dot',
      at: [axes.x(half.falsePositiveRate), axes.y(half.truePositiveRate)],
      shape: 'circle',
      ink,
      radius: 4,
    },
    { kind: 'line', from: [430, y - 4], to: [470, y - 4], ink, stroke },
    text([480, y], `${momentWords(seconds)}: AUC ${threeDigits(auc)}, n ${n}`, {
      anchor: 'start',
      ink: 'text',
      size: SMALL,
    }),
  ]
}
