/** The user's settings, kept as they are changed. */
import { create } from 'zustand'
import { DEFAULT_SETTINGS, type Settings } from '../../preload/settings.ts'
import { filmRoom } from '../filmRoom.ts'
import { showFault } from './notices.ts'

export const useSettings = create<Settings>(() => DEFAULT_SETTINGS)

/** Changes some settings and keeps them. False where they could not be kept: then they are as before. */
export async function changeSettings(change: Partial<Settings>): Promise<boolean> {
  const before = useSettings.getState()
  useSettings.setState(change)
  const saved = await filmRoom.saveSettings(useSettings.getState())
  if (saved.ok) return true
  useSettings.setState(before)
  showFault(saved.fault)
  return false
}
