/** Dark or light: the setting, or what the system says. */
import { create } from 'zustand'
import { useSettings } from '../session/settings.ts'

export type ShownTheme = 'dark' | 'light'

const light = window.matchMedia('(prefers-color-scheme: light)')
const calm = window.matchMedia('(prefers-reduced-motion: reduce)')

/** What is shown now. */
export const useShown = create<{ readonly theme: ShownTheme; readonly isReducedMotion: boolean }>(() => ({
  theme: 'dark',
  isReducedMotion: calm.matches,
}))

/** Follows the setting and the system from now on. */
export function followTheme(): void {
  useSettings.subscribe(show)
  light.addEventListener('change', show)
  calm.addEventListener('change', show)
  show()
}

function show(): void {
  const { theme } = useSettings.getState()
  const shown = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme
  document.documentElement.dataset.theme = shown
  useShown.setState({ theme: shown, isReducedMotion: calm.matches })
}
