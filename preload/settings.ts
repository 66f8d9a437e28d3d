/** What a user can set, and what holds until he does. */
import type { CommandId } from './commands.ts'

export const THEMES = ['system', 'dark', 'light'] as const
export type Theme = (typeof THEMES)[number]

export interface Settings {
  readonly theme: Theme
  /** P(man) from which the last look says man, in (0, 1). */
  readonly threshold: number
  /** Name of a model among `listModels`: a folder's, `presnap/...` for one that ships, `chosen/...` for a
   *  folder that was chosen, null for the default. */
  readonly model: string | null
  /** Keys that differ from the defaults, by command; an empty list leaves a command without a key. */
  readonly keys: Readonly<Partial<Record<CommandId, readonly string[]>>>
  /** Off: keys without Mod or Alt do nothing but move within the page (WCAG 2.1.4). */
  readonly singleLetterKeys: boolean
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  threshold: 0.5,
  model: null,
  keys: {},
  singleLetterKeys: true,
}
