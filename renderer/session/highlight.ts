/** The player that the coach points at in a list: the field may set him off. */
import { create } from 'zustand'

/** His track in the play on the field, or null. */
export const useHighlight = create<{ readonly track: number | null }>(() => ({ track: null }))

export function highlight(track: number | null): void {
  useHighlight.setState({ track })
}
