/** The native menus on screen. */
import { Menu } from 'electron'
import type { CommandId } from '../../preload/commands.ts'
import { isSwitch, type MenuState, menuTemplate } from './menuTemplate.ts'

export type MenuParts = Omit<MenuState, 'checked'>

export class MenuBar {
  #checked: ReadonlySet<CommandId> = new Set()
  #shown: Menu | null = null

  /** Shows the menus with these keys and recent sources. */
  show(parts: MenuParts): void {
    const onCommand = (id: CommandId) => {
      // a click turns the mark at once, but only the page knows what became of it
      this.#mark(id)
      parts.onCommand(id)
    }
    this.#shown = Menu.buildFromTemplate(menuTemplate({ ...parts, onCommand, checked: this.#checked }))
    Menu.setApplicationMenu(this.#shown)
  }

  /** The commands whose marks are on; those of all others go off. */
  setChecked(commands: readonly CommandId[]): void {
    const changed = new Set([...this.#checked, ...commands])
    this.#checked = new Set(commands)
    for (const id of changed) this.#mark(id)
  }

  #mark(id: CommandId): void {
    const item = isSwitch(id) ? this.#shown?.getMenuItemById(id) : null
    if (item != null) item.checked = this.#checked.has(id)
  }
}
