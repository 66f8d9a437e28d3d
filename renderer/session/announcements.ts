/** What is said to screen readers alone: what everybody else sees happen beside the film. */
import { create } from 'zustand'

export const useAnnouncement = create<{ readonly id: number; readonly text: string }>(() => ({ id: 0, text: '' }))

/** Says it, also where the same was said just before. */
export function announce(text: string): void {
  useAnnouncement.setState(({ id }) => ({ id: id + 1, text }))
}
