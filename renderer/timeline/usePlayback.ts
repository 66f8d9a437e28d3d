/** Parts of the playback as React state: those that change when somebody does something, not the running time. */
import { useSyncExternalStore } from 'react'
import type { Playback } from '../replay/playback.ts'
import { clock } from '../session/openPlay.ts'

/** `select` gives a plain value, so that ticks which leave it alone draw nothing anew. */
export function usePlayback<Value extends string | number | boolean | null>(
  select: (playback: Playback) => Value,
): Value {
  return useSyncExternalStore(clock.subscribe, () => select(clock.playback))
}
