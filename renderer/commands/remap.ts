/** Changing the keys of commands: each function gives the settings' table of keys as it is afterwards. */
import { COMMANDS, type CommandId } from '../../preload/commands.ts'
import type { Settings } from '../../preload/settings.ts'
import { keysOf } from './keymap.ts'

export type KeyTable = Settings['keys']

/** One key more for a command. */
export function withKey(keys: KeyTable, id: CommandId, key: string): KeyTable {
  const before = keysOf(id, { keys })
  return before.includes(key) ? keys : changed(keys, id, [...before, key])
}

export function withoutKey(keys: KeyTable, id: CommandId, key: string): KeyTable {
  const rest = keysOf(id, { keys }).filter((other) => other !== key)
  return changed(keys, id, rest)
}

/** The command has its default keys again. */
export function withDefaults(keys: KeyTable, id: CommandId): KeyTable {
  const { [id]: _, ...others } = keys
  return others
}

/** Only what differs from the defaults is kept, so that better defaults reach everybody who never chose others. */
function changed(keys: KeyTable, id: CommandId, to: readonly string[]): KeyTable {
  const isDefault = to.join(' ') === COMMANDS[id].keys.join(' ')
  return isDefault ? withDefaults(keys, id) : { ...keys, [id]: to }
}
