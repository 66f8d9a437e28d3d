/** What the states of a flag are called. */
import type { FlagState } from '../../ml/football/flag.ts'

export const FLAG_WORDS: Readonly<Record<FlagState, string>> = {
  suspected: 'Suspicion',
  confirmed: 'Confirmed disguise',
  dismissed: 'Dismissed disguise',
  added: 'Flag',
}
