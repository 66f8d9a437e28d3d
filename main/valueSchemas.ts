/** Schemas of values that come from the page or from files of the user: parsed there, trusted everywhere else. */
import { z } from 'zod'
import { FLAG_STATES } from '../ml/football/flag.ts'
import { gameId, playId } from '../ml/football/ids.ts'
import { seconds } from '../ml/football/units.ts'
import { COMMAND_IDS, COMMANDS, type CommandId } from '../preload/commands.ts'
import { DEFAULT_SETTINGS, type Settings, THEMES } from '../preload/settings.ts'

/** What no honest value reaches: names and keys, a coach's note, what the page keeps of its own. */
const LONGEST_NAME = 200
const LONGEST_NOTE = 10_000
const LARGEST_PAGE_STATE = 1_000_000
const MOST_KEYS = 8

export const GAME_ID = z.int().nonnegative().transform(gameId)
const PLAY_ID = z.int().nonnegative().transform(playId)
const PLAY_KEY = z.strictObject({ gameId: GAME_ID, playId: PLAY_ID })

export const COMMAND_ID = z.custom<CommandId>((value) => typeof value === 'string' && Object.hasOwn(COMMANDS, value))

const FLAG_MOMENT = z.number().transform(seconds)

export const FLAG_ID = z.string().min(1).max(LONGEST_NAME)
export const FLAG = z.strictObject({
  flagId: FLAG_ID,
  gameId: GAME_ID,
  playId: PLAY_ID,
  moment: FLAG_MOMENT,
  state: z.enum(FLAG_STATES),
  note: z.string().max(LONGEST_NOTE),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
})

const KEY_LIST = z.array(z.string().min(1).max(LONGEST_NAME)).max(MOST_KEYS).readonly()
/** A folder's name, or that of a model that ships or that was chosen. */
const MODEL_NAME = z
  .string()
  .min(1)
  .max(LONGEST_NAME)
  .regex(/^((presnap|chosen)\/)?[^/\\\0]+$/)
const THRESHOLD = z.number().gt(0).lt(1)

export const SETTINGS = z.strictObject({
  theme: z.enum(THEMES),
  threshold: THRESHOLD,
  model: MODEL_NAME.nullable(),
  keys: z.partialRecord(z.enum(COMMAND_IDS as readonly [CommandId, ...CommandId[]]), KEY_LIST),
  singleLetterKeys: z.boolean(),
})

/** Settings as a file has them: of another version, too, which may lack some and know commands that are gone. */
export const SETTINGS_FILE = z.object({
  theme: z.enum(THEMES).default(DEFAULT_SETTINGS.theme),
  threshold: THRESHOLD.default(DEFAULT_SETTINGS.threshold),
  model: MODEL_NAME.nullable().default(DEFAULT_SETTINGS.model),
  keys: z.record(z.string(), KEY_LIST).default({}).transform(keysOfCommands),
  singleLetterKeys: z.boolean().default(DEFAULT_SETTINGS.singleLetterKeys),
})

export const VIEW_STATE = z.strictObject({
  game: GAME_ID.nullable(),
  play: PLAY_KEY.nullable(),
  page: z.record(z.string(), z.unknown()).refine((page) => JSON.stringify(page).length <= LARGEST_PAGE_STATE),
})

function keysOfCommands(keys: Readonly<Record<string, readonly string[]>>): Settings['keys'] {
  return Object.fromEntries(Object.entries(keys).filter(([id]) => Object.hasOwn(COMMANDS, id)))
}
