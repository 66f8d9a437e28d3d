/** The native menus as a description: an item for each command, and what the system expects besides. */
import type { MenuItemConstructorOptions } from 'electron'
import {
  COMMAND_IDS,
  COMMANDS,
  type CommandDescription,
  type CommandId,
  MENUS,
  type MenuName,
} from '../../preload/commands.ts'
import type { Settings } from '../../preload/settings.ts'
import type { RecentSource } from '../../preload/values.ts'
import { acceleratorOf, hasMod } from './accelerators.ts'

export interface MenuState {
  readonly isMac: boolean
  /** Reload and developer tools are in the menus, too. */
  readonly isDevelopment: boolean
  readonly settings: Pick<Settings, 'keys' | 'singleLetterKeys'>
  readonly checked: ReadonlySet<CommandId>
  readonly recent: readonly RecentSource[]
  readonly onCommand: (id: CommandId) => void
  readonly onRecent: (id: number) => void
}

/** On a Mac these are in the program's own menu. */
const IN_MAC_MENU: ReadonlySet<CommandId> = new Set<CommandId>(['about', 'settings'])

export function menuTemplate(state: MenuState): MenuItemConstructorOptions[] {
  const menus = MENUS.map((menu) => ({
    label: menu,
    ...(menu === 'Help' ? { role: 'help' as const } : {}),
    submenu: [...commandItems(menu, state), ...systemItems(menu, state)],
  }))
  const help = menus.pop() as (typeof menus)[number]
  return [...(state.isMac ? [macMenu(state)] : []), ...menus, { role: 'windowMenu' as const }, help]
}

/** A command that shows whether something is on screen has a check mark. */
export function isSwitch(id: CommandId): boolean {
  return id.startsWith('toggle-') || id.startsWith('show-')
}

/** The program's own menu, whose name is the program's. */
function macMenu(state: MenuState): MenuItemConstructorOptions {
  const separator = { type: 'separator' as const }
  const hiding = [{ role: 'hide' as const }, { role: 'hideOthers' as const }, { role: 'unhide' as const }]
  const commands = [commandItem('about', state), separator, commandItem('settings', state), separator]
  const submenu = [
    ...commands,
    { role: 'services' as const },
    separator,
    ...hiding,
    separator,
    { role: 'quit' as const },
  ]
  return { label: 'Presnap', submenu }
}

function commandItems(menu: MenuName, state: MenuState): MenuItemConstructorOptions[] {
  const isHere = (id: CommandId) => COMMANDS[id].menu === menu && !(state.isMac && IN_MAC_MENU.has(id))
  return COMMAND_IDS.filter(isHere).flatMap((id) => [
    ...('startsGroup' in COMMANDS[id] ? [{ type: 'separator' as const }] : []),
    commandItem(id, state),
    ...(id === 'import-folder' ? [recentItem(state)] : []),
  ])
}

function commandItem(id: CommandId, state: MenuState): MenuItemConstructorOptions {
  const { label } = COMMANDS[id]
  return {
    id,
    label,
    ...keyOf(id, state),
    ...(isSwitch(id) ? { type: 'checkbox' as const, checked: state.checked.has(id) } : {}),
    click: () => state.onCommand(id),
  }
}

/** The first key, to be seen. The page listens for all of them: it knows where letters are text, and which keys work
 *  there. A Mac's menus take every key they show, so there only those are shown that cannot be text. */
function keyOf(id: CommandId, { settings, isMac }: MenuState): Partial<MenuItemConstructorOptions> {
  const described: CommandDescription = COMMANDS[id]
  const keys = settings.keys[id] ?? described.keys
  const working = settings.singleLetterKeys ? keys : keys.filter((key) => hasMod(key) || key.startsWith('Alt+'))
  const shown = isMac ? working.find(hasMod) : working[0]
  return shown === undefined ? {} : { accelerator: acceleratorOf(shown), registerAccelerator: false }
}

function recentItem({ recent, onRecent }: MenuState): MenuItemConstructorOptions {
  const items = recent.map(({ id, name, folder }) => ({
    id: `recent-${id}`,
    label: `${name} (${folder})`.replaceAll('&', '&&'),
    click: () => onRecent(id),
  }))
  const none = [{ label: 'Nothing Imported Yet', enabled: false }]
  return { id: 'recent', label: 'Import Recent', submenu: items.length === 0 ? none : items }
}

/** What people expect in a menu and the system does by itself. */
function systemItems(menu: MenuName, { isMac, isDevelopment }: MenuState): MenuItemConstructorOptions[] {
  const separator = { type: 'separator' as const }
  switch (menu) {
    case 'File':
      return isMac ? [] : [separator, { role: 'quit' }]
    case 'Edit':
      return [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]
    case 'View': {
      const tools = [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]
      return [separator, { role: 'togglefullscreen' }, ...(isDevelopment ? tools : [])]
    }
    case 'Play':
    case 'Film':
    case 'Help':
      return []
  }
}
