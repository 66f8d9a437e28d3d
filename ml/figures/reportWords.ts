/** What was judged and how good it was, in sentences. */
import type { EvaluationReport } from '../model/evaluationReport.ts'
import { momentWords, percentWords, playsWords, rangeWords, threeDigits } from './words.ts'

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

/** The one figure that is quoted, with all that belongs to it. */
export function headline({ curve, moment, about }: EvaluationReport): string {
  const at = curve.find(({ seconds }) => seconds === moment)
  if (at === undefined) return 'No play could be judged.'
  return `At ${momentWords(moment)} the read is right on ${percentWords(at.accuracy)} of ${playsWords(at.n)} (${about.on}; 95 % interval ${rangeWords(at.accuracyLow, at.accuracyHigh)}). Always saying zone would get ${percentWords(at.alwaysZone)}. AUC ${threeDigits(at.auc)} (${threeDigits(at.aucLow)} to ${threeDigits(at.aucHigh)}).`
}

/** Which model, whose reads, how many plays, and which moments have none. */
export function modelWords({ about, withoutPlays }: EvaluationReport): string {
  const { model, plays, games, source } = about
  const reads = source === 'held-out' ? 'Held-out reads of its cross-validation' : 'Reads of the model itself'
  const missing = withoutPlays.length === 0 ? '' : ` No play was read at ${withoutPlays.map(momentWords).join(', ')}.`
  return `${model.name}, trained on ${model.trainedOn} (${model.modelId}). ${reads}; ${plays.toLocaleString('en-US')} labelled ${plays === 1 ? 'dropback' : 'dropbacks'} of ${games} ${games === 1 ? 'game' : 'games'}.${missing}`
}
