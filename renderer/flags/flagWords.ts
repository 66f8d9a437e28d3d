/** What the states of a flag are called, and what the model suspects. */
import type { FlagState } from '../../ml/football/flag.ts'
import type { ReadSummary } from '../../preload/values.ts'
import { disguiseKindOf, type Judging } from '../library/judgement.ts'

export const FLAG_WORDS: Readonly<Record<FlagState, string>> = {
  suspected: 'Suspicion',
  confirmed: 'Confirmed disguise',
  dismissed: 'Dismissed disguise',
  added: 'Flag',
}

/** "The model suspects a disguise: man shown, zone played."; where nobody labelled what was played, it says so. */
export function suspicionText(read: ReadSummary, judging: Judging): string {
  const kind = disguiseKindOf({ read }, judging)
  if (kind === null) return 'The last look is no read: the model suspects nothing.'
  if (kind === 'none') return 'The model suspects no disguise at this threshold.'
  const shown = kind === 'false-positive' ? 'man' : 'zone'
  const played = read.playedSource === 'label' ? `${read.played} played` : `${read.played} by the read at +1.5 s`
  return `The model suspects a disguise: ${shown} shown, ${played}.`
}
