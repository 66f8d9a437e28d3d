/** Accuracy and AUC against time, each with its interval as a band. */
import { area, curveLinear, line } from 'd3-shape'
import type { EvaluationReport, MomentFigures } from '../model/evaluationReport.ts'
import { type Axes, asPercent, axesOf } from './axes.ts'
import { type Mark, type Sketch, SMALL, text } from './drawing.ts'
import { momentWords, percentWords, rangeWords, threeDigits } from './words.ts'

const [WIDTH, HEIGHT] = [760, 400]
const PANEL = { at: [64, 20], size: [670, 290] } as const
const BAND = 0.22

interface Curve {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly moment: MomentFigures
}

export function accuracyCurve(report: EvaluationReport): Sketch {
  const curves = report.curve.flatMap((moment) =>
    moment.accuracy === null
      ? []
      : [{ value: moment.accuracy, low: moment.accuracyLow, high: moment.accuracyHigh, moment }],
  )
  const lowest = Math.min(
    0.5,
    ...report.curve.map(({ alwaysZone }) => alwaysZone ?? 1),
    ...curves.map(({ low }) => low ?? 1),
  )
  const axes = timeAxes(report.curve, {
    label: 'read right, %',
    from: Math.max(0, Math.floor(10 * lowest) / 10),
    words: asPercent,
  })
  const base = report.curve.flatMap(({ seconds, alwaysZone }) =>
    alwaysZone === null ? [] : [{ seconds, value: alwaysZone }],
  )
  return {
    ...{ name: 'accuracy', title: 'Accuracy against time', width: WIDTH, height: HEIGHT },
    caption: captionOf(
      report,
      ({ accuracy, accuracyLow, accuracyHigh, alwaysZone }) =>
        `${percentWords(accuracy)} right (95 %: ${rangeWords(accuracyLow, accuracyHigh)}), always zone ${percentWords(alwaysZone)}`,
    ),
    marks: [
      ...axes.marks,
      ...curveMarks(axes, curves),
      ...baseMarks(axes, base, 'always zone'),
      ...countMarks(axes, report.curve),
    ],
  }
}

export function aucCurve(report: EvaluationReport): Sketch {
  const curves = report.curve.flatMap((moment) =>
    moment.auc === null ? [] : [{ value: moment.auc, low: moment.aucLow, high: moment.aucHigh, moment }],
  )
  const axes = timeAxes(report.curve, { label: 'AUC', from: 0.4, words: (value) => value.toFixed(1) })
  const coin = report.curve.map(({ seconds }) => ({ seconds, value: 0.5 }))
  return {
    ...{ name: 'auc', title: 'AUC against time', width: WIDTH, height: HEIGHT },
    caption: captionOf(
      report,
      ({ auc, aucLow, aucHigh, baseRate }) =>
        `AUC ${threeDigits(auc)} (95 %: ${threeDigits(aucLow)} to ${threeDigits(aucHigh)}), man on ${percentWords(baseRate)}`,
    ),
    marks: [
      ...axes.marks,
      ...curveMarks(axes, curves),
      ...baseMarks(axes, coin, 'a coin'),
      ...countMarks(axes, report.curve),
    ],
  }
}

interface ValueAxis {
  readonly label: string
  readonly from: number
  words(value: number): string
}

function timeAxes(curve: readonly MomentFigures[], { label, from, words }: ValueAxis): Axes {
  const moments = curve.map(({ seconds }) => seconds)
  const [first, last] = [Math.min(-1, ...moments), Math.max(0.5, ...moments)]
  const ticks = Array.from({ length: Math.floor(last) - Math.ceil(first) + 1 }, (_, i) => Math.ceil(first) + i)
  return axesOf({
    ...PANEL,
    x: {
      domain: [first - 0.2, last + 0.2],
      label: 'seconds from the snap',
      ticks,
      words: (value) => (value > 0 ? `+${value}` : String(value)),
    },
    y: { domain: [from, 1], label, words },
  })
}

/** The band, the line through the moments, and a dot on each. */
function curveMarks(axes: Axes, curve: readonly Curve[]): Mark[] {
  const x = ({ moment }: Curve) => axes.x(moment.seconds)
  const band = area<Curve>(
    x,
    ({ low, value }) => axes.y(low ?? value),
    ({ high, value }) => axes.y(high ?? value),
  )
  const path = line<Curve>(x, ({ value }) => axes.y(value)).curve(curveLinear)
  const single = curve.length === 1
  return [
    {
      kind: 'line',
      from: [axes.x(0), PANEL.at[1]],
      to: [axes.x(0), PANEL.at[1] + PANEL.size[1]],
      ink: 'strong',
      stroke: { width: 1 },
    },
    text([axes.x(0) + 4, PANEL.at[1] + 12], 'snap', { anchor: 'start', size: SMALL }),
    { kind: 'area', path: band(curve) ?? '', ink: 'zone', opacity: BAND },
    ...curve.flatMap(({ low, high, moment }): Mark[] =>
      single && low !== null && high !== null
        ? [
            {
              kind: 'line',
              from: [axes.x(moment.seconds), axes.y(low)],
              to: [axes.x(moment.seconds), axes.y(high)],
              ink: 'zone',
              stroke: { width: 2 },
            },
          ]
        : [],
    ),
    { kind: 'path', path: path(curve) ?? '', ink: 'zone', stroke: { width: 2 } },
    ...curve.map(
      (one): Mark => ({ kind: 'dot', at: [x(one), axes.y(one.value)], shape: 'circle', ink: 'zone', radius: 3 }),
    ),
  ]
}

function baseMarks(
  axes: Axes,
  base: readonly { readonly seconds: number; readonly value: number }[],
  words: string,
): Mark[] {
  const [first] = base
  if (first === undefined) return []
  const path = line<(typeof base)[number]>(
    ({ seconds }) => axes.x(seconds),
    ({ value }) => axes.y(value),
  )
  return [
    { kind: 'path', path: path(base) ?? '', ink: 'man', stroke: { width: 1.5, dash: [5, 4] } },
    ...(base.length === 1
      ? [
          {
            kind: 'dot',
            at: [axes.x(first.seconds), axes.y(first.value)],
            shape: 'triangle',
            ink: 'man',
            radius: 4,
          } as const,
        ]
      : []),
    text([axes.x(first.seconds) + (base.length === 1 ? 10 : 0), axes.y(first.value) + 14], words, {
      anchor: 'start',
      size: SMALL,
    }),
  ]
}

/** How many plays have each moment, below the axis. */
function countMarks(axes: Axes, curve: readonly MomentFigures[]): Mark[] {
  const bottom = PANEL.at[1] + PANEL.size[1] + 56
  return [
    text([PANEL.at[0] - 6, bottom], 'n', { anchor: 'end', size: SMALL }),
    ...curve
      .filter(({ seconds }) => Number.isInteger(seconds))
      .map(({ seconds, n }) => text([axes.x(seconds), bottom], String(n), { size: SMALL })),
  ]
}

function captionOf({ curve, moment, about }: EvaluationReport, words: (figures: MomentFigures) => string): string {
  const at = curve.find(({ seconds }) => seconds === moment)
  if (at === undefined) return 'No plays.'
  return `Judged on ${about.on}, at ${momentWords(moment)}: ${words(at)}, n ${at.n}. The band is the 95 % interval over ${at.intervalOver}; n below the axis counts the plays that have the moment.`
}
