/** `nativeTheme`: light or dark, in main and on every page. */
import { hostEvents } from './host.ts'
import { StrictEmitter } from './strict.ts'

type Source = Electron.NativeTheme['themeSource']

class NativeTheme
  extends StrictEmitter
  implements
    Pick<
      Electron.NativeTheme,
      'shouldUseDarkColors' | 'themeSource' | 'shouldUseHighContrastColors' | 'inForcedColorsMode'
    >
{
  protected override readonly events = ['updated']
  readonly shouldUseHighContrastColors = false
  readonly inForcedColorsMode = false
  #source: Source = 'system'

  /** The system's theme is light, unless HOST_DARK says otherwise. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? process.env.HOST_DARK === '1' : this.#source === 'dark'
  }

  get themeSource(): Source {
    return this.#source
  }

  set themeSource(source: Source) {
    if (source === this.#source) return
    const wasDark = this.shouldUseDarkColors
    this.#source = source
    hostEvents.emit('theme')
    if (wasDark !== this.shouldUseDarkColors) this.emit('updated')
  }
}

export const nativeTheme = new NativeTheme()

/** The theme for a page: with "system" whatever the browser, or whoever drives it, says. */
export function emulatedTheme(): { features: readonly { name: string; value: string }[] } {
  const { themeSource } = nativeTheme
  return { features: [{ name: 'prefers-color-scheme', value: themeSource === 'system' ? '' : themeSource }] }
}
