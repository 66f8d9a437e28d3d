/** What the page may pass with each call: parsed here, trusted behind. */
import { z } from 'zod'
import type { PlayKey } from '../../ml/football/ids.ts'
import type { ArgumentOf, CallName } from '../../preload/contract.ts'
import { COMMAND_ID, FLAG, FLAG_ID, SETTINGS, VIEW_STATE } from '../valueSchemas.ts'

/** Plays of many seasons, all of which a coach may want in one cut-up; more paths than anybody drops; a fault's details many times over. */
const MOST_PLAYS = 100_000
const MOST_PATHS = 10_000
const LONGEST_TEXT = 100_000
const LONGEST_NAME = 500

const NOTHING = z.null()
const PLAYS_KIND = z.enum(['real', 'simulated'])
const TICKET = z.int().positive()

const SCHEMAS = {
  start: NOTHING,
  listGames: NOTHING,
  listFlags: NOTHING,
  putFlag: FLAG,
  removeFlag: FLAG_ID,

  importByDialog: z.enum(['files', 'folder']),
  importRecent: z.int().positive(),
  importDemo: NOTHING,
  cancelImport: NOTHING,
  openLibrary: z.enum(['there', 'new']),

  model: NOTHING,
  listModels: NOTHING,
  chooseModel: NOTHING,
  readFirst: z.custom<readonly PlayKey[]>(isListOfPlays),
  stopReading: z.boolean(),

  saveSettings: SETTINGS,
  saveView: VIEW_STATE,

  chooseSaveFile: z.strictObject({
    kind: z.enum(['gif', 'png', 'csv']),
    suggestedName: z.string().max(LONGEST_NAME),
  }),
  chooseSaveFolder: NOTHING,
  evaluate: PLAYS_KIND,
  cancelEvaluation: NOTHING,
  saveEvaluation: PLAYS_KIND,
  saveFlags: NOTHING,
  showSaved: TICKET,
  copyText: z.string().max(LONGEST_TEXT),
  setChecked: z.array(COMMAND_ID).readonly(),
} satisfies ArgumentSchemas

/** A schema a call, of just the call's argument: a missing or surplus name does not compile. */
export type ArgumentSchemas = { readonly [Name in CallName]: z.ZodType<ArgumentOf<Name>> }

/** The calls whose schema takes less than the contract promises. There are none, or the next line does not compile. */
export type TooNarrow<Schemas extends ArgumentSchemas> = {
  [Name in CallName]: [ArgumentOf<Name>] extends [z.output<Schemas[Name]>] ? never : Name
}[CallName]
export const ARGUMENTS: [TooNarrow<typeof SCHEMAS>] extends [never] ? ArgumentSchemas : never = SCHEMAS

/** Paths that the preload script took from dropped files. */
export const DROPPED_PATHS = z.array(z.string().min(1)).min(1).max(MOST_PATHS)

/** By hand: a schema takes a tenth of a second for ten thousand keys, and the main thread has not so long. */
function isListOfPlays(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MOST_PLAYS && value.every(isPlayKey)
}

function isPlayKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false
  const { gameId, playId } = value as Record<string, unknown>
  return isId(gameId) && isId(playId)
}

function isId(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
