/** All windows there are. */
import type { BrowserWindow } from './browserWindow.ts'

/** By id, the oldest first. */
export const windows = new Map<number, BrowserWindow>()

/** Asks every window to close. True when all did, false when one refused. */
export async function closeAll(): Promise<boolean> {
  for (const window of [...windows.values()]) {
    window.close()
    if (!window.isClosing) return false
  }
  // they are gone at the next turn
  await new Promise(setImmediate)
  return windows.size === 0
}
