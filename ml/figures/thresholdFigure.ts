/** The choice of a threshold: how many zone plays are called man, and how many man plays zone, from each on. */
import { line } from 'd3-shape'
import type { EvaluationReport, ThresholdFigures } from '../model/evaluationReport.ts'
import { type Axes, asPercent, axesOf } from './axes.ts'
import { type Ink, type Mark, type Shape, type Sketch, SMALL, text } from './drawing.ts'
import { momentWords, percentWords } from './words.ts'

const PANEL = { at: [64, 20], size: [470, 280] } as const

export function thresholdFigure({ thresholds, moment, about, curve }: EvaluationReport): Sketch {
  const most = Math.max(
    1,
    ...thresholds.map(({ falsePositives, falseNegatives }) => Math.max(falsePositives, falseNegatives)),
  )
  const axes = axesOf({
    ...PANEL,
    x: {
      domain: [0.28, 0.72],
      label: 'called man from P(man), %',
      ticks: thresholds.map(({ threshold }) => threshold),
      words: asPercent,
    },
    y: { domain: [0, 1.08 * most], label: 'plays called wrong', words: String },
  })
  const at = curve.find(({ seconds }) => seconds === moment)
  const half = thresholds.find(({ threshold }) => threshold === 0.5)
  return {
    ...{ name: 'thresholds', title: 'What each threshold costs', width: 720, height: 376 },
    caption:
      half === undefined
        ? 'No plays.'
        : `Judged on ${about.on}, at ${momentWords(moment)}, n ${half.n}, man on ${percentWords(at?.baseRate ?? null)}. From 50 % on ${half.falsePositives} zone plays are called man and ${half.falseNegatives} man plays zone; ${percentWords(half.accuracy)} are called right. The slider above the suspects sets it in the film room. A threshold that is chosen on these plays looks a little better on them than on others.`,
    marks: [
      ...axes.marks,
      ...costMarks(thresholds, axes, {
        cost: ({ falsePositives }) => falsePositives,
        ink: 'man',
        shape: 'circle',
        words: 'zone called man',
      }),
      ...costMarks(thresholds, axes, {
        cost: ({ falseNegatives }) => falseNegatives,
        ink: 'zone',
        shape: 'triangle',
        words: 'man called zone',
      }),
    ],
  }
}

interface Cost {
  readonly ink: Ink
  readonly shape: Shape
  readonly words: string
  cost(figures: ThresholdFigures): number
}

function costMarks(thresholds: readonly ThresholdFigures[], axes: Axes, { cost, ink, shape, words }: Cost): Mark[] {
  const last = thresholds.at(-1)
  if (last === undefined) return []
  const place = (figures: ThresholdFigures) => [axes.x(figures.threshold), axes.y(cost(figures))] as const
  const path = line<ThresholdFigures>(
    (figures) => place(figures)[0],
    (figures) => place(figures)[1],
  )
  return [
    { kind: 'path', path: path(thresholds) ?? '', ink, stroke: { width: 2, dash: shape === 'circle' ? [] : [7, 4] } },
    ...thresholds.map((figures): Mark => ({ kind: 'dot', at: place(figures), shape, ink, radius: 4 })),
    text([place(last)[0] + 34, place(last)[1] + 4], words, { anchor: 'start', ink: 'text', size: SMALL }),
  ]
}
