/** What the states of a flag are called, and what the model suspects. */
import type { FlagState } from '../../ml/football/flag.ts'
import { isDropback, type Play } from '../../ml/football/play.ts'
import { type JudgingRule, type Omission, verdictOn } from '../../ml/review/suspects.ts'
import type { ReadSummary } from '../../preload/values.ts'

export const FLAG_WORDS: Readonly<Record<FlagState, string>> = {
  suspected: 'Suspicion',
  confirmed: 'Confirmed disguise',
  dismissed: 'Dismissed disguise',
  added: 'Flag',
}

/** "The model suspects a disguise: man shown, zone played."; where nobody labelled what was played, it says so. */
export function suspicionText(
  play: Pick<Play, 'isDropback' | 'passResult'>,
  read: ReadSummary,
  rule: JudgingRule,
): string {
  const verdict = verdictOn({ isDropback: isDropback(play), isPredicted: true, read }, rule)
  if (!verdict.isJudged) return NOT_JUDGED[verdict.omission]
  const { kind } = verdict
  if (kind === 'none') return 'The model suspects no disguise at this threshold.'
  const shown = kind === 'false-positive' ? 'man' : 'zone'
  const played = read.playedSource === 'label' ? `${read.played} played` : `${read.played} by the read at +1.5 s`
  return `The model suspects a disguise: ${shown} shown, ${played}.`
}

const NOT_JUDGED: Readonly<Record<Omission, string>> = {
  noDropback: 'The model suspects disguises on dropbacks only.',
  unknownPlayType: 'Nothing tells whether this was a dropback: the model suspects nothing.',
  notPredicted: 'This play is not read yet.',
  noReference: 'Nothing tells what was played: the model suspects nothing.',
  noRead: 'The last look is no read: the model suspects nothing.',
  noReadAfterSnap: 'Not labelled, and the read at +1.5 s says nothing: the model suspects nothing.',
}
