/** Reliability diagrams: what was said against what came, a panel a stretch of the play. */
import type { CalibrationBin, EvaluationReport, RegionCalibration } from '../model/evaluationReport.ts'
import { asPercent, axesOf } from './axes.ts'
import { type Mark, type Sketch, SMALL, text } from './drawing.ts'
import { percentWords, threeDigits } from './words.ts'

const SIDE = 250
const [COLUMN, ROW] = [372, 372]
const COLUMNS = 2
const TICKS = [0, 0.25, 0.5, 0.75, 1]

export function calibrationFigure({ calibration, about }: EvaluationReport): Sketch {
  const rows = Math.max(1, Math.ceil(calibration.length / COLUMNS))
  const parts = calibration.map(
    ({ region, plays, baseRate, ece }) =>
      `${region}: ${plays} plays, man on ${percentWords(baseRate)}, calibration error ${threeDigits(ece)}`,
  )
  return {
    ...{ name: 'calibration', title: 'Calibration, stretch by stretch of the play' },
    ...{ width: COLUMN * Math.min(COLUMNS, Math.max(1, calibration.length)), height: ROW * rows },
    caption: `Judged on ${about.on}. ${parts.join('; ')}. A dot on the diagonal came as often as it was said; bars are 95 % intervals as sure as that many plays can be, and n below the axis counts the plays of each tenth. P(man) is made for a league with 31 % man: plays with another share lie off the diagonal by that.`,
    marks: calibration.flatMap((region, i) => panelMarks(region, i)),
  }
}

function panelMarks(region: RegionCalibration, place: number): Mark[] {
  const at = [62 + COLUMN * (place % COLUMNS), 34 + ROW * Math.floor(place / COLUMNS)] as const
  const axes = axesOf({
    ...{ at, size: [SIDE, SIDE] },
    x: { domain: [0, 1], label: 'it says man, %', ticks: TICKS, words: asPercent },
    y: { domain: [0, 1], label: 'man was played, %', ticks: TICKS, words: asPercent },
  })
  const title = `${region.region} (n ${region.plays}, man ${percentWords(region.baseRate, 0)})`
  return [
    ...axes.marks,
    { kind: 'line', from: [axes.x(0), axes.y(0)], to: [axes.x(1), axes.y(1)], ink: 'strong', stroke: { dash: [4, 4] } },
    text([at[0], at[1] - 12], title, { anchor: 'start', ink: 'text' }),
    ...region.bins.flatMap((bin) => binMarks(bin, axes)),
    text([at[0] - 8, at[1] + SIDE + 52], 'n', { anchor: 'end', size: SMALL }),
    ...region.bins.map(({ low, high, plays }) =>
      text([axes.x((low + high) / 2), at[1] + SIDE + 52], String(plays), { size: SMALL }),
    ),
  ]
}

function binMarks(bin: CalibrationBin, axes: { x(value: number): number; y(value: number): number }): Mark[] {
  const { said, came, cameLow, cameHigh } = bin
  if (said === null || came === null || cameLow === null || cameHigh === null) return []
  const [x, y] = [axes.x(said), axes.y(came)]
  return [
    { kind: 'line', from: [x, axes.y(cameLow)], to: [x, axes.y(cameHigh)], ink: 'zone', stroke: { width: 1.5 } },
    { kind: 'dot', at: [x, y], shape: 'circle', ink: 'zone', radius: 4 },
  ]
}
