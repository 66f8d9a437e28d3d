/** How figures say numbers, and what was judged. */
import type { EvaluationReport } from '../model/evaluationReport.ts'

/** "-0.1 s"; "the snap" at zero. */
export function momentWords(seconds: number): string {
  return seconds === 0 ? 'the snap' : `${seconds > 0 ? '+' : ''}${seconds} s`
}

/** "78.7 %", or a dash. */
export function percentWords(share: number | null, digits = 1): string {
  return share === null ? '-' : `${(100 * share).toFixed(digits)} %`
}

/** "74.6 to 82.8 %", or a dash. */
export function rangeWords(low: number | null, high: number | null): string {
  return low === null || high === null ? '-' : `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)} %`
}

/** "0.880", or a dash. */
export function threeDigits(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

export function playsWords(n: number): string {
  return n === 1 ? '1 play' : `${n.toLocaleString('en-US')} plays`
}

/** "bdb-2018-games: 151 plays of 2 games, man on 39.1 % at -0.1 s; the model has seen these plays" */
export function aboutLine({ about, curve, moment }: EvaluationReport): string {
  const at = curve.find(({ seconds }) => seconds === moment)
  const games = about.games === 1 ? '1 game' : `${about.games} games`
  const rate = at === undefined ? '' : `, man on ${percentWords(at.baseRate)} at ${momentWords(moment)}`
  const kinds = about.cautions.flatMap(({ kind }) => SHORT_CAUTIONS[kind] ?? [])
  return [`${about.on}: ${playsWords(about.plays)} of ${games}${rate}`, ...kinds].join('; ')
}

const SHORT_CAUTIONS: Readonly<Partial<Record<string, string>>> = {
  seen: 'the model has seen these plays',
  'perhaps-seen': 'the model may have seen some of them',
  'held-out': 'held-out reads',
  simulated: 'simulated',
  'snap-estimated': 'snap estimated',
}
