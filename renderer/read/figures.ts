/** The figures of a model's card in words: no accuracy without its plays, its base rate, its moment and its data set. */
import { LAST_LOOK } from '../../ml/model/disguise.ts'
import type { MetricsCard } from '../../ml/model/modelCard.ts'
import { momentText } from '../timeline/moments.ts'
import { countText } from '../ui/numbers.ts'
import { rangeText } from './percent.ts'

export interface FigureRow {
  readonly key: string
  readonly set: string
  readonly moment: string
  readonly plays: string
  readonly alwaysZone: string
  readonly right: string
  readonly interval: string
  readonly auc: string
  readonly logLoss: string
}

/** How often the model is right: every data set at the last look first, then the other moments. */
export function figureRows(metrics: readonly MetricsCard[]): readonly FigureRow[] {
  const isLastLook = ({ seconds }: MetricsCard) => seconds === LAST_LOOK
  const others = metrics.filter((figure) => !isLastLook(figure)).toSorted((a, b) => a.seconds - b.seconds)
  return [...metrics.filter(isLastLook), ...others].map((figure) => ({
    key: `${figure.on} ${figure.seconds}`,
    set: figure.on,
    moment: momentText(figure.seconds),
    plays: countText(figure.n),
    alwaysZone: figure.baseRate === null ? '-' : percent(1 - figure.baseRate),
    right: figure.accuracy === null ? '-' : percent(figure.accuracy),
    interval: intervalText(figure),
    auc: figure.auc?.toFixed(3) ?? '-',
    logLoss: figure.logLoss?.toFixed(3) ?? '-',
  }))
}

function intervalText({ accuracyLow, accuracyHigh }: MetricsCard): string {
  return accuracyLow === null || accuracyHigh === null ? '-' : rangeText(accuracyLow, accuracyHigh)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
