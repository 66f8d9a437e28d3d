/** A coach's mark on a play: what was found, by whom, and what became of it. */
import type { PlayKey } from './ids.ts'
import type { Seconds } from './units.ts'

/** A suspect is made by the model; a coach confirms or dismisses it, or adds a flag of his own. */
export const FLAG_STATES = ['suspected', 'confirmed', 'dismissed', 'added'] as const
export type FlagState = (typeof FLAG_STATES)[number]

export interface Flag extends PlayKey {
  readonly flagId: string
  /** Seconds from the snap. */
  readonly moment: Seconds
  readonly state: FlagState
  readonly note: string
  /** When it was made and last changed, ISO 8601 UTC. */
  readonly createdAt: string
  readonly changedAt: string
}
