/** The native menus, as a test reads them. */
import type { ElectronApplication } from '@playwright/test'

/** Ids of the items with a check mark, in the order of the menus. */
export function checkedItems(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ Menu }) => {
    const items = (menu: Electron.Menu | null): Electron.MenuItem[] =>
      (menu?.items ?? []).flatMap((item) => [item, ...items(item.submenu ?? null)])
    return items(Menu.getApplicationMenu()).flatMap((item) => (item.checked ? [item.id] : []))
  })
}

/** The key that an item shows, "CommandOrControl+Z"; null for none. */
export function shownKey(app: ElectronApplication, wanted: string): Promise<string | null> {
  return app.evaluate(({ Menu }, id) => {
    const accelerator = Menu.getApplicationMenu()?.getMenuItemById(id)?.accelerator
    return accelerator === undefined || accelerator === null ? null : String(accelerator)
  }, wanted)
}
