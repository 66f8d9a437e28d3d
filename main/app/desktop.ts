/** The desktop around the window: clipboard, file manager, theme and menus. */
import { app, clipboard, nativeTheme, shell as system } from 'electron'
import type { CommandId } from '../../preload/commands.ts'
import type { Tell } from '../ipc/service.ts'
import type { Desktop } from '../ipc/shell.ts'
import type { KeptFiles } from '../kept/keptFiles.ts'
import { listedSources } from '../kept/recentSources.ts'
import { MenuBar } from './menuBar.ts'

export interface DesktopParts {
  readonly kept: KeptFiles
  readonly tell: Tell
  readonly onRecent: (id: number) => void
}

/** Shows the menus and sets the theme; both follow the settings from then on. */
export function desktopWith({ kept, tell, onRecent }: DesktopParts): Desktop {
  const menus = new MenuBar()
  const showMenus = () =>
    menus.show({
      isMac: process.platform === 'darwin',
      isDevelopment: !app.isPackaged,
      settings: kept.settings.value,
      recent: listedSources(kept.recent.value),
      onCommand: (id: CommandId) => tell('command', id),
      onRecent,
    })
  const followSettings = () => {
    nativeTheme.themeSource = kept.settings.value.theme
    showMenus()
  }
  followSettings()
  return {
    copyText: (text) => clipboard.writeText(text),
    showInFolder: (path) => system.showItemInFolder(path),
    addRecentDocument: (path) => app.addRecentDocument(path),
    settingsChanged: followSettings,
    recentChanged: showMenus,
    setChecked: (commands) => menus.setChecked(commands),
  }
}
