/** How long work still takes, by how long it took so far. */

/** The first bits are slower than the rest: so many are waited for. */
const LEAST_DONE = 3
const SECONDS_OF_A_MINUTE = 60

/** Seconds, or null while it cannot be told. */
export function secondsLeftOf(done: number, total: number, elapsed_s: number): number | null {
  return done < LEAST_DONE ? null : (elapsed_s / done) * (total - done)
}

/** "about 1 min left". */
export function timeLeftText(seconds: number): string {
  if (seconds < 1) return 'nearly done'
  if (seconds < SECONDS_OF_A_MINUTE - 0.5) return `about ${Math.round(seconds)} s left`
  return `about ${Math.round(seconds / SECONDS_OF_A_MINUTE)} min left`
}
