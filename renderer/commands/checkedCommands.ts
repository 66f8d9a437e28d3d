/** Which switches of the menus are on. */
import type { CommandId } from '../../preload/commands.ts'
import type { Switches, View } from '../session/view.ts'

const SWITCH_COMMANDS: Readonly<Record<keyof Switches, CommandId>> = {
  isTrueSide: 'toggle-side',
  showsTrails: 'toggle-trails',
  showsShares: 'toggle-shares',
  showsMatchUps: 'toggle-match-ups',
  showsTable: 'toggle-table',
  showsList: 'toggle-list',
  showsRead: 'toggle-read',
}

/** The commands with a mark beside them: switches that are on, and the list that is shown. */
export function checkedCommands(view: Switches & Pick<View, 'list'>): readonly CommandId[] {
  const names = Object.keys(SWITCH_COMMANDS) as (keyof Switches)[]
  return [...names.filter((name) => view[name]).map((name) => SWITCH_COMMANDS[name]), `show-${view.list}`]
}
