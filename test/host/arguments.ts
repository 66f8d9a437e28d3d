/** Electron's command line: Chromium's switches, modules to load first, the app, and what is the app's own. */

export interface Arguments {
  /** Folder or script; null where none is named. */
  readonly app: string | null
  /** Given with -r: loaded before the app. */
  readonly modules: readonly string[]
  /** `--name=value` and `--name`, wherever they stand; the last of one name holds. */
  readonly switches: ReadonlyMap<string, string>
}

export function readArguments(all: readonly string[]): Arguments {
  const modules: string[] = []
  const switches = new Map<string, string>()
  let app: string | null = null
  for (let i = 0; i < all.length; i++) {
    const argument = all[i] ?? ''
    if (argument === '-r' && app === null) modules.push(all[++i] ?? '')
    else if (argument === '--' && app !== null) break
    else if (argument.startsWith('--')) {
      const [, name = '', value = ''] = /^--([^=]*)=?(.*)$/s.exec(argument) ?? []
      switches.set(name, value)
    } else app ??= argument
  }
  return { app, modules, switches }
}
