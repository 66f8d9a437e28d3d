/** Each defender's share of the read, as it comes with a reading. */
import type { PlayReading } from '../../preload/values.ts'

/** The share of the defender in column `column` of the shares at a frame; NaN where it is not known. */
export function shareAt(reading: PlayReading | null, frame: number, column: number): number {
  const shares = reading?.shares ?? null
  if (shares === null) return Number.NaN
  return shares.shares[frame * shares.tracks.length + column] ?? Number.NaN
}
