/** Commands by menu, those whose label, menu or keys have what is looked for. */
import { COMMAND_IDS, COMMANDS, type CommandId, MENUS, type MenuName } from '../../preload/commands.ts'

export interface CommandGroup {
  readonly menu: MenuName
  readonly ids: readonly CommandId[]
}

/** `keysText` gives a command's keys as they are written on the keyboard. Menus without a hit are left out. */
export function foundCommands(text: string, keysText: (id: CommandId) => string): readonly CommandGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const has = (id: CommandId) => {
    const haystack = `${COMMANDS[id].label} ${COMMANDS[id].menu} ${keysText(id)}`.toLowerCase()
    return words.every((word) => haystack.includes(word))
  }
  const groups = MENUS.map((menu) => ({ menu, ids: COMMAND_IDS.filter((id) => COMMANDS[id].menu === menu && has(id)) }))
  return groups.filter(({ ids }) => ids.length > 0)
}
