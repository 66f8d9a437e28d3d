/** How alike two sets of plays are: quantiles with their uncertainty, and how well a frame tells man from zone. */
import { randomFrom } from '../ml/base/random.ts'
import { handMadeFeatures } from '../ml/features/handMade.ts'
import type { MeasuredPlay, PlayMeasure } from '../ml/features/playMeasures.ts'
import { playedManZone } from '../ml/football/play.ts'
import { frameAtMoment } from '../ml/football/tracking.ts'
import { seconds, yards } from '../ml/football/units.ts'
import { areaUnderCurve } from '../ml/training/areaUnderCurve.ts'
import { fitLogisticRegression, type LogisticExample, logisticProbability } from '../ml/training/logisticRegression.ts'

const FOLDS = 8
/** In examples; enough to keep two dozen correlated features apart on 150 plays. */
const PENALTY = 10
const RESAMPLES = 200

/** "p10 / p50 / p90", or a share; a dash where no play can tell. */
export function measureText(measure: PlayMeasure, plays: readonly MeasuredPlay[]): string {
  const samples = plays.flatMap((play) => measure.samples(play))
  if (samples.length === 0) return '-'
  if (measure.unit === 'share') return mean(samples).toFixed(2)
  return [0.1, 0.5, 0.9].map((q) => quantile(samples, q).toFixed(2)).join(' / ')
}

/** The 95 % interval of the median (or of a share), by drawing the plays anew with replacement. */
export function intervalText(measure: PlayMeasure, plays: readonly MeasuredPlay[]): string {
  const samples = plays.map((play) => measure.samples(play)).filter((values) => values.length > 0)
  if (samples.length < 10) return '-'
  const random = randomFrom(measure.name)
  const center = (values: readonly number[]) => (measure.unit === 'share' ? mean(values) : quantile(values, 0.5))
  const centers = Array.from({ length: RESAMPLES }, () =>
    center(samples.flatMap(() => samples[random.index(samples.length)] as readonly number[])),
  )
  return `${quantile(centers, 0.025).toFixed(2)}-${quantile(centers, 0.975).toFixed(2)}`
}

/** Out-of-fold AUC of the hand-made features at a moment, man above zone; whole games stay in one fold. */
export function readability(plays: readonly MeasuredPlay[], moment_s: number): { auc: number; count: number } {
  const games = [...new Set(plays.map(({ play }) => play.gameId))]
  const examples = plays.flatMap((measured) => {
    const example = exampleAt(measured, moment_s)
    return example === null ? [] : [{ ...example, fold: games.indexOf(measured.play.gameId) % FOLDS }]
  })
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const held = examples.filter((example) => example.fold === fold)
    const rest = examples.filter((example) => example.fold !== fold)
    if (held.length === 0 || rest.length === 0) return []
    const model = fitLogisticRegression(rest, PENALTY)
    return held.map((example) => ({ ...example, probability: logisticProbability(model, example.inputs) }))
  }).flat()
  const probabilities = scored.map((example) => example.probability)
  return {
    auc: areaUnderCurve(
      probabilities,
      scored.map((example) => example.isPositive),
    ),
    count: scored.length,
  }
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

function exampleAt({ play, tracking }: MeasuredPlay, moment_s: number): LogisticExample | null {
  const frame = frameAtMoment(tracking, seconds(moment_s))
  const manZone = playedManZone(play)
  if (frame === null || manZone === null) return null
  const inputs = handMadeFeatures(tracking, frame, play.lineOfScrimmage ?? yards(0))
  return inputs === null ? null : { inputs, isPositive: manZone === 'man' }
}
