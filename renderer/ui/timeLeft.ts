/** How long work still takes, by how long it took so far. */
import { durationText } from './numbers.ts'

/** The first bits are slower than the rest: so many are waited for. */
const LEAST_DONE = 3

/** Seconds, or null while it cannot be told. */
export function secondsLeftOf(done: number, total: number, elapsed_s: number): number | null {
  return done < LEAST_DONE ? null : (elapsed_s / done) * (total - done)
}

/** "about 1 min left". */
export function timeLeftText(seconds: number): string {
  return seconds < 1 ? 'nearly done' : `about ${durationText(seconds)} left`
}
