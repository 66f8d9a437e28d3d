/** Moments as the film room writes them. */
import type { Playback } from '../replay/playback.ts'

/** "-1.2 s", "+0.8 s", "0.0 s". */
export function momentText(moment: number): string {
  const tenths = Math.round(moment * 10) / 10
  return `${tenths > 0 ? '+' : tenths < 0 ? '-' : ''}${Math.abs(tenths).toFixed(1)} s`
}

/** The speed as the transport writes it: "0.5x", "0.5x back". */
export function speedText({ speed, direction }: Pick<Playback, 'speed' | 'direction'>): string {
  return `${speed}x${direction === -1 ? ' back' : ''}`
}

/** What the marks do: "loop -2.0 s to +1.0 s", "from -2.0 s", "until +1.0 s". */
export function loopText({ markIn, markOut }: Pick<Playback, 'markIn' | 'markOut'>): string {
  if (markIn !== null && markOut !== null) return `loop ${momentText(markIn)} to ${momentText(markOut)}`
  if (markIn !== null) return `from ${momentText(markIn)}`
  return markOut === null ? '' : `until ${momentText(markOut)}`
}
