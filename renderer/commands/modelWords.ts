/** A model's card in a coach's words. */

import { LAST_LOOK } from '../../ml/model/disguise.ts'
import type { MetricsCard, ModelCard } from '../../ml/model/modelCard.ts'
import { counted, countText } from '../ui/numbers.ts'

export interface FigureRow {
  readonly key: string
  readonly set: string
  readonly moment: string
  readonly plays: string
  readonly alwaysZone: string
  readonly right: string
  readonly interval: string
}

/** How often the model is right: every data set at the last look first, then the other moments. */
export function figureRows(metrics: readonly MetricsCard[]): readonly FigureRow[] {
  const isLastLook = ({ seconds }: MetricsCard) => seconds === LAST_LOOK
  const others = metrics.filter((figure) => !isLastLook(figure)).toSorted((a, b) => a.seconds - b.seconds)
  return [...metrics.filter(isLastLook), ...others].map((figure) => ({
    key: `${figure.on} ${figure.seconds}`,
    set: figure.on,
    moment: `${figure.seconds > 0 ? '+' : ''}${figure.seconds.toFixed(1)} s`,
    plays: countText(figure.n),
    alwaysZone: figure.baseRate === null ? '-' : percent(1 - figure.baseRate),
    right: figure.accuracy === null ? '-' : percent(figure.accuracy),
    interval: intervalText(figure),
  }))
}

/** What it learned from, a sentence a set. */
export function trainingText({ data, split }: ModelCard): readonly string[] {
  const sets = data.map(({ name, games, labelledPlays, manRate }) => {
    const plays = counted(labelledPlays, 'labelled pass play')
    return `${name}: ${plays} of ${counted(games, 'game')}, man on ${percent(manRate)}.`
  })
  return [...sets, split.note]
}

/** To which rate of man its probabilities are calibrated, and what that means. */
export function calibrationText({ calibration }: ModelCard): string {
  const rate = `${Math.round(100 * calibration.manRate)} %`
  return `Calibrated to man on ${rate} of labelled pass plays, the league's rate: where a defense plays more man than that, P(man) is too low, and the other way round.`
}

function intervalText({ accuracyLow, accuracyHigh }: MetricsCard): string {
  if (accuracyLow === null || accuracyHigh === null) return '-'
  return `${Math.round(100 * accuracyLow)}-${Math.round(100 * accuracyHigh)} %`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
